// How often the money of deals is disclosed
//
// Deals of each group by what is known of their money. `disclosed` deals have an amount
// or a rate, or the source says that it discloses; `undisclosedStated` are those where
// it says that it does not, or is blacked out; `notMentioned` where it is silent;
// `noMoney` where it says that none is paid. The rate leaves the last out. `evidence`
// holds up to fifty sentences on the latest fifty deals of the group that speak of money.
//
// @param groupBy   class|type|stage|modality|area|year|all = class         What makes a group; a deal of two types counts in both
// @param dealClass ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = any      Class of the deals
// @param since     date = null                                             Leave out deals before this day
// @param limit     int = 50                                                Most rows to return
// @returns group, deals, disclosed, undisclosedStated, notMentioned, noMoney, ratePct, evidence
// @example pharmagraph ask disclosure

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
     CASE WHEN deal.financialDisclosure IN ['DISCLOSED', 'PARTIAL'] THEN 'DISCLOSED'
          WHEN EXISTS {
            MATCH (deal)-[:HAS_TERM]->(t) WHERE t.amountMax IS NOT NULL OR t.royaltyMax IS NOT NULL OR t.wording IS NOT NULL
          } THEN 'DISCLOSED'
          WHEN deal.financialDisclosure IN ['UNDISCLOSED', 'REDACTED'] THEN 'UNDISCLOSED'
          WHEN deal.financialDisclosure = 'NONE' THEN 'NONE'
          ELSE 'NOT_MENTIONED' END AS state,
     CASE $groupBy
       WHEN 'class' THEN [coalesce(deal.class, 'NOT_MENTIONED')]
       WHEN 'type' THEN coalesce(deal.types, [])
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
WITH bucket, count(deal) AS deals, sum(CASE state WHEN 'DISCLOSED' THEN 1 ELSE 0 END) AS disclosed,
     sum(CASE state WHEN 'UNDISCLOSED' THEN 1 ELSE 0 END) AS undisclosedStated,
     sum(CASE state WHEN 'NOT_MENTIONED' THEN 1 ELSE 0 END) AS notMentioned,
     sum(CASE state WHEN 'NONE' THEN 1 ELSE 0 END) AS noMoney,
     collect({deal: deal, day: day, silent: state = 'NOT_MENTIONED'}) AS found,
     ['PLATFORM', 'DISCOVERY', 'LEAD', 'PRECLINICAL', 'IND_FILED', 'CLINICAL', 'PHASE_1', 'PHASE_1_2', 'PHASE_2',
      'PHASE_2_3', 'PHASE_3', 'FILED', 'APPROVED', 'MARKETED', 'UNKNOWN', 'NOT_MENTIONED'] AS stages
WITH bucket, deals, disclosed, undisclosedStated, notMentioned, noMoney, stages, COLLECT {
       UNWIND found AS one
       WITH one.deal AS deal, one.day AS day, one.silent AS silent
       RETURN deal ORDER BY silent, day IS NULL, day DESC, deal.name, deal.id LIMIT 50
     } AS latest
RETURN bucket AS group, deals, disclosed, undisclosedStated, notMentioned, noMoney,
       CASE WHEN deals > noMoney THEN round(100.0 * disclosed / (deals - noMoney), 1) END AS ratePct,
       COLLECT {
         UNWIND COLLECT { UNWIND latest AS deal MATCH (deal)-[has:HAS_TERM]->() WHERE has.evidence IS NOT NULL RETURN has.evidence AS ids }
              + COLLECT {
                UNWIND [deal IN latest | deal.id + '|financialDisclosure'] AS fact
                MATCH (said:Claim {factKey: fact}) WHERE said.sentences IS NOT NULL RETURN said.sentences AS ids
              } AS list
         UNWIND list AS id RETURN DISTINCT id ORDER BY id LIMIT 50
       } AS evidence
ORDER BY coalesce([i IN range(0, size(stages) - 1) WHERE stages[i] = bucket][0], -1), bucket
LIMIT $limit
