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

MATCH (pact:Deal)-[has:HAS_TERM]->(term:FinancialTerm)
WHERE ($dealClass = 'any' OR pact.class = $dealClass) AND term.amountMax IS NOT NULL
  AND NOT coalesce(pact.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
  AND (($by IN ['any', 'total'] AND term.kind = 'TOTAL_POTENTIAL') OR ($by IN ['any', 'price'] AND term.kind = 'PURCHASE_PRICE')
       OR ($by IN ['any', 'round'] AND term.kind IN ['ROUND_SIZE', 'IPO_PROCEEDS'])
       OR ($by IN ['any', 'upfront'] AND term.kind = 'UPFRONT_CASH'))
WITH pact, has, term,
     CASE WHEN term.amountCurrency = 'USD' THEN term.amountMax WHEN term.restatedCurrency = 'USD' THEN term.restatedMax ELSE term.convertedMax END AS usd
ORDER BY term.kind = 'UPFRONT_CASH', usd IS NULL, usd DESC, term.amountMax DESC, term.id
WITH pact, collect(term) AS terms, collect(coalesce(usd, -1.0)) AS amounts, collect(coalesce(has.evidence, [])) AS found
WITH pact, terms[0] AS term, CASE WHEN amounts[0] >= 0 THEN amounts[0] END AS usd, found[0] AS said
MATCH (pact)<-[own:PARTY_TO]-(:Organization)
WITH pact, term, usd, said,
     coalesce(pact.announcedFrom, pact.signedFrom, pact.occurredFrom, pact.closedFrom, min(own.firstReportedOn)) AS day
WHERE $since IS NULL OR day >= $since
WITH pact, term, usd, said, day
ORDER BY usd IS NULL, usd DESC, pact.name, pact.id
LIMIT $limit
WITH collect(pact) AS pacts, collect(term) AS terms, collect(coalesce(usd, -1.0)) AS amounts, collect(said) AS found,
     collect(coalesce(toString(day), '')) AS days
UNWIND range(0, size(pacts) - 1) AS i
WITH i, pacts[i] AS pact, terms[i] AS term, amounts[i] AS usd, found[i] AS said, days[i] AS day
RETURN CASE WHEN usd >= 0 THEN i + 1 END AS rank, pact.name AS deal,
       COLLECT {
         MATCH (pact)<-[own:PARTY_TO]-(o:Organization) WHERE coalesce(own.role, '') <> 'LISTING_VENUE'
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS parties,
       CASE WHEN usd >= 0 THEN usd ELSE term.amountMax END AS value,
       CASE WHEN usd >= 0 THEN 'USD' ELSE term.amountCurrency END AS currency,
       coalesce(term.amountQualifier, 'EXACT') AS qualifier, coalesce(pact.primaryType, pact.types[0]) AS type,
       CASE day WHEN '' THEN null ELSE date(day) END AS announcedOn, said AS evidence
ORDER BY i
LIMIT $limit
