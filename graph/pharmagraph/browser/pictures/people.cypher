// The people of the company and of what belongs to it, and what they do there or elsewhere.
MATCH link = (someone:Person)-[role:HOLDS_ROLE|FOUNDED]->(:Organization)
WHERE EXISTS { MATCH (someone)-[:HOLDS_ROLE|FOUNDED]->(:Organization)-[:PART_OF*0..6]->(:Organization {id: $company}) }
WITH link, role
ORDER BY role.key
RETURN link
LIMIT $limit
