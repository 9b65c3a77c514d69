// Financing history of a company
//
// Rounds, flotations, debt and grants that brought the company money, the oldest
// first. `amountStated` is the amount as printed, in `currency`. `amountUsd` is what the
// source itself gives, else the amount at the reference rate of the day. `occurred` is a
// day, a range of days, or, in an undated article, the words of the text. Where there are
// none, it is the day by which it was reported, with the precision REPORTED.
//
// @param company Organization  Company, by name or id
// @param since   date = null   Leave out what was over before this day
// @param limit   int = 50      Most rows to return
// @returns occurred, precision, type, roundLabel, amountStated, currency, amountUsd, venueOrInvestors, evidence
// @example pharmagraph ask financing --company "Alphamab Oncology"

MATCH (company:Organization {id: $company})-[own:PARTY_TO]->(deal:Deal {class: 'FINANCING'})
WHERE NOT coalesce(own.role, '') IN ['INVESTOR', 'LEAD_INVESTOR', 'LISTING_VENUE']
WITH company, deal, own,
     coalesce(deal.occurredFrom, deal.closedFrom, deal.announcedFrom, deal.signedFrom) AS day,
     coalesce(deal.occurredTo, deal.closedTo, deal.announcedTo, deal.signedTo) AS lastDay,
     coalesce(deal.occurredPrecision, deal.closedPrecision, deal.announcedPrecision, deal.signedPrecision) AS precision,
     coalesce(deal.occurredRaw, deal.closedRaw, deal.announcedRaw, deal.signedRaw) AS words
WHERE $since IS NULL OR lastDay >= $since
OPTIONAL MATCH (deal)-[:HAS_TERM]->(term:FinancialTerm)
WHERE term.amountMax IS NOT NULL
RETURN CASE WHEN day IS NULL THEN coalesce(words, 'by ' + toString(own.firstReportedOn))
            WHEN day = lastDay THEN toString(day)
            ELSE toString(day) + '…' + toString(lastDay) END AS occurred,
       coalesce(precision, CASE WHEN own.firstReportedOn IS NULL THEN 'UNKNOWN' ELSE 'REPORTED' END) AS precision,
       coalesce(deal.primaryType, deal.types[0]) AS type, deal.roundLabel AS roundLabel,
       coalesce(term.amountRaw, toString(term.amountMax)) AS amountStated, term.amountCurrency AS currency,
       CASE WHEN term.amountCurrency = 'USD' THEN term.amountMax
            WHEN term.restatedCurrency = 'USD' THEN term.restatedMax ELSE term.convertedMax END AS amountUsd,
       COLLECT {
         MATCH (deal)<-[party:PARTY_TO]-(o:Organization)
         WHERE o <> company AND party.role IN ['INVESTOR', 'LEAD_INVESTOR', 'LISTING_VENUE']
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS venueOrInvestors,
       reduce(seen = [], id IN coalesce(own.evidence, []) + coalesce(term.evidence, []) |
         CASE WHEN id IN seen THEN seen ELSE seen + id END) AS evidence
ORDER BY coalesce(day, own.firstReportedOn) IS NULL, coalesce(day, own.firstReportedOn), deal.id, term.id, own.key
LIMIT $limit
