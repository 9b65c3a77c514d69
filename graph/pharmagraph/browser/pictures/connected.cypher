// Organisations and their deals: those with most deals are where the lines meet.
MATCH link = (org:Organization)-[own:PARTY_TO]->(deal:Deal)
WHERE ($dealClass = 'any' OR deal.class = $dealClass) AND coalesce(own.role, '') <> 'LISTING_VENUE'
WITH link, org, own, COUNT { (org)-[:PARTY_TO]->(:Deal) } AS deals
ORDER BY deals DESC, org.id, own.key
RETURN link
LIMIT $limit
