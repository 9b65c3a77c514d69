// Assets against a target that have no partner yet
//
// Drugs and candidates, named or not, that no open deal is about and no open right
// covers. `dealsOnAsset` counts all deals that speak of the asset: one in which it is
// only the agent of a combination does not take it, and one that ended or fell through
// sets it free again. No deal in the loaded articles is no proof that there is none.
//
// @param target   Target  Target, by name, gene symbol or id
// @param minPhase PRECLINICAL|PHASE_1|PHASE_2|PHASE_3|FILED|APPROVED|MARKETED = null  Lowest stage
// @param modality Modality = null  Only this modality or a kind of it
// @param limit    int = 50         Most rows to return
// @returns drug, developer, country, phase, modality, diseases, dealsOnAsset, lastSeenOn, evidence
// @example pharmagraph ask unpartnered --target PD-L1

MATCH (agent:Drug)-[acts:TARGETS]->(:Target {id: $target})
WITH agent, acts,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED'] AS stages
WITH agent, acts,
     coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = agent.highestPhase][0], -1) AS rank,
     [i IN range(0, size(stages) - 1) WHERE stages[i] = $minPhase][0] AS least
WHERE (least IS NULL OR rank >= least)
  AND ($modality IS NULL
       OR EXISTS { MATCH (agent)-[:HAS_MODALITY]->(:Modality)-[:IS_A*0..8]->(:Modality {id: $modality}) })
  AND NOT EXISTS {
    MATCH (agent)<-[about:CONCERNS]-(deal:Deal)
    WHERE deal.class IN ['ALLIANCE', 'M_AND_A'] AND NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
      AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN', 'EXPIRED', 'TERMINATED']
      AND NOT EXISTS { MATCH (deal)-[:HAS_EVENT]->(:DealEvent {kind: 'TERMINATED'}) }
  }
  AND NOT EXISTS {
    MATCH (agent)<-[:COVERS]-(right:Right)<-[:GRANTS]-(deal:Deal)
    WHERE NOT coalesce(right.status, 'UNKNOWN') IN ['LAPSED', 'EXPIRED']
      AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN', 'EXPIRED', 'TERMINATED']
      AND NOT EXISTS { MATCH (deal)-[:HAS_EVENT]->(:DealEvent {kind: 'TERMINATED'}) }
  }
WITH agent, acts, rank
ORDER BY rank DESC, agent.name, agent.id, acts.key
LIMIT $limit
RETURN agent.name AS drug,
       COLLECT { MATCH (agent)<-[:DEVELOPS]-(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } AS developer,
       COLLECT {
         MATCH (agent)<-[:DEVELOPS]-(o:Organization) WHERE o.country IS NOT NULL
         RETURN DISTINCT o.country AS code ORDER BY code
       } AS country,
       agent.highestPhase AS phase,
       COLLECT { MATCH (agent)-[:HAS_MODALITY]->(m:Modality) RETURN DISTINCT m.name AS name ORDER BY name } AS modality,
       COLLECT { MATCH (agent)-[:STUDIED_FOR|APPROVED_FOR]->(d:Disease) RETURN DISTINCT d.name AS name ORDER BY name } AS diseases,
       COUNT { MATCH (agent)<-[:CONCERNS]-(:Deal) } AS dealsOnAsset,
       COLLECT {
         MATCH (agent)-[link]-() WHERE link.lastReportedOn IS NOT NULL
         RETURN link.lastReportedOn AS day ORDER BY day DESC LIMIT 1
       }[0] AS lastSeenOn,
       coalesce(acts.evidence, []) AS evidence
ORDER BY rank DESC, drug, agent.id, acts.key
LIMIT $limit
