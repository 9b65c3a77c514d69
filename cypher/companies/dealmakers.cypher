// Who makes deals in a target or a disease
//
// Every organisation with a deal about the target or disease, once for each role it
// takes, the most deals first. A deal is about a target if it says so or if its asset
// acts on the target; about a disease if it says so, for the disease or a kind of it,
// or if it names no disease and its asset is studied or approved for one.
//
// @param about     Target|Disease                                           Target or disease, by name or id
// @param role      text = null                                              Only this role, such as LICENSEE
// @param dealClass ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = ALLIANCE  Class of the deals
// @param since     date = null                                              Leave out deals before this day
// @param limit     int = 50                                                 Most rows to return
// @returns organisation, role, deals, lastDealOn, partners, types, evidence
// @example pharmagraph ask dealmakers --about HER2

MATCH (thing:Target|Disease {id: $about})
CALL (thing) {
  MATCH (thing)<-[:CONCERNS]-(deal:Deal)
  RETURN deal
  UNION
  MATCH (thing)<-[:TARGETS]-(:Drug)<-[about:CONCERNS]-(deal:Deal)
  WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
  RETURN deal
  UNION
  MATCH (thing)<-[:IS_A*0..8]-(:Disease)<-[:FOR_DISEASE]-(deal:Deal)
  RETURN deal
  UNION
  MATCH (thing)<-[:IS_A*0..8]-(:Disease)<-[:STUDIED_FOR|APPROVED_FOR]-(:Drug)<-[about:CONCERNS]-(deal:Deal)
  WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
    AND NOT EXISTS { MATCH (deal)-[:FOR_DISEASE]->(:Disease) }
  RETURN deal
}
MATCH (org:Organization)-[own:PARTY_TO]->(deal)
WHERE ($dealClass = 'any' OR deal.class = $dealClass)
  AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
  AND coalesce(own.role, '') <> 'LISTING_VENUE' AND ($role IS NULL OR own.role = toUpper($role))
WITH org, own, deal,
     coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom, own.firstReportedOn) AS day
WHERE $since IS NULL OR day >= $since
OPTIONAL MATCH (deal)<-[their:PARTY_TO]-(other:Organization)
WHERE other.id <> org.id AND coalesce(their.role, '') <> 'LISTING_VENUE'
WITH org, own.role AS part, count(DISTINCT deal.id) AS deals, max(day) AS lastDealOn, collect(DISTINCT other.name) AS names,
     collect(deal.types) AS codes, collect(own.evidence) AS sentences
ORDER BY deals DESC, lastDealOn IS NULL, lastDealOn DESC, org.name, part, org.id
LIMIT $limit
RETURN org.name AS organisation, part AS role, deals, lastDealOn,
       COLLECT { UNWIND names AS name RETURN name ORDER BY name } AS partners,
       COLLECT { UNWIND codes AS list UNWIND list AS code RETURN DISTINCT code ORDER BY code } AS types,
       COLLECT { UNWIND sentences AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY deals DESC, lastDealOn IS NULL, lastDealOn DESC, organisation, role, org.id
LIMIT $limit
