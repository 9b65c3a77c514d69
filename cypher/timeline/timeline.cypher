// History of a company
//
// The deals of a company and what became of them, its studies, and its own events, the
// oldest first. `from` and `to` are the days between which it happened. Where the text has
// no date, `from` is empty, `to` is the day it was first reported, and `precision` is
// REPORTED. `amount` is in the words of the source, or UNDISCLOSED where it says so.
//
// @param company Organization                          Company, by name or id
// @param rollup  entity|brand|ultimateParent = entity  Whose history counts as the company's
// @param since   date = null                           Leave out what was over before this day
// @param limit   int = 100                             Most rows to return
// @returns from, to, precision, event, counterparty, amount, evidence
// @example pharmagraph ask timeline --company Sanofi --rollup brand

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
CALL (members, family) {
  UNWIND members AS member
  MATCH (member)-[own:PARTY_TO]->(deal:Deal)
  WITH family, deal, min(own.firstReportedOn) AS reported, collect(own.evidence) AS found
  RETURN deal.id AS id, 'deal ' + coalesce(deal.primaryType, deal.types[0], deal.class, 'UNKNOWN') AS event,
         coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom) AS day,
         coalesce(deal.announcedTo, deal.signedTo, deal.occurredTo, deal.closedTo) AS lastDay,
         coalesce(deal.announcedPrecision, deal.signedPrecision, deal.occurredPrecision, deal.closedPrecision) AS exactness,
         reported, found, deal AS source,
         COLLECT {
           MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm)
           WHERE t.amountMax IS NOT NULL
             AND t.kind IN ['UPFRONT_CASH', 'UPFRONT_EQUITY', 'TOTAL_POTENTIAL', 'PURCHASE_PRICE', 'ROUND_SIZE', 'IPO_PROCEEDS', 'GRANT_AMOUNT']
           RETURN t.kind + ' ' + coalesce(t.amountRaw, t.amountCurrency + ' ' + toString(toInteger(t.amountMax))) AS words ORDER BY words
         } AS amounts,
         CASE WHEN deal.financialDisclosure IN ['UNDISCLOSED', 'REDACTED', 'NONE'] THEN deal.financialDisclosure END AS silence
  UNION ALL
  UNWIND members AS member
  MATCH (member)-[:PARTY_TO]->(deal:Deal)-[has:HAS_EVENT]->(happening:DealEvent)
  WITH DISTINCT deal, has, happening
  RETURN happening.id AS id, 'deal event ' + coalesce(happening.kind, 'UNKNOWN') AS event,
         happening.occurredFrom AS day, happening.occurredTo AS lastDay, happening.occurredPrecision AS exactness,
         has.firstReportedOn AS reported, [has.evidence] AS found, deal AS source, [] AS amounts, null AS silence
  UNION ALL
  UNWIND members AS member
  MATCH (member)-[has:HAS_EVENT]->(happening:CorporateEvent)
  RETURN happening.id AS id, 'event ' + coalesce(happening.kind, 'UNKNOWN') AS event,
         happening.occurredFrom AS day, happening.occurredTo AS lastDay, happening.occurredPrecision AS exactness,
         has.firstReportedOn AS reported, [has.evidence] AS found, happening AS source,
         CASE WHEN happening.headcount IS NULL THEN [] ELSE [toString(happening.headcount) + ' people'] END AS amounts, null AS silence
  UNION ALL
  UNWIND members AS member
  MATCH (member)-[runs:SPONSORS]->(study:Trial)
  WITH study, min(runs.firstReportedOn) AS reported, collect(runs.evidence) AS found
  RETURN study.id AS id, 'study ' + coalesce(study.status, 'UNKNOWN') AS event,
         study.startFrom AS day, study.startTo AS lastDay, study.startPrecision AS exactness,
         reported, found, study AS source, [] AS amounts, null AS silence
}
WITH family, id, event, day, coalesce(lastDay, reported) AS lastDay, reported, found, source, amounts, silence,
     CASE WHEN day IS NULL AND reported IS NOT NULL THEN 'REPORTED' ELSE coalesce(exactness, 'UNKNOWN') END AS exactness
WHERE $since IS NULL OR lastDay >= $since
RETURN day AS from, lastDay AS to, exactness AS precision, event,
       COLLECT {
         MATCH (source)<-[other:PARTY_TO|SPONSORS]-(o:Organization)
         WHERE NOT o.id IN family RETURN DISTINCT o.name AS name ORDER BY name
       } AS counterparty,
       CASE WHEN size(amounts) = 0 THEN silence
            ELSE reduce(all = '', word IN amounts | all + CASE all WHEN '' THEN '' ELSE ', ' END + word) END AS amount,
       COLLECT { UNWIND found AS list UNWIND list AS sentence RETURN DISTINCT sentence ORDER BY sentence } AS evidence
ORDER BY coalesce(day, lastDay) IS NULL, coalesce(day, lastDay), event, id
LIMIT $limit
