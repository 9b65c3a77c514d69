// Upfront share of the headline value
//
// Deals with an upfront and a total, the largest total first; in US dollars as the
// sources give them, else at the reference rate of the day. Upfront is cash and equity; of several amounts of one kind the largest
// counts. Totals are ceilings: mostly "up to".
//
// @param since       date = null  Leave out deals before this day
// @param minTotalUsd number = 0   Smallest total
// @param limit       int = 50     Most rows to return
// @returns deal, upfrontUsd, totalUsd, sharePct, stage, evidence
// @example pharmagraph ask upfront

MATCH (pact:Deal)-[:HAS_TERM]->(total:FinancialTerm {kind: 'TOTAL_POTENTIAL'})
WHERE total.amountCurrency = 'USD' OR total.restatedCurrency = 'USD' OR total.convertedMax IS NOT NULL
WITH pact, max(CASE 'USD' WHEN total.amountCurrency THEN total.amountMax WHEN total.restatedCurrency THEN total.restatedMax ELSE total.convertedMax END) AS totalUsd
MATCH (pact)-[:HAS_TERM]->(part:FinancialTerm)
WHERE part.kind IN ['UPFRONT_CASH', 'UPFRONT_EQUITY'] AND (part.amountCurrency = 'USD' OR part.restatedCurrency = 'USD' OR part.convertedMax IS NOT NULL)
WITH pact, totalUsd, part.kind AS kind,
     max(CASE 'USD' WHEN part.amountCurrency THEN part.amountMax WHEN part.restatedCurrency THEN part.restatedMax ELSE part.convertedMax END) AS usd
WITH pact, totalUsd, sum(usd) AS upfrontUsd
WHERE totalUsd > 0 AND totalUsd >= $minTotalUsd
MATCH (pact)<-[own:PARTY_TO]-(:Organization)
WITH pact, totalUsd, upfrontUsd,
     coalesce(pact.announcedFrom, pact.signedFrom, pact.occurredFrom, pact.closedFrom, min(own.firstReportedOn)) AS day
WHERE $since IS NULL OR day >= $since
RETURN pact.name AS deal, upfrontUsd, totalUsd, round(100.0 * upfrontUsd / totalUsd, 1) AS sharePct,
       pact.stageAtSigning AS stage,
       COLLECT {
         MATCH (pact)-[has:HAS_TERM]->(t:FinancialTerm) WHERE t.kind IN ['TOTAL_POTENTIAL', 'UPFRONT_CASH', 'UPFRONT_EQUITY']
         UNWIND has.evidence AS id RETURN DISTINCT id ORDER BY id
       } AS evidence
ORDER BY totalUsd DESC, deal, pact.id
LIMIT $limit
