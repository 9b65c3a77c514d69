// Rights with the deals that grant them, their holders, grantors and assets.
MATCH begin = (:Deal)-[grants:GRANTS]->(right:Right)
WHERE ($rightKind = 'any' OR right.kind = $rightKind OR ($rightKind = 'preferential' AND right.kind <> 'LICENSE_GRANT'))
  AND ($holder IS NULL OR EXISTS { MATCH (right)-[:HELD_BY]->(:Organization {id: $holder}) })
  AND ($asset IS NULL OR EXISTS { MATCH (right)-[:COVERS]->({id: $asset}) })
OPTIONAL MATCH more = (right)-[about:HELD_BY|GRANTED_BY|COVERS|IN_TERRITORY]->()
WITH begin, more, grants, about
ORDER BY grants.key, about.key
RETURN begin, more
LIMIT $limit
