// Who holds which territory of an asset
//
// Every right on the drug that is open, one row for each territory it states; an empty
// territory was not stated. Rights on the deal are read where the right itself names no
// territory or no asset. A deal with a licensee but no right of its own is shown by its
// type. Without `asOf`, rights that were given up, ran out or fell with their deal are
// left out; with it, those whose dates rule out that day.
//
// @param drug  Drug         Drug or candidate, by name, code, brand or id
// @param asOf  date = null  Only rights that may hold on this day
// @param limit int = 50     Most rows to return
// @returns territory, rightKind, holder, exclusivity, since, deal, evidence
// @example pharmagraph ask territories --drug KN026

MATCH (drug:Drug {id: $drug})
CALL (drug) {
  MATCH (drug)<-[link:COVERS]-(right:Right)<-[:GRANTS]-(pact:Deal)
  RETURN pact, right, link
  UNION
  MATCH (drug)<-[link:CONCERNS]-(pact:Deal)-[:GRANTS]->(right:Right)
  WHERE NOT EXISTS { MATCH (right)-[:COVERS]->() } AND NOT coalesce(link.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
  RETURN pact, right, link
  UNION
  MATCH (drug)<-[link:CONCERNS]-(pact:Deal)
  WHERE NOT EXISTS { MATCH (pact)-[:GRANTS]->(:Right) } AND NOT coalesce(link.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
    AND EXISTS { MATCH (pact)<-[own:PARTY_TO]-(:Organization) WHERE own.role IN ['LICENSEE', 'DISTRIBUTOR', 'BUYER', 'OPTION_HOLDER'] }
  RETURN pact, null AS right, link
}
WITH pact, right, link,
     coalesce(right.startsFrom, pact.announcedFrom, pact.signedFrom, pact.occurredFrom, pact.closedFrom, link.firstReportedOn) AS day,
     COLLECT {
       MATCH (pact)-[:HAS_EVENT]->(end:DealEvent {kind: 'TERMINATED'})
       RETURN coalesce(end.occurredTo, pact.announcedTo) AS day ORDER BY day LIMIT 1
     } AS ended
WHERE ($asOf IS NULL AND size(ended) = 0 AND NOT coalesce(right.status, 'UNKNOWN') IN ['LAPSED', 'EXPIRED']
       AND NOT coalesce(pact.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN', 'EXPIRED', 'TERMINATED'])
   OR ($asOf IS NOT NULL AND coalesce(day, $asOf) <= $asOf AND coalesce(right.endsTo, $asOf) >= $asOf
       AND coalesce(ended[0], $asOf) >= $asOf)
WITH pact, right, link, day,
     coalesce(right.territory, [])
     + COLLECT {
       MATCH (right)-[holds:IN_TERRITORY]->(p:Place)
       RETURN CASE holds.mode WHEN 'EXCLUDED' THEN 'except ' ELSE '' END + p.name AS name
     } AS own,
     coalesce(pact.territory, [])
     + COLLECT {
       MATCH (pact)-[holds:IN_TERRITORY]->(p:Place)
       RETURN CASE holds.mode WHEN 'EXCLUDED' THEN 'except ' ELSE '' END + p.name AS name
     } AS general
UNWIND CASE WHEN size(own) > 0 THEN own WHEN size(general) > 0 THEN general ELSE [null] END AS territory
WITH DISTINCT pact, right, link, day, territory
RETURN territory, coalesce(right.kind, pact.primaryType, pact.types[0]) AS rightKind,
       CASE WHEN right IS NULL THEN COLLECT {
         MATCH (pact)<-[own:PARTY_TO]-(o:Organization) WHERE own.role IN ['LICENSEE', 'DISTRIBUTOR', 'BUYER', 'OPTION_HOLDER']
         RETURN DISTINCT o.name AS name ORDER BY name
       } ELSE COLLECT { MATCH (right)-[:HELD_BY]->(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } END AS holder,
       right.exclusivity AS exclusivity, day AS since, pact.name AS deal, coalesce(link.evidence, []) AS evidence
ORDER BY territory IS NULL, territory, since IS NULL, since, rightKind, deal, pact.id, right.id, link.key
LIMIT $limit
