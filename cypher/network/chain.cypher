// Shortest chain between two organisations
//
// Every link of the shortest chains of shared deals from one organisation to another:
// where several chains are equally short, a step has several rows. Chains of up to four
// deals are found. A stock exchange that lists a company links nobody.
//
// @param from      Organization                                             Where the chain begins, by name or id
// @param to        Organization                                             Where it ends, by name or id
// @param dealClass ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = ALLIANCE  Class of the deals
// @param since     date = null                                              Leave out deals before this day
// @param limit     int = 50                                                 Most rows to return
// @returns step, organisation, deal, nextOrganisation, announcedOn, evidence
// @example pharmagraph ask chain --from Sanofi --to "Alphamab Oncology"

// Layer by layer: the engines do not filter alike inside shortestPath.
WITH CASE $from WHEN $to THEN [] ELSE COLLECT {
  UNWIND [$from] AS id
  MATCH (:Organization {id: id})-[own:PARTY_TO]->(d:Deal)<-[their:PARTY_TO]-(o:Organization)
  WHERE o.id <> id AND ($dealClass = 'any' OR d.class = $dealClass)
    AND NOT coalesce(d.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
    AND coalesce(own.role, '') <> 'LISTING_VENUE' AND coalesce(their.role, '') <> 'LISTING_VENUE'
    AND ($since IS NULL OR coalesce(d.announcedFrom, d.signedFrom, d.occurredFrom, d.closedFrom, own.firstReportedOn) >= $since)
  RETURN DISTINCT [id, d.id, o.id] AS t
} END AS first
WITH first, CASE WHEN any(t IN first WHERE t[2] = $to) THEN [] ELSE COLLECT {
  UNWIND first AS t
  WITH DISTINCT t[2] AS id
  MATCH (:Organization {id: id})-[own:PARTY_TO]->(d:Deal)<-[their:PARTY_TO]-(o:Organization)
  WHERE o.id <> id AND ($dealClass = 'any' OR d.class = $dealClass)
    AND NOT coalesce(d.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
    AND coalesce(own.role, '') <> 'LISTING_VENUE' AND coalesce(their.role, '') <> 'LISTING_VENUE'
    AND ($since IS NULL OR coalesce(d.announcedFrom, d.signedFrom, d.occurredFrom, d.closedFrom, own.firstReportedOn) >= $since)
  RETURN DISTINCT [id, d.id, o.id] AS t
} END AS second
WITH first, second, CASE WHEN any(t IN second WHERE t[2] = $to) THEN [] ELSE COLLECT {
  UNWIND second AS t
  WITH DISTINCT t[2] AS id
  MATCH (:Organization {id: id})-[own:PARTY_TO]->(d:Deal)<-[their:PARTY_TO]-(o:Organization)
  WHERE o.id <> id AND ($dealClass = 'any' OR d.class = $dealClass)
    AND NOT coalesce(d.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
    AND coalesce(own.role, '') <> 'LISTING_VENUE' AND coalesce(their.role, '') <> 'LISTING_VENUE'
    AND ($since IS NULL OR coalesce(d.announcedFrom, d.signedFrom, d.occurredFrom, d.closedFrom, own.firstReportedOn) >= $since)
  RETURN DISTINCT [id, d.id, o.id] AS t
} END AS third
WITH first, second, third, CASE WHEN any(t IN third WHERE t[2] = $to) THEN [] ELSE COLLECT {
  UNWIND third AS t
  WITH DISTINCT t[2] AS id
  MATCH (:Organization {id: id})-[own:PARTY_TO]->(d:Deal)<-[their:PARTY_TO]-(o:Organization)
  WHERE o.id <> id AND ($dealClass = 'any' OR d.class = $dealClass)
    AND NOT coalesce(d.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
    AND coalesce(own.role, '') <> 'LISTING_VENUE' AND coalesce(their.role, '') <> 'LISTING_VENUE'
    AND ($since IS NULL OR coalesce(d.announcedFrom, d.signedFrom, d.occurredFrom, d.closedFrom, own.firstReportedOn) >= $since)
  RETURN DISTINCT [id, d.id, o.id] AS t
} END AS fourth
WITH first, second, third, [t IN fourth WHERE t[2] = $to] AS fourth
WITH first, second, third, fourth, [k IN fourth | k[0]] AS gates
WITH first, second, [t IN third WHERE t[2] = $to OR t[2] IN gates] AS third, fourth
WITH first, second, third, fourth, [k IN third | k[0]] AS gates
WITH first, [t IN second WHERE t[2] = $to OR t[2] IN gates] AS second, third, fourth
WITH first, second, third, fourth, [k IN second | k[0]] AS gates
WITH [[t IN first WHERE t[2] = $to OR t[2] IN gates], second, third, fourth] AS layers
UNWIND range(0, 3) AS i
UNWIND layers[i] AS t
MATCH (one:Organization {id: t[0]})-[own:PARTY_TO]->(pact:Deal {id: t[1]})<-[their:PARTY_TO]-(two:Organization {id: t[2]})
WITH i, one, pact, two, min(own.firstReportedOn) AS reported, collect(own.evidence) + collect(their.evidence) AS sentences
RETURN i + 1 AS step, one.name AS organisation, pact.name AS deal, two.name AS nextOrganisation,
       coalesce(pact.announcedFrom, pact.signedFrom, pact.occurredFrom, pact.closedFrom, reported) AS announcedOn,
       COLLECT { UNWIND sentences AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY step, organisation, announcedOn IS NULL, announcedOn, deal, one.id, pact.id, two.id
LIMIT $limit
