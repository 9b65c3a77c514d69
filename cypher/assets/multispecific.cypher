// Molecules that hit several targets
//
// Drugs and candidates that act on two or more targets, the furthest in development
// first. Two sites of one target are one target.
//
// @param targetA    Target = null    One of the targets, by name, gene symbol or id
// @param targetB    Target = null    Another of them
// @param modality   Modality = null  Only this modality or a kind of it
// @param minTargets int = 2          Fewest targets
// @param limit      int = 50         Most rows to return
// @returns targetSet, drug, developer, phase, evidence
// @example pharmagraph ask multispecific

MATCH (agent:Drug)-[acts:TARGETS]->(hit:Target)
WHERE $modality IS NULL OR EXISTS { MATCH (agent)-[:HAS_MODALITY]->(:Modality)-[:IS_A*0..8]->(:Modality {id: $modality}) }
WITH agent, collect(DISTINCT hit.id) AS ids, collect(acts.evidence) AS sentences
WHERE size(ids) >= $minTargets AND ($targetA IS NULL OR $targetA IN ids) AND ($targetB IS NULL OR $targetB IN ids)
WITH agent, sentences,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED'] AS stages
WITH agent, sentences, coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = agent.highestPhase][0], -1) AS rank
ORDER BY rank DESC, agent.name, agent.id
LIMIT $limit
RETURN COLLECT { MATCH (agent)-[:TARGETS]->(t:Target) RETURN DISTINCT t.name AS name ORDER BY name } AS targetSet,
       agent.name AS drug,
       COLLECT { MATCH (agent)<-[:DEVELOPS]-(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } AS developer,
       agent.highestPhase AS phase,
       COLLECT { UNWIND sentences AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY rank DESC, drug, agent.id
LIMIT $limit
