// Deals, rights, studies and events around the drug.
MATCH begin = (:Drug {id: $drug})-[first:CONCERNS|COVERS|TESTS|HAS_EVENT]-(happening)
OPTIONAL MATCH more = (happening)-[next:PARTY_TO|HELD_BY|SPONSORS|HAS_EVENT]-()
WITH begin, more, first, next
ORDER BY first.key, next.key
RETURN begin, more
LIMIT $limit
