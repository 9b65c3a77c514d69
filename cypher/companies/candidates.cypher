// Candidate partners for an asset
//
// Organisations with deals in the disease or against the targets of the drug, that have
// no deal about the drug itself and no competing asset. Another drug they develop
// against one of its targets competes; where no target of the drug is known,
// `competingAssets` is empty. This lists who is active in the field, no more.
//
// @param drug         Drug     Drug or candidate, by name, code, brand or id
// @param minDeals     int = 1  Fewest deals in the disease or the targets
// @param maxCompeting int = 0  Most competing assets
// @param limit        int = 50 Most rows to return
// @returns organisation, dealsInDisease, dealsInTarget, competingAssets, sizeClass, country, evidence
// @example pharmagraph ask candidates --drug KN026

MATCH (agent:Drug {id: $drug})
WITH agent, COLLECT { MATCH (agent)-[:TARGETS]->(t:Target) RETURN t.id AS id } AS aims,
     COLLECT { MATCH (agent)<-[:DEVELOPS]-(o:Organization) RETURN o.id AS id }
     + COLLECT { MATCH (agent)<-[:CONCERNS]-(:Deal)<-[:PARTY_TO]-(o:Organization) RETURN o.id AS id } AS insiders
CALL (agent) {
  MATCH (agent)-[:STUDIED_FOR|APPROVED_FOR]->(:Disease)<-[:IS_A*0..8]-(:Disease)<-[:FOR_DISEASE]-(deal:Deal)
  RETURN deal, 'disease' AS shares
  UNION
  MATCH (agent)-[:TARGETS]->(:Target)<-[:CONCERNS]-(deal:Deal)
  RETURN deal, 'target' AS shares
  UNION
  MATCH (agent)-[:TARGETS]->(:Target)<-[:TARGETS]-(:Drug)<-[about:CONCERNS]-(deal:Deal)
  WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
  RETURN deal, 'target' AS shares
}
MATCH (org:Organization)-[own:PARTY_TO]->(deal)
WHERE deal.class = 'ALLIANCE' AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
  AND NOT coalesce(org.kind, '') IN ['EXCHANGE', 'INVESTOR']
  AND NOT org.id IN insiders
WITH agent, aims, org, count(DISTINCT CASE shares WHEN 'disease' THEN deal.id END) AS dealsInDisease,
     count(DISTINCT CASE shares WHEN 'target' THEN deal.id END) AS dealsInTarget,
     count(DISTINCT deal.id) AS deals, collect(own.evidence) AS sentences
WITH org, dealsInDisease, dealsInTarget, deals, sentences,
     CASE WHEN size(aims) > 0 THEN COUNT {
       MATCH (org)-[:DEVELOPS]->(other:Drug)
       WHERE other.id <> agent.id AND EXISTS { MATCH (other)-[:TARGETS]->(t:Target) WHERE t.id IN aims }
     } END AS competing
WHERE deals >= $minDeals AND coalesce(competing, 0) <= $maxCompeting
WITH org, dealsInDisease, dealsInTarget, deals, sentences, competing
ORDER BY deals DESC, dealsInDisease DESC, org.name, org.id
LIMIT $limit
RETURN org.name AS organisation, dealsInDisease, dealsInTarget, competing AS competingAssets,
       org.sizeClass AS sizeClass, org.country AS country,
       COLLECT { UNWIND sentences AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY deals DESC, dealsInDisease DESC, organisation, org.id
LIMIT $limit
