// White space: targets or diseases with assets but few deals
//
// Where something is in development and hardly anybody has made a deal about it, the
// most assets first. A deal counts if it is about an asset or about the target or
// disease itself; being the agent of a combination makes no deal about an asset, and a
// deal that names diseases counts for those only. Few articles loaded look like much
// white space.
//
// @param scope     targets|diseases = targets  What to look at; it fills the column subject
// @param minAssets int = 1   Fewest assets
// @param maxDeals  int = 0   Most deals
// @param limit     int = 50  Most rows to return
// @returns subject, assets, phases, deals, companies, evidence
// @example pharmagraph ask white-space

CALL () {
  MATCH (thing:Target)<-[link:TARGETS]-(agent:Drug) WHERE $scope = 'targets'
  RETURN thing, link, agent
  UNION ALL
  MATCH (thing:Disease)<-[link:STUDIED_FOR|APPROVED_FOR]-(agent:Drug) WHERE $scope = 'diseases'
  RETURN thing, link, agent
}
WITH thing, count(DISTINCT agent.id) AS assets, collect(link.evidence) AS sentences,
     collect(DISTINCT coalesce(agent.highestPhase, 'UNKNOWN')) AS stages
WHERE assets >= $minAssets
WITH thing, assets, sentences, stages,
     COLLECT {
       MATCH (thing)<-[:TARGETS|STUDIED_FOR|APPROVED_FOR]-(:Drug)<-[about:CONCERNS]-(deal:Deal)
       WHERE deal.class IN ['ALLIANCE', 'M_AND_A'] AND NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
         AND ($scope = 'targets' OR NOT EXISTS { MATCH (deal)-[:FOR_DISEASE]->(:Disease) })
       RETURN DISTINCT deal.id AS id
     } + COLLECT {
       MATCH (thing)<-[:CONCERNS|FOR_DISEASE]-(deal:Deal) WHERE deal.class IN ['ALLIANCE', 'M_AND_A']
       RETURN DISTINCT deal.id AS id
     } AS found
WITH thing, assets, sentences, stages, size(COLLECT { UNWIND found AS id RETURN DISTINCT id }) AS deals
WHERE deals <= $maxDeals
RETURN thing.name AS subject, assets,
       [stage IN ['MARKETED', 'APPROVED', 'FILED', 'PHASE_3', 'PHASE_2_3', 'PHASE_2', 'PHASE_1_2', 'PHASE_1', 'CLINICAL',
                  'IND_FILED', 'PRECLINICAL', 'LEAD', 'DISCOVERY', 'PLATFORM', 'UNKNOWN'] WHERE stage IN stages] AS phases,
       deals,
       COLLECT {
         MATCH (thing)<-[:TARGETS|STUDIED_FOR|APPROVED_FOR]-(:Drug)<-[:DEVELOPS]-(o:Organization)
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS companies,
       COLLECT { UNWIND sentences AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY assets DESC, deals, subject, thing.id
LIMIT $limit
