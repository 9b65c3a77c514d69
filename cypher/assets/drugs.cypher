// Drugs against a target
//
// Every drug or candidate that acts on the target, the furthest in development
// first. A molecule with two targets is found under each. With `minPhase`, drugs
// of unknown or lower stage are left out.
//
// @param target   Target  Target, by name, gene symbol or id
// @param minPhase PRECLINICAL|PHASE_1|PHASE_2|PHASE_3|FILED|APPROVED|MARKETED = null  Lowest stage
// @param limit    int = 50  Most rows to return
// @returns drug, aliases, developer, action, modality, phase, diseases, partners, evidence
// @example pharmagraph ask drugs --target HER2

MATCH (agent:Drug)-[acts:TARGETS]->(:Target {id: $target})
WITH agent, acts,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED'] AS stages
WITH agent, acts,
     coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = agent.highestPhase][0], -1) AS rank,
     [i IN range(0, size(stages) - 1) WHERE stages[i] = $minPhase][0] AS least
WHERE least IS NULL OR rank >= least
WITH agent, acts, rank
ORDER BY rank DESC, agent.name, agent.id, acts.key
LIMIT $limit
RETURN agent.name AS drug, coalesce(agent.aliases, []) AS aliases,
       COLLECT { MATCH (agent)<-[:DEVELOPS]-(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } AS developer,
       acts.action AS action,
       COLLECT { MATCH (agent)-[:HAS_MODALITY]->(m:Modality) RETURN DISTINCT m.name AS name ORDER BY name } AS modality,
       agent.highestPhase AS phase,
       COLLECT { MATCH (agent)-[:STUDIED_FOR|APPROVED_FOR]->(d:Disease) RETURN DISTINCT d.name AS name ORDER BY name } AS diseases,
       COLLECT {
         MATCH (agent)<-[:CONCERNS]-(:Deal)<-[:PARTY_TO]-(o:Organization)
         WHERE NOT EXISTS { MATCH (o)-[:DEVELOPS]->(agent) }
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS partners,
       coalesce(acts.evidence, []) AS evidence
ORDER BY rank DESC, drug, agent.id, acts.key
LIMIT $limit
