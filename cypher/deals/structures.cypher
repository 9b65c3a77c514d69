// How often each structure is used
//
// Of the deals of a group, how many are of which type. A deal of two types counts for
// both, so that the shares add up to more than 100. `exampleDeal` is the latest;
// `evidence` holds up to fifty sentences on the latest fifty deals.
//
// @param groupBy   all|stage|modality|year = all                                What makes a group
// @param dealClass ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = ALLIANCE      Class of the deals
// @param since     date = null                                                  Leave out deals before this day
// @param limit     int = 50                                                     Most rows to return
// @returns group, structure, deals, sharePct, exampleDeal, evidence
// @example pharmagraph ask structures

MATCH (deal:Deal)
WHERE ($dealClass = 'any' OR deal.class = $dealClass) AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
  AND EXISTS { (deal)<-[:PARTY_TO]-() }
WITH deal, coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom) AS dated
WITH deal,
     CASE WHEN dated IS NULL THEN COLLECT {
       MATCH (deal)<-[own:PARTY_TO]-() WHERE own.firstReportedOn IS NOT NULL RETURN own.firstReportedOn AS day ORDER BY day LIMIT 1
     }[0] ELSE dated END AS day
WHERE $since IS NULL OR day >= $since
WITH deal, day,
     CASE $groupBy
       WHEN 'stage' THEN [coalesce(deal.stageAtSigning, 'NOT_MENTIONED')]
       WHEN 'year' THEN [coalesce(toString(day.year), 'NOT_MENTIONED')]
       WHEN 'modality' THEN COLLECT {
         MATCH (deal)-[about:CONCERNS]->(:Drug)-[:HAS_MODALITY]->(m:Modality)
         WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
         RETURN DISTINCT m.name AS name
       }
       ELSE ['all'] END AS buckets
UNWIND CASE size(buckets) WHEN 0 THEN ['NOT_MENTIONED'] ELSE buckets END AS bucket
WITH bucket, collect(deal) AS members, collect(coalesce(toString(day), '')) AS days
WITH bucket, members, days, size(members) AS inGroup
UNWIND range(0, inGroup - 1) AS i
WITH bucket, inGroup, members[i] AS deal, days[i] AS day
UNWIND coalesce(deal.types, ['NOT_MENTIONED']) AS structure
WITH bucket, inGroup, structure, collect({deal: deal, day: day}) AS found
WITH bucket, inGroup, structure, size(found) AS deals, COLLECT {
       UNWIND found AS one
       WITH one.deal AS deal, one.day AS day
       RETURN deal ORDER BY day DESC, deal.name, deal.id LIMIT 50
     } AS latest,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED', 'UNKNOWN', 'NOT_MENTIONED'] AS stages
RETURN bucket AS group, structure, deals, round(100.0 * deals / inGroup, 1) AS sharePct, latest[0].name AS exampleDeal,
       COLLECT {
         UNWIND latest AS deal
         MATCH (deal)<-[own:PARTY_TO]-(:Organization)
         UNWIND own.evidence AS id RETURN DISTINCT id ORDER BY id LIMIT 50
       } AS evidence
ORDER BY coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = bucket][0], -1), bucket, deals DESC, structure
LIMIT $limit
