// Who could introduce us
//
// Organisations that share a deal with a partner of the company and none with the
// company itself, once for each partner they could be met through. `candidateFocus`
// is what the articles say the candidate works in or moves toward.
//
// @param company   Organization                                             Company to start from, by name or id
// @param dealClass ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = ALLIANCE  Class of the deals
// @param since     date = null                                              Leave out deals before this day
// @param limit     int = 50                                                 Most rows to return
// @returns candidate, via, dealsViaCandidate, dealsCompanyVia, candidateFocus, lastOn, evidence
// @example pharmagraph ask introductions --company Sanofi

MATCH (company:Organization {id: $company})
WITH company, COLLECT {
       MATCH (company)-[:PARTY_TO]->(:Deal)<-[:PARTY_TO]-(o:Organization) RETURN DISTINCT o.id AS id
     } AS allies
MATCH (company)-[own:PARTY_TO]->(deal:Deal)<-[their:PARTY_TO]-(friend:Organization)
WHERE friend <> company AND ($dealClass = 'any' OR deal.class = $dealClass)
  AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
  AND coalesce(own.role, '') <> 'LISTING_VENUE' AND coalesce(their.role, '') <> 'LISTING_VENUE'
  AND ($since IS NULL
       OR coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom, own.firstReportedOn) >= $since)
WITH company, allies, friend, count(DISTINCT deal) AS dealsCompanyVia, collect(own) + collect(their) AS near
MATCH (friend)-[own:PARTY_TO]->(deal:Deal)<-[their:PARTY_TO]-(far:Organization)
WHERE far <> friend AND far <> company AND NOT far.id IN allies AND ($dealClass = 'any' OR deal.class = $dealClass)
  AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
  AND coalesce(own.role, '') <> 'LISTING_VENUE' AND coalesce(their.role, '') <> 'LISTING_VENUE'
WITH friend, far, near, dealsCompanyVia, deal, own, their,
     coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom, own.firstReportedOn) AS day
WHERE $since IS NULL OR day >= $since
WITH friend, far, dealsCompanyVia, count(DISTINCT deal) AS dealsViaCandidate, max(day) AS lastOn,
     collect(near) AS nears, collect(own) AS ways, collect(their) AS others
ORDER BY dealsViaCandidate + dealsCompanyVia DESC, lastOn IS NULL, lastOn DESC, far.name, far.id, friend.id
LIMIT $limit
RETURN far.name AS candidate, friend.name AS via, dealsViaCandidate, dealsCompanyVia,
       COLLECT {
         MATCH (far)-[works:FOCUSES_ON]->(area) WHERE coalesce(works.direction, 'CURRENT') <> 'AWAY'
         RETURN DISTINCT area.name AS name ORDER BY name
       } AS candidateFocus, lastOn,
       COLLECT { UNWIND nears[0] + ways + others AS link UNWIND link.evidence AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY dealsViaCandidate + dealsCompanyVia DESC, lastOn IS NULL, lastOn DESC, candidate, far.id, friend.id
LIMIT $limit
