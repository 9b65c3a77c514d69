// Rights on assets
//
// Which assets are under an option, a right to negotiate or a right of first
// refusal: held by whom, granted by whom, on what condition, until when. A licence
// that was granted is another thing; ask for it with `rightKind` LICENSE_GRANT, or
// for everything with any. With `asOf`, rights that had not begun or were over on that
// day are left out; a right without dates is kept.
//
// @param rightKind preferential|LICENSE_GRANT|OPTION|ROFR|ROFO|ROFN|EXCLUSIVE_NEGOTIATION|any = preferential  Kind of right
// @param holder    Organization = null  Only rights held by this company
// @param asset     Drug|Target|Modality = null  Only rights on this asset
// @param disease   Disease = null  Only deals for this disease or a kind of it
// @param asOf      date = null     Only rights that may hold on this day
// @param limit     int = 50        Most rows to return
// @returns asset, rightKind, holder, grantor, condition, startsOn, endsOn, status, evidence
// @example pharmagraph ask rights --holder Sanofi

MATCH (deal:Deal)-[:GRANTS]->(right:Right)
WHERE ($rightKind = 'any' OR right.kind = $rightKind OR ($rightKind = 'preferential' AND right.kind <> 'LICENSE_GRANT'))
  AND ($holder IS NULL OR EXISTS { MATCH (right)-[:HELD_BY]->(:Organization {id: $holder}) })
  AND ($disease IS NULL OR EXISTS { MATCH (deal)-[:FOR_DISEASE]->(:Disease)-[:IS_A*0..8]->(:Disease {id: $disease}) })
  AND ($asOf IS NULL OR coalesce(right.startsFrom, $asOf) <= $asOf)
  AND ($asOf IS NULL OR coalesce(right.endsTo, $asOf) >= $asOf)
OPTIONAL MATCH (right)-[covers:COVERS]->(subject)
WITH deal, right, covers, subject
WHERE $asset IS NULL OR subject.id = $asset
OPTIONAL MATCH (right)-[held:HELD_BY]->(holder:Organization)
WITH deal, right, covers, subject, held, holder
ORDER BY holder.name, holder.id
WITH deal, right, covers, subject, collect(holder.name) AS holders, collect(held.evidence) AS heldBy
ORDER BY subject.name IS NULL, subject.name, right.kind, right.id, covers.key
LIMIT $limit
RETURN subject.name AS asset, right.kind AS rightKind, holders AS holder,
       COLLECT { MATCH (right)-[:GRANTED_BY]->(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name } AS grantor,
       right.condition AS condition, right.startsFrom AS startsOn, right.endsTo AS endsOn,
       coalesce(right.status, 'UNKNOWN') AS status,
       reduce(seen = [], id IN reduce(flat = coalesce(covers.evidence, []), part IN heldBy | flat + part) |
         CASE WHEN id IN seen THEN seen ELSE seen + id END) AS evidence
ORDER BY asset IS NULL, asset, rightKind, right.id, covers.key
LIMIT $limit
