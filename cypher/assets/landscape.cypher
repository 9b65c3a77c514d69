// Pipeline of a disease by phase and modality
//
// How many drugs are studied or approved for the disease, by stage and modality, the
// furthest first. The stage is the one stated for the disease; where the articles link
// a drug to no other disease and state a stage for the drug, that. A drug of two
// modalities counts in both; the agents of a combination count if they are studied for
// the disease themselves.
//
// @param disease         Disease      Disease, by name or id
// @param includeSubtypes bool = true  Count kinds of the disease too
// @param limit           int = 50     Most rows to return
// @returns phase, modality, n, drugs, evidence
// @example pharmagraph ask landscape --disease "breast cancer"

MATCH (asked:Disease {id: $disease})<-[:IS_A*0..8]-(kind:Disease)<-[link:STUDIED_FOR|APPROVED_FOR]-(agent:Drug)
WHERE $includeSubtypes OR kind.id = asked.id
WITH agent, link,
     CASE WHEN type(link) = 'APPROVED_FOR' THEN 'APPROVED'
          WHEN link.phase IS NOT NULL THEN link.phase
          WHEN NOT EXISTS {
            MATCH (agent)-[:STUDIED_FOR|APPROVED_FOR]->(other:Disease)
            WHERE NOT EXISTS { MATCH (other)-[:IS_A*0..8]->(asked) }
          } THEN agent.highestPhase END AS stage,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED'] AS stages
WITH agent, stages, collect(link.evidence) AS sentences,
     max(coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = stage][0], -1)) AS rank
OPTIONAL MATCH (agent)-[:HAS_MODALITY]->(m:Modality)
WITH rank, CASE rank WHEN -1 THEN 'UNKNOWN' ELSE stages[rank] END AS phase, m.id AS kindId, m.name AS modality,
     count(DISTINCT agent.id) AS n, collect(DISTINCT agent.name) AS names, collect(sentences) AS found
RETURN phase, modality, n,
       COLLECT { UNWIND names AS name RETURN name ORDER BY name } AS drugs,
       COLLECT {
         UNWIND found AS lists UNWIND lists AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id
       } AS evidence
ORDER BY rank DESC, modality IS NULL, modality, kindId
LIMIT $limit
