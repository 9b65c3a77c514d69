// The deals about a target or disease, the drugs that lead to them, and their parties.
MATCH (thing:Target|Disease {id: $about})
MATCH link = (thing)<-[:TARGETS|STUDIED_FOR|APPROVED_FOR]-(:Drug)<-[:CONCERNS]-(deal:Deal)<-[own:PARTY_TO]-(:Organization)
WHERE $dealClass = 'any' OR deal.class = $dealClass
WITH link, own
ORDER BY own.key
RETURN link
LIMIT $limit
