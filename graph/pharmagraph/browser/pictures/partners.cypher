// The company, its deals, and who else takes part in them.
MATCH link = (:Organization {id: $company})-[own:PARTY_TO]->(deal:Deal)<-[their:PARTY_TO]-(:Organization)
WHERE ($dealClass = 'any' OR deal.class = $dealClass)
  AND coalesce(own.role, '') <> 'LISTING_VENUE' AND coalesce(their.role, '') <> 'LISTING_VENUE'
WITH link, own, their
ORDER BY own.key, their.key
RETURN link
LIMIT $limit
