// How often each structure is used
//
// Of the deals of a group, how many are of which type. A deal of two types counts for
// both, so that the shares add up to more than 100. `exampleDeal` is the latest;
// `evidence` is cut at fifty sentences.
//
// @param groupBy   all|stage|modality|year = all                                What makes a group
// @param dealClass ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = ALLIANCE      Class of the deals
// @param since     date = null                                                  Leave out deals before this day
// @param limit     int = 50                                                     Most rows to return
// @returns group, structure, deals, sharePct, exampleDeal, evidence
// @example pharmagraph ask structures

MATCH (deal:Deal)<-[own:PARTY_TO]-(:Organization)
WHERE ($dealClass = 'any' OR deal.class = $dealClass) AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
WITH deal, collect(own.evidence) AS said,
     coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom, min(own.firstReportedOn)) AS day
WHERE $since IS NULL OR day >= $since
WITH deal, said, day,
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
WITH bucket, deal, said, day
ORDER BY day IS NULL, day DESC, deal.name, deal.id
WITH bucket, count(deal) AS inGroup, collect(deal) AS members, collect(said) AS found
UNWIND range(0, size(members) - 1) AS i
WITH bucket, inGroup, members[i] AS deal, found[i] AS said, i
UNWIND coalesce(deal.types, ['NOT_MENTIONED']) AS structure
WITH bucket, inGroup, structure, deal, said, i
ORDER BY i
WITH bucket, inGroup, structure, count(deal) AS deals, collect(deal.name) AS names, collect(said) AS found,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED', 'UNKNOWN', 'NOT_MENTIONED'] AS stages
RETURN bucket AS group, structure, deals, round(100.0 * deals / inGroup, 1) AS sharePct, names[0] AS exampleDeal,
       COLLECT {
         UNWIND found AS lists UNWIND lists AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id LIMIT 50
       } AS evidence
ORDER BY coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = bucket][0], -1), bucket, deals DESC, structure
LIMIT $limit
