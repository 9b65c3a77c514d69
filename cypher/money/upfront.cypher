// Upfront share of the headline value
//
// Deals with an upfront and a total, the largest total first; in US dollars as the
// sources give them, else at the reference rate of the day. Upfront is
// cash and equity; of several amounts of one kind the largest counts, and what is told to
// be a part of another amount does not. Totals are ceilings: mostly "up to".
//
// @param since       date = null  Leave out deals before this day
// @param minTotalUsd number = 0   Smallest total
// @param limit       int = 50     Most rows to return
// @returns deal, upfrontUsd, totalUsd, sharePct, stage, evidence
// @example pharmagraph ask upfront

MATCH (pact:Deal)-[:HAS_TERM]->(term:FinancialTerm)
WHERE term.kind IN ['TOTAL_POTENTIAL', 'UPFRONT_CASH', 'UPFRONT_EQUITY']
WITH pact, term.kind AS kind,
     CASE 'USD' WHEN term.amountCurrency THEN term.amountMax WHEN term.restatedCurrency THEN term.restatedMax ELSE term.convertedMax END AS usd
WITH pact, max(CASE kind WHEN 'TOTAL_POTENTIAL' THEN usd END) AS totalUsd,
     max(CASE kind WHEN 'UPFRONT_CASH' THEN usd END) AS cashUsd, max(CASE kind WHEN 'UPFRONT_EQUITY' THEN usd END) AS equityUsd
WITH pact, totalUsd, coalesce(cashUsd + equityUsd, cashUsd, equityUsd) AS upfrontUsd
WHERE upfrontUsd IS NOT NULL AND totalUsd > 0 AND totalUsd >= $minTotalUsd AND EXISTS { (pact)<-[:PARTY_TO]-() }
WITH pact, totalUsd, upfrontUsd, coalesce(pact.announcedFrom, pact.signedFrom, pact.occurredFrom, pact.closedFrom) AS dated
WITH pact, totalUsd, upfrontUsd,
     CASE WHEN $since IS NOT NULL AND dated IS NULL THEN COLLECT {
       MATCH (pact)<-[own:PARTY_TO]-() WHERE own.firstReportedOn IS NOT NULL RETURN own.firstReportedOn AS day ORDER BY day LIMIT 1
     }[0] ELSE dated END AS day
WHERE $since IS NULL OR day >= $since
WITH pact, totalUsd, upfrontUsd
ORDER BY totalUsd DESC, pact.name, pact.id
LIMIT $limit
RETURN pact.name AS deal, upfrontUsd, totalUsd, round(100.0 * upfrontUsd / totalUsd, 1) AS sharePct,
       pact.stageAtSigning AS stage,
       COLLECT {
         MATCH (pact)-[has:HAS_TERM]->(t:FinancialTerm) WHERE t.kind IN ['TOTAL_POTENTIAL', 'UPFRONT_CASH', 'UPFRONT_EQUITY']
         UNWIND has.evidence AS id RETURN DISTINCT id ORDER BY id
       } AS evidence
ORDER BY totalUsd DESC, deal, pact.id
LIMIT $limit
