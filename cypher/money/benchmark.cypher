// Benchmark of headline value and upfront share
//
// Quartiles of the headline value (a total or a purchase price) of the deals of each
// group, in US dollars as the source gives them, else at the reference rate of the day:
// `disclosed` is how many deals of the group have one, `notUsd` how many have one in
// another currency that has no rate. The upfront share is upfront cash and equity
// over the total, in one currency; what is told to be a part of another amount is not added.
// Few deals disclose, and the large ones more often: read the numbers of deals first.
// `evidence` holds up to fifty sentences on the latest fifty deals of the group.
//
// @param groupBy   stage|modality|area|year|all = stage  What makes a group; a deal of two modalities counts in both
// @param dealClass ALLIANCE|M_AND_A|any = ALLIANCE       Class of the deals
// @param since     date = null                           Leave out deals before this day
// @param limit     int = 50                              Most rows to return
// @returns group, deals, disclosed, notUsd, p25Usd, medianUsd, p75Usd, medianUpfrontShare, evidence
// @example pharmagraph ask benchmark

MATCH (deal:Deal)
WHERE deal.class IN ['ALLIANCE', 'M_AND_A'] AND ($dealClass = 'any' OR deal.class = $dealClass)
  AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN'] AND EXISTS { (deal)<-[:PARTY_TO]-() }
WITH deal, coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom) AS dated
WITH deal,
     CASE WHEN dated IS NULL THEN COLLECT {
       MATCH (deal)<-[own:PARTY_TO]-() WHERE own.firstReportedOn IS NOT NULL RETURN own.firstReportedOn AS day ORDER BY day LIMIT 1
     }[0] ELSE dated END AS day
WHERE $since IS NULL OR day >= $since
OPTIONAL MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm)
WHERE t.kind IN ['TOTAL_POTENTIAL', 'PURCHASE_PRICE', 'UPFRONT_CASH', 'UPFRONT_EQUITY']
WITH deal, day, collect(t) AS terms, count(CASE WHEN t.kind IN ['TOTAL_POTENTIAL', 'PURCHASE_PRICE'] THEN t.amountMax END) AS totals,
     max(CASE WHEN t.kind IN ['TOTAL_POTENTIAL', 'PURCHASE_PRICE'] THEN
           CASE 'USD' WHEN t.amountCurrency THEN t.amountMax WHEN t.restatedCurrency THEN t.restatedMax ELSE t.convertedMax END END) AS usd
WITH deal, day, terms, totals, usd,
     [w IN CASE WHEN size(terms) > 1 THEN terms ELSE [] END
      WHERE w.kind = 'TOTAL_POTENTIAL' AND w.amountMax > 0
        AND any(p IN terms WHERE p.kind STARTS WITH 'UPFRONT' AND p.amountCurrency = w.amountCurrency) |
       {total: w.amountMax, upfront:
         reduce(most = 0.0, p IN terms | CASE WHEN p.kind = 'UPFRONT_CASH' AND p.amountCurrency = w.amountCurrency AND p.amountMax > most THEN p.amountMax ELSE most END)
         + reduce(most = 0.0, p IN terms | CASE WHEN p.kind = 'UPFRONT_EQUITY' AND p.amountCurrency = w.amountCurrency AND p.amountMax > most THEN p.amountMax ELSE most END)
       }] AS wholes
WITH deal, day, terms, totals, usd,
     reduce(top = null, w IN wholes |
       CASE WHEN w.upfront <= w.total AND (top IS NULL OR w.upfront / w.total > top) THEN w.upfront / w.total ELSE top END) AS share
WITH deal, day, terms, totals, usd, share,
     CASE $groupBy
       WHEN 'stage' THEN [coalesce(deal.stageAtSigning, 'NOT_MENTIONED')]
       WHEN 'year' THEN [coalesce(toString(day.year), 'NOT_MENTIONED')]
       WHEN 'modality' THEN COLLECT {
         MATCH (deal)-[about:CONCERNS]->(:Drug)-[:HAS_MODALITY]->(m:Modality)
         WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
         RETURN DISTINCT m.name AS name
       }
       WHEN 'area' THEN COLLECT {
         MATCH (deal)-[:FOR_DISEASE]->(:Disease)-[:IS_A*1..8]->(a:TherapeuticArea) RETURN DISTINCT a.name AS name
       }
       ELSE ['all'] END AS buckets
UNWIND CASE size(buckets) WHEN 0 THEN ['NOT_MENTIONED'] ELSE buckets END AS bucket
WITH bucket, count(deal) AS deals, count(usd) AS disclosed,
     sum(CASE WHEN usd IS NULL AND totals > 0 THEN 1 ELSE 0 END) AS notUsd,
     percentileCont(usd, 0.25) AS p25Usd, percentileCont(usd, 0.5) AS medianUsd, percentileCont(usd, 0.75) AS p75Usd,
     round(percentileCont(share, 0.5), 4) AS medianUpfrontShare,
     collect(CASE WHEN size(terms) > 0 THEN {deal: deal, day: day} END) AS found,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED', 'UNKNOWN', 'NOT_MENTIONED'] AS stages
RETURN bucket AS group, deals, disclosed, notUsd, p25Usd, medianUsd, p75Usd, medianUpfrontShare,
       COLLECT {
         UNWIND found AS one
         WITH one.deal AS deal, one.day AS day
         ORDER BY day IS NULL, day DESC, deal.name, deal.id LIMIT 50
         MATCH (deal)-[has:HAS_TERM]->(t:FinancialTerm)
         WHERE t.kind IN ['TOTAL_POTENTIAL', 'PURCHASE_PRICE', 'UPFRONT_CASH', 'UPFRONT_EQUITY']
         UNWIND has.evidence AS id
         RETURN DISTINCT id ORDER BY id LIMIT 50
       } AS evidence
ORDER BY coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = bucket][0], -1), bucket
LIMIT $limit
