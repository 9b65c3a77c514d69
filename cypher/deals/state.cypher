// State of a deal as of a date
//
// How a deal stood on that day, as is known today: its status from its events and from
// what articles said of it, the latest of them; the rights still open; the amounts. An
// event counts by when it happened; a status, right or amount without a day of its own
// by when it was reported. `statusSince` is the first day that speaks for the status.
// Silence ends no deal: without word of an end the last status stands. UNKNOWN: nothing
// was said of its status. No row: the deal was not yet known of.
//
// @param deal  Deal         Deal, by name or id
// @param asOf  date = null  Day of which to tell; by default the latest
// @param limit int = 10     Most rows to return
// @returns deal, status, statusSince, rightsOpen, termsKnown, evidence
// @example pharmagraph ask state --deal "Sanofi – Alphamab Oncology: KN026"

MATCH (pact:Deal {id: $deal})
CALL (pact) {
  MATCH (pact)-[has:HAS_EVENT]->(happening:DealEvent)
  RETURN CASE WHEN happening.kind IN ['OPTION_EXERCISED', 'TERMINATED', 'ANNOUNCED'] THEN happening.kind
              WHEN happening.kind IN ['SIGNED', 'EFFECTIVE'] THEN 'ACTIVE' WHEN happening.kind = 'CLOSED' THEN 'COMPLETED'
              WHEN happening.kind IN ['AMENDED', 'RESTATED', 'EXPANDED'] THEN 'AMENDED' END AS status,
         coalesce(happening.occurredFrom, has.firstReportedOn) AS day,
         coalesce(happening.occurredTo, has.firstReportedOn) AS lastDay, coalesce(has.evidence, []) AS found
  UNION ALL
  MATCH (said:Claim {factKey: pact.id + '|status'})
  RETURN said.valueText AS status, said.reportedOn AS day, said.reportedOn AS lastDay, coalesce(said.sentences, []) AS found
  UNION ALL
  MATCH (said:Claim {factKey: pact.id + '|announced'})
  RETURN 'ANNOUNCED' AS status, pact.announcedFrom AS day, pact.announcedTo AS lastDay, coalesce(said.sentences, []) AS found
  UNION ALL
  MATCH (pact)<-[own:PARTY_TO]-(:Organization)
  RETURN 'UNKNOWN' AS status, own.firstReportedOn AS day, own.firstReportedOn AS lastDay, coalesce(own.evidence, []) AS found
}
WITH pact, status, day, lastDay, found
WHERE status IS NOT NULL AND ($asOf IS NULL OR lastDay IS NULL OR lastDay <= $asOf)
WITH pact, status, day, lastDay, found
ORDER BY status = 'UNKNOWN', lastDay IS NULL, lastDay DESC, status = 'ANNOUNCED', status
WITH pact, collect(status) AS statuses, collect(coalesce(toString(day), '')) AS days, collect(found) AS lists
WITH pact, statuses[0] AS status, [i IN range(0, size(statuses) - 1) WHERE statuses[i] = statuses[0]] AS chosen, days, lists
RETURN pact.name AS deal, status,
       COLLECT { UNWIND chosen AS i WITH days[i] AS day WHERE day <> '' RETURN date(day) AS day ORDER BY day LIMIT 1 }[0] AS statusSince,
       COLLECT {
         MATCH (pact)-[granted:GRANTS]->(r:Right)
         WHERE NOT status IN ['TERMINATED', 'EXPIRED', 'WITHDRAWN']
           AND ($asOf IS NULL OR coalesce(r.startsFrom, granted.firstReportedOn, $asOf) <= $asOf)
           AND coalesce(r.endsTo, $asOf, date()) >= coalesce($asOf, date())
           AND (NOT coalesce(r.status, 'UNKNOWN') IN ['EXERCISED', 'LAPSED', 'EXPIRED']
                OR ($asOf IS NOT NULL AND NOT EXISTS {
                  MATCH (said:Claim {factKey: r.id + '|status'}) WHERE coalesce(said.reportedOn, $asOf) <= $asOf
                }))
         RETURN r.kind + coalesce(', subject to ' + r.condition, '') AS words ORDER BY words
       } AS rightsOpen,
       COLLECT {
         MATCH (pact)-[has:HAS_TERM]->(t:FinancialTerm)
         WHERE $asOf IS NULL OR coalesce(has.firstReportedOn, $asOf) <= $asOf
         RETURN t.kind + coalesce(' ' + t.amountRaw, ' ' + t.amountCurrency + ' ' + toString(toInteger(t.amountMax)), ' ' + t.wording, '') AS words
         ORDER BY words
       } AS termsKnown,
       COLLECT { UNWIND chosen AS i UNWIND lists[i] AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY deal, pact.id
LIMIT $limit
