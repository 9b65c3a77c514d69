// Most connected organisations
//
// Organisations by the number of deals they take part in, and with how many others.
// A stock exchange that lists a company takes no part.
//
// @param dealClass ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = any  Class of the deals
// @param limit     int = 25                                            Most rows to return
// @returns organisation, deals, partners, evidence
// @example pharmagraph ask connected --limit 10

MATCH (org:Organization)-[own:PARTY_TO]->(deal:Deal)
WHERE ($dealClass = 'any' OR deal.class = $dealClass) AND coalesce(own.role, '') <> 'LISTING_VENUE'
WITH org, count(DISTINCT deal) AS deals
WITH collect({org: org, deals: deals}) AS all
// Partners are counted only of those who can be among the first.
WITH all, COLLECT { UNWIND all AS one RETURN one.deals AS deals ORDER BY deals DESC LIMIT $limit } AS most
UNWIND [one IN all WHERE one.deals >= most[size(most) - 1]] AS one
WITH one.org AS org, one.deals AS deals
MATCH (org)-[own:PARTY_TO]->(deal:Deal)
WHERE ($dealClass = 'any' OR deal.class = $dealClass) AND coalesce(own.role, '') <> 'LISTING_VENUE'
OPTIONAL MATCH (deal)<-[their:PARTY_TO]-(other:Organization)
WHERE other.id <> org.id AND coalesce(their.role, '') <> 'LISTING_VENUE'
WITH org, deals, count(DISTINCT other) AS partners
ORDER BY deals DESC, partners DESC, org.name, org.id
LIMIT $limit
WITH org, deals, partners, COLLECT {
       MATCH (org)-[own:PARTY_TO]->(deal:Deal)
       WHERE ($dealClass = 'any' OR deal.class = $dealClass) AND coalesce(own.role, '') <> 'LISTING_VENUE' AND own.evidence IS NOT NULL
       RETURN own.evidence AS ids ORDER BY own.key
     } AS sentences
RETURN org.name AS organisation, deals, partners,
       reduce(seen = [], id IN reduce(flat = [], part IN sentences | flat + part) |
         CASE WHEN id IN seen THEN seen ELSE seen + id END) AS evidence
ORDER BY deals DESC, partners DESC, organisation, org.id
LIMIT $limit
