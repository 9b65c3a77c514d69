// The company, its partners, and the partners of its partners.
MATCH link = (company:Organization {id: $company})-[:PARTY_TO]->(near:Deal)<-[:PARTY_TO]-(friend:Organization)-[:PARTY_TO]->(deal:Deal)<-[their:PARTY_TO]-(far:Organization)
WHERE far.id <> company.id AND friend.id <> company.id AND far.id <> friend.id
  AND ($dealClass = 'any' OR (near.class = $dealClass AND deal.class = $dealClass))
WITH link, their, near
ORDER BY their.key, near.id
RETURN link
LIMIT $limit
