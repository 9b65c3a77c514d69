// Largest deals
//
// Deals by the largest amount they state, of the kind asked for. Amounts are compared
// in US dollars: as the sources give them, else at the reference rate of the European
// Central Bank on the day of the deal. A deal without either has no rank and comes last.
// With `by` any, an upfront counts only where there is nothing else.
//
// @param by        any|total|price|round|upfront = any                Headline total, price of a purchase, money raised, upfront cash
// @param dealClass ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = any  Class of the deals
// @param since     date = null                                        Leave out deals before this day
// @param limit     int = 10                                           Most rows to return
// @returns rank, deal, parties, value, currency, qualifier, type, announcedOn, evidence
// @example pharmagraph ask largest

MATCH (pact:Deal)-[:HAS_TERM]->(term:FinancialTerm)
WHERE ($dealClass = 'any' OR pact.class = $dealClass) AND term.amountMax IS NOT NULL
  AND NOT coalesce(pact.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
  AND (($by IN ['any', 'total'] AND term.kind = 'TOTAL_POTENTIAL') OR ($by IN ['any', 'price'] AND term.kind = 'PURCHASE_PRICE')
       OR ($by IN ['any', 'round'] AND term.kind IN ['ROUND_SIZE', 'IPO_PROCEEDS'])
       OR ($by IN ['any', 'upfront'] AND term.kind = 'UPFRONT_CASH'))
WITH pact, term.kind = 'UPFRONT_CASH' AS upfront,
     CASE WHEN term.amountCurrency = 'USD' THEN term.amountMax WHEN term.restatedCurrency = 'USD' THEN term.restatedMax ELSE term.convertedMax END AS usd
// What is paid upfront stands for a deal only if nothing else does.
WITH pact, min(upfront) AS upfront, max(CASE WHEN upfront THEN usd END) AS paidUsd, max(CASE WHEN NOT upfront THEN usd END) AS wholeUsd
WITH pact, CASE WHEN upfront THEN paidUsd ELSE wholeUsd END AS usd
WHERE EXISTS { (pact)<-[:PARTY_TO]-() }
WITH pact, usd, coalesce(pact.announcedFrom, pact.signedFrom, pact.occurredFrom, pact.closedFrom) AS dated
WITH pact, usd,
     CASE WHEN dated IS NULL THEN COLLECT {
       MATCH (pact)<-[own:PARTY_TO]-() WHERE own.firstReportedOn IS NOT NULL RETURN own.firstReportedOn AS day ORDER BY day LIMIT 1
     }[0] ELSE dated END AS day
WHERE $since IS NULL OR day >= $since
WITH pact, usd, day
ORDER BY usd IS NULL, usd DESC, pact.name, pact.id
LIMIT $limit
WITH collect(pact) AS pacts, collect(coalesce(usd, -1.0)) AS amounts, collect(coalesce(toString(day), '')) AS days
UNWIND range(0, size(pacts) - 1) AS i
WITH i, pacts[i] AS pact, amounts[i] AS usd, days[i] AS day
WITH i, pact, usd, day, COLLECT {
       MATCH (pact)-[has:HAS_TERM]->(term:FinancialTerm)
       WHERE term.amountMax IS NOT NULL
         AND (($by IN ['any', 'total'] AND term.kind = 'TOTAL_POTENTIAL') OR ($by IN ['any', 'price'] AND term.kind = 'PURCHASE_PRICE')
       OR ($by IN ['any', 'round'] AND term.kind IN ['ROUND_SIZE', 'IPO_PROCEEDS'])
       OR ($by IN ['any', 'upfront'] AND term.kind = 'UPFRONT_CASH'))
       WITH has, term,
            CASE WHEN term.amountCurrency = 'USD' THEN term.amountMax WHEN term.restatedCurrency = 'USD' THEN term.restatedMax ELSE term.convertedMax END AS dollars
       RETURN {amount: term.amountMax, currency: term.amountCurrency, qualifier: term.amountQualifier, evidence: coalesce(has.evidence, [])} AS shown
       ORDER BY term.kind = 'UPFRONT_CASH', dollars IS NULL, dollars DESC, term.amountMax DESC, term.id LIMIT 1
     }[0] AS shown
RETURN CASE WHEN usd >= 0 THEN i + 1 END AS rank, pact.name AS deal,
       COLLECT {
         MATCH (pact)<-[own:PARTY_TO]-(o:Organization) WHERE coalesce(own.role, '') <> 'LISTING_VENUE'
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS parties,
       CASE WHEN usd >= 0 THEN usd ELSE shown.amount END AS value,
       CASE WHEN usd >= 0 THEN 'USD' ELSE shown.currency END AS currency,
       coalesce(shown.qualifier, 'EXACT') AS qualifier, coalesce(pact.primaryType, pact.types[0]) AS type,
       CASE day WHEN '' THEN null ELSE date(day) END AS announcedOn, shown.evidence AS evidence
ORDER BY i
LIMIT $limit
