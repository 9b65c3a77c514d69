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

MATCH (drug:Drug)-[acts:TARGETS]->(:Target {id: $target})
WITH drug, acts,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED'] AS stages
WITH drug, acts,
     coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = drug.highestPhase][0], -1) AS rank,
     [i IN range(0, size(stages) - 1) WHERE stages[i] = $minPhase][0] AS least
WHERE least IS NULL OR rank >= least
RETURN drug.name AS drug, coalesce(drug.aliases, []) AS aliases,
       COLLECT { MATCH (drug)<-[:DEVELOPS]-(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } AS developer,
       acts.action AS action,
       COLLECT { MATCH (drug)-[:HAS_MODALITY]->(m:Modality) RETURN DISTINCT m.name AS name ORDER BY name } AS modality,
       drug.highestPhase AS phase,
       COLLECT { MATCH (drug)-[:STUDIED_FOR|APPROVED_FOR]->(d:Disease) RETURN DISTINCT d.name AS name ORDER BY name } AS diseases,
       COLLECT {
         MATCH (drug)<-[:CONCERNS]-(:Deal)<-[:PARTY_TO]-(o:Organization)
         WHERE NOT EXISTS { MATCH (o)-[:DEVELOPS]->(drug) }
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS partners,
       coalesce(acts.evidence, []) AS evidence
ORDER BY rank DESC, drug, drug.id, acts.key
LIMIT $limit
