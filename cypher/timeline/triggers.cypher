// What may happen next
//
// Rights that wait for a condition, run out or begin, studies that are planned, payments
// that depend on something, and takeovers not yet closed: what has a day first, in the
// order of the days, then what waits without one. A right is left out once it was used,
// given up or ran out, or its deal ended. Dates that passed are left out.
//
// @param asOf    date = null          Day from which to look ahead, today if left out
// @param until   date = null          Leave out what is due after this day
// @param company Organization = null  Only what concerns this company
// @param limit   int = 50             Most rows to return
// @returns due, precision, item, condition, holder, deal, evidence
// @example pharmagraph ask triggers

WITH coalesce($asOf, date()) AS today
CALL (today) {
  MATCH (pact:Deal)-[granted:GRANTS]->(right:Right)
  WHERE NOT coalesce(right.status, 'UNKNOWN') IN ['EXERCISED', 'LAPSED', 'EXPIRED']
    AND (right.condition IS NOT NULL OR right.endsTo IS NOT NULL OR right.startsFrom > today)
    AND ($company IS NULL OR EXISTS { MATCH (right)-[:HELD_BY|GRANTED_BY]->(:Organization {id: $company}) }
         OR EXISTS { MATCH (pact)<-[:PARTY_TO]-(:Organization {id: $company}) })
  RETURN right AS thing, pact, CASE WHEN right.startsFrom > today THEN right.startsFrom ELSE right.endsTo END AS due,
         CASE WHEN right.startsFrom > today THEN right.startsPrecision ELSE right.endsPrecision END AS exactness,
         CASE WHEN right.startsFrom > today THEN 'begins: ' WHEN right.endsTo IS NULL THEN 'waits: ' ELSE 'ends: ' END
         + coalesce(right.kind, 'right')
         + reduce(all = '', name IN COLLECT { MATCH (right)-[:COVERS]->(a) RETURN DISTINCT a.name AS name ORDER BY name } |
             all + CASE all WHEN '' THEN ' on ' ELSE ', ' END + name) AS item,
         right.condition AS words, [granted] AS links
  UNION ALL
  MATCH (study:Trial {status: 'PLANNED'})<-[runs:SPONSORS|TESTS|INCLUDES_STUDY]-()
  WITH study, collect(runs) AS links
  OPTIONAL MATCH (study)<-[:INCLUDES_STUDY]-(pact:Deal)
  WITH study, pact, links
  WHERE $company IS NULL OR EXISTS { MATCH (study)<-[:SPONSORS]-(:Organization {id: $company}) }
     OR EXISTS { MATCH (pact)<-[:PARTY_TO]-(:Organization {id: $company}) }
  RETURN study AS thing, pact, study.startFrom AS due, study.startPrecision AS exactness, 'starts: ' + study.name AS item,
         null AS words, links
  UNION ALL
  MATCH (pact:Deal)-[has:HAS_TERM]->(term:FinancialTerm)
  WHERE term.trigger IS NOT NULL AND ($company IS NULL OR EXISTS { MATCH (pact)<-[:PARTY_TO]-(:Organization {id: $company}) })
  RETURN term AS thing, pact, null AS due, null AS exactness,
         'falls due: ' + coalesce(term.kind, 'payment') + coalesce(' ' + term.amountRaw, '') AS item,
         term.trigger AS words, [has] AS links
  UNION ALL
  MATCH (pact:Deal {status: 'PENDING_CLOSE'})<-[own:PARTY_TO]-(:Organization)
  WITH pact, collect(own) AS links
  WHERE $company IS NULL OR EXISTS { MATCH (pact)<-[:PARTY_TO]-(:Organization {id: $company}) }
  RETURN pact AS thing, pact, null AS due, null AS exactness, 'closes: ' + coalesce(pact.primaryType, pact.types[0], 'deal') AS item,
         null AS words, links
}
WITH today, thing, pact, due, exactness, item, words, links
WHERE (due IS NULL OR due >= today) AND ($until IS NULL OR due IS NULL OR due <= $until)
  AND NOT coalesce(pact.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN', 'EXPIRED', 'TERMINATED']
  AND (pact IS NULL OR NOT EXISTS { MATCH (pact)-[:HAS_EVENT]->(:DealEvent {kind: 'TERMINATED'}) })
WITH thing, pact, due, exactness, item, words, links
ORDER BY due IS NULL, due, item, thing.id, pact.id
LIMIT $limit
RETURN due, CASE WHEN due IS NULL THEN 'UNKNOWN' ELSE coalesce(exactness, 'UNKNOWN') END AS precision, item,
       words AS condition,
       COLLECT {
         MATCH (thing)-[link:HELD_BY|SPONSORS|PAID_TO|PARTY_TO]-(o:Organization)
         WHERE type(link) <> 'PARTY_TO' OR link.role IN ['ACQUIRER', 'BUYER', 'BIDDER']
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS holder, pact.name AS deal,
       COLLECT { UNWIND links AS link UNWIND link.evidence AS sentence RETURN DISTINCT sentence ORDER BY sentence } AS evidence
ORDER BY due IS NULL, due, item, thing.id, pact.id
LIMIT $limit
