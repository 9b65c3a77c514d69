// The deal and everything that hangs off it; what is missing is not there to be seen.
MATCH begin = (:Deal {id: $deal})-[first]-(part)
OPTIONAL MATCH more = (part)-[next:HELD_BY|GRANTED_BY|COVERS|PAID_BY|PAID_TO]->()
WITH begin, more, first, next
ORDER BY first.key, next.key
RETURN begin, more
LIMIT $limit
