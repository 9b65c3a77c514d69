// Pipeline of a company
//
// Every drug or candidate that the company develops or sells, named or not, the
// furthest in development first. `phase` is the furthest stage reached, `phaseRaw`
// the words for it. `partner` lists who else has a deal about the drug.
//
// @param company Organization                          Company, by name or id
// @param rollup  entity|brand|ultimateParent = entity  Whose drugs count as the company's
// @param limit   int = 50                              Most rows to return
// @returns drug, nameKnown, targets, modality, phase, phaseRaw, diseases, partner, evidence
// @example pharmagraph ask pipeline --company "Alphamab Oncology"

MATCH (asked:Organization {id: $company})
OPTIONAL MATCH up = (asked)-[:PART_OF*1..6]->(above:Organization)
WHERE $rollup <> 'entity'
  AND all(step IN relationships(up) WHERE $rollup = 'ultimateParent' OR step.kind IN ['SUBSIDIARY', 'DIVISION'])
WITH asked, above, length(up) AS height
ORDER BY height DESC, above.id
WITH asked, collect(above) AS heads
WITH coalesce(heads[0], asked) AS company
MATCH down = (company)<-[:PART_OF*0..6]-(member:Organization)
WHERE length(down) = 0
   OR ($rollup <> 'entity'
       AND all(step IN relationships(down) WHERE $rollup = 'ultimateParent' OR step.kind IN ['SUBSIDIARY', 'DIVISION']))
WITH collect(DISTINCT member) AS members, collect(DISTINCT member.id) AS family
UNWIND members AS member
MATCH (member)-[develops:DEVELOPS]->(agent:Drug)
WITH family, agent, develops
ORDER BY agent.id, develops.key
WITH family, agent, reduce(flat = [], part IN collect(develops.evidence) | flat + part) AS sentences
WITH family, agent, sentences,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED'] AS stages
WITH family, agent, sentences,
     coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = agent.highestPhase][0], -1) AS rank
ORDER BY rank DESC, agent.name, agent.id
LIMIT $limit
RETURN agent.name AS drug, coalesce(agent.nameKnown, true) AS nameKnown,
       COLLECT { MATCH (agent)-[:TARGETS]->(t:Target) RETURN DISTINCT t.name AS name ORDER BY name } AS targets,
       COLLECT { MATCH (agent)-[:HAS_MODALITY]->(m:Modality) RETURN DISTINCT m.name AS name ORDER BY name } AS modality,
       agent.highestPhase AS phase, agent.highestPhaseRaw AS phaseRaw,
       COLLECT { MATCH (agent)-[:STUDIED_FOR|APPROVED_FOR]->(d:Disease) RETURN DISTINCT d.name AS name ORDER BY name } AS diseases,
       COLLECT {
         MATCH (agent)<-[:CONCERNS]-(:Deal)<-[:PARTY_TO]-(o:Organization) WHERE NOT o.id IN family
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS partner,
       reduce(seen = [], id IN sentences | CASE WHEN id IN seen THEN seen ELSE seen + id END) AS evidence
ORDER BY rank DESC, drug, agent.id
LIMIT $limit
