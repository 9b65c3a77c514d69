// Deals of three and more
//
// Deals with several parties, the most parties first. A stock exchange that lists a
// company is no party.
//
// @param minParties int = 3                                                  Fewest parties
// @param dealClass  ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = ALLIANCE  Class of the deals
// @param since      date = null                                              Leave out deals before this day
// @param limit      int = 50                                                 Most rows to return
// @returns deal, parties, roles, announcedOn, types, evidence
// @example pharmagraph ask consortia --min-parties 2

MATCH (pact:Deal)
WHERE COUNT { (pact)<-[:PARTY_TO]-() } >= $minParties AND ($dealClass = 'any' OR pact.class = $dealClass)
  AND NOT coalesce(pact.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
MATCH (org:Organization)-[own:PARTY_TO]->(pact)
WHERE coalesce(own.role, '') <> 'LISTING_VENUE'
WITH pact, count(DISTINCT org.id) AS size, collect(own.role) AS codes, collect(own.evidence) AS sentences,
     coalesce(pact.announcedFrom, pact.signedFrom, pact.occurredFrom, pact.closedFrom, min(own.firstReportedOn)) AS day
WHERE size >= $minParties AND ($since IS NULL OR day >= $since)
WITH pact, size, codes, sentences, day
ORDER BY size DESC, day IS NULL, day DESC, pact.name, pact.id
LIMIT $limit
RETURN pact.name AS deal,
       COLLECT {
         MATCH (pact)<-[own:PARTY_TO]-(o:Organization) WHERE coalesce(own.role, '') <> 'LISTING_VENUE'
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS parties,
       COLLECT { UNWIND codes AS code RETURN DISTINCT code ORDER BY code } AS roles,
       day AS announcedOn, coalesce(pact.types, []) AS types,
       COLLECT { UNWIND sentences AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY size DESC, announcedOn IS NULL, announcedOn DESC, deal, pact.id
LIMIT $limit
