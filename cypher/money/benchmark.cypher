// Benchmark of headline value and upfront share
//
// Quartiles of the headline value (a total or a purchase price) of the deals of each
// group, in US dollars as the source gives them, else at the reference rate of the day:
// `disclosed` is how many deals of the group have one, `notUsd` how many have one in
// another currency that has no rate. The upfront share is upfront cash and equity over the total, in one currency.
// Few deals disclose, and the large ones more often: read the numbers of deals first.
// `evidence` is cut at fifty sentences a group.
//
// @param groupBy   stage|modality|area|year|all = stage  What makes a group; a deal of two modalities counts in both
// @param dealClass ALLIANCE|M_AND_A|any = ALLIANCE       Class of the deals
// @param since     date = null                           Leave out deals before this day
// @param limit     int = 50                              Most rows to return
// @returns group, deals, disclosed, notUsd, p25Usd, medianUsd, p75Usd, medianUpfrontShare, evidence
// @example pharmagraph ask benchmark

MATCH (deal:Deal)<-[own:PARTY_TO]-(:Organization)
WHERE deal.class IN ['ALLIANCE', 'M_AND_A'] AND ($dealClass = 'any' OR deal.class = $dealClass)
  AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
WITH deal, coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom, min(own.firstReportedOn)) AS day
WHERE $since IS NULL OR day >= $since
WITH deal, day,
     COLLECT {
       MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm)
       WHERE t.kind IN ['TOTAL_POTENTIAL', 'PURCHASE_PRICE'] AND (t.amountCurrency = 'USD' OR t.restatedCurrency = 'USD' OR t.convertedMax IS NOT NULL)
       RETURN CASE 'USD' WHEN t.amountCurrency THEN t.amountMax WHEN t.restatedCurrency THEN t.restatedMax ELSE t.convertedMax END AS usd ORDER BY usd DESC
     }[0] AS usd,
     COUNT {
       MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm) WHERE t.kind IN ['TOTAL_POTENTIAL', 'PURCHASE_PRICE'] AND t.amountMax IS NOT NULL
     } AS totals,
     COLLECT {
       MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm {kind: 'TOTAL_POTENTIAL'}) WHERE t.amountMax > 0
       MATCH (deal)-[:HAS_TERM]->(u:FinancialTerm)
       WHERE u.kind IN ['UPFRONT_CASH', 'UPFRONT_EQUITY'] AND u.amountCurrency = t.amountCurrency
       WITH t, u.kind AS kind, max(u.amountMax) AS part
       WITH t, sum(part) AS upfront
       WHERE upfront <= t.amountMax
       RETURN upfront / t.amountMax AS share ORDER BY share DESC
     }[0] AS share,
     COLLECT {
       MATCH (deal)-[has:HAS_TERM]->(t:FinancialTerm)
       WHERE t.kind IN ['TOTAL_POTENTIAL', 'PURCHASE_PRICE', 'UPFRONT_CASH', 'UPFRONT_EQUITY'] AND has.evidence IS NOT NULL
       RETURN has.evidence AS ids
     } AS said,
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
     round(percentileCont(share, 0.5), 4) AS medianUpfrontShare, collect(said) AS found,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED', 'UNKNOWN', 'NOT_MENTIONED'] AS stages
RETURN bucket AS group, deals, disclosed, notUsd, p25Usd, medianUsd, p75Usd, medianUpfrontShare,
       COLLECT {
         UNWIND found AS lists UNWIND lists AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id LIMIT 50
       } AS evidence
ORDER BY coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = bucket][0], -1), bucket
LIMIT $limit
