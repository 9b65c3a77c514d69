// History of an asset
//
// What happened around a drug: its deals and what became of them, the rights
// granted on it, its studies and events, the oldest first. `from` and `to` are the
// days between which it happened. Where the text has no date, `from` is empty, `to`
// is the day it was first reported, and `precision` is REPORTED.
//
// @param drug  Drug      Drug or candidate, by name, code, brand or id
// @param limit int = 50  Most rows to return
// @returns from, to, precision, event, actors, detail, evidence
// @example pharmagraph ask history --drug KN026

MATCH (drug:Drug {id: $drug})
CALL (drug) {
  MATCH (drug)<-[about:CONCERNS]-(deal:Deal)
  RETURN deal.id AS id, 'deal' AS kind, coalesce(deal.primaryType, deal.class) AS code, deal.name AS detail,
         coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom) AS day,
         coalesce(deal.announcedTo, deal.signedTo, deal.occurredTo, deal.closedTo) AS lastDay,
         coalesce(deal.announcedPrecision, deal.signedPrecision, deal.occurredPrecision, deal.closedPrecision) AS precision,
         about.firstReportedOn AS reported, coalesce(about.evidence, []) AS evidence,
         COLLECT { MATCH (deal)<-[:PARTY_TO]-(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } AS actors
  UNION ALL
  MATCH (drug)<-[:CONCERNS]-(deal:Deal)-[has:HAS_EVENT]->(happening:DealEvent)
  RETURN happening.id AS id, 'deal event' AS kind, happening.kind AS code, deal.name AS detail,
         happening.occurredFrom AS day, happening.occurredTo AS lastDay, happening.occurredPrecision AS precision,
         has.firstReportedOn AS reported, coalesce(has.evidence, []) AS evidence,
         COLLECT { MATCH (deal)<-[:PARTY_TO]-(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } AS actors
  UNION ALL
  MATCH (drug)<-[covers:COVERS]-(right:Right)
  RETURN right.id AS id, 'right' AS kind, right.kind AS code,
         coalesce('subject to ' + right.condition, right.name) AS detail,
         right.startsFrom AS day, right.startsTo AS lastDay, right.startsPrecision AS precision,
         covers.firstReportedOn AS reported, coalesce(covers.evidence, []) AS evidence,
         COLLECT { MATCH (right)-[:HELD_BY]->(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } AS actors
  UNION ALL
  MATCH (drug)<-[tests:TESTS]-(trial:Trial)
  RETURN trial.id AS id, 'study' AS kind, coalesce(trial.status, 'UNKNOWN') AS code, trial.name AS detail,
         trial.startFrom AS day, trial.startTo AS lastDay, trial.startPrecision AS precision,
         tests.firstReportedOn AS reported, coalesce(tests.evidence, []) AS evidence,
         COLLECT { MATCH (trial)<-[:SPONSORS]-(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } AS actors
  UNION ALL
  MATCH (drug)-[has:HAS_EVENT]->(happening:CorporateEvent|DealEvent)
  RETURN happening.id AS id, 'event' AS kind, happening.kind AS code, happening.name AS detail,
         happening.occurredFrom AS day, happening.occurredTo AS lastDay, happening.occurredPrecision AS precision,
         has.firstReportedOn AS reported, coalesce(has.evidence, []) AS evidence,
         COLLECT { MATCH (happening)<-[:HAS_EVENT]-(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } AS actors
}
RETURN day AS from, coalesce(lastDay, reported) AS to,
       CASE WHEN day IS NULL AND reported IS NOT NULL THEN 'REPORTED' ELSE coalesce(precision, 'UNKNOWN') END AS precision,
       kind + ' ' + coalesce(code, 'UNKNOWN') AS event, actors, detail, evidence
ORDER BY coalesce(day, lastDay, reported) IS NULL, coalesce(day, lastDay, reported), event, id
LIMIT $limit
