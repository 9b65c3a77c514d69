// Pairs that come back
//
// Pairs of organisations that share several deals, the most first. A deal of three
// counts for each of its pairs; a stock exchange that lists a company is no partner.
//
// @param minDeals  int = 2                                                  Fewest deals of a pair
// @param dealClass ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = ALLIANCE  Class of the deals
// @param since     date = null                                              Leave out deals before this day
// @param limit     int = 50                                                 Most rows to return
// @returns organisationA, organisationB, deals, firstOn, lastOn, types, evidence
// @example pharmagraph ask repeat --min-deals 1

MATCH (deal:Deal)
WHERE ($dealClass = 'any' OR deal.class = $dealClass) AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
MATCH (deal)<-[own:PARTY_TO]-(org:Organization)
WHERE coalesce(own.role, '') <> 'LISTING_VENUE'
WITH deal, collect(DISTINCT org.id) AS ids
UNWIND ids AS a
UNWIND ids AS b
WITH deal, a, b
WHERE a < b
WITH a, b, collect(deal) AS shared
WHERE size(shared) >= $minDeals
UNWIND shared AS deal
MATCH (deal)<-[own:PARTY_TO]-(one:Organization)
WHERE one.id = a AND coalesce(own.role, '') <> 'LISTING_VENUE'
MATCH (deal)<-[their:PARTY_TO]-(two:Organization)
WHERE two.id = b AND coalesce(their.role, '') <> 'LISTING_VENUE'
WITH one, two, deal, own, their,
     coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom, own.firstReportedOn) AS day
WHERE $since IS NULL OR day >= $since
WITH one, two, count(DISTINCT deal) AS deals, min(day) AS firstOn, max(day) AS lastOn,
     collect(deal) AS shared, collect(own) AS ways, collect(their) AS others
WHERE deals >= $minDeals
WITH one, two, deals, firstOn, lastOn, shared, ways + others AS links
ORDER BY deals DESC, lastOn IS NULL, lastOn DESC, one.name, two.name, one.id, two.id
LIMIT $limit
RETURN one.name AS organisationA, two.name AS organisationB, deals, firstOn, lastOn,
       COLLECT { UNWIND shared AS deal UNWIND deal.types AS code RETURN DISTINCT code ORDER BY code } AS types,
       COLLECT { UNWIND links AS link UNWIND link.evidence AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY deals DESC, lastOn IS NULL, lastOn DESC, organisationA, organisationB, one.id, two.id
LIMIT $limit
