// How names were resolved
//
// What each mention of an article was taken for, and by what: identifier, full name, a
// judgement (somebody said that two are the same), or alone where no other article names
// it so. Deals meet by parties, assets and dates; what hangs off a deal or a company by
// its owner. Nothing is joined by similarity, so there is no score; `alternatives` are
// other things of that kind that go by the same name, looked up if `about` or `article`
// is given.
//
// @param about   thing = null  Only what was taken for this thing
// @param article text = null   Only this article, by id
// @param limit   int = 200     Most rows to return
// @returns entity, alias, aliasType, article, mentions, method, alternatives
// @example pharmagraph ask resolution --about HER2

CALL () {
  UNWIND CASE WHEN $about IS NULL THEN [] ELSE [$about] END AS wanted
  MATCH (ref:Ref {cluster: wanted})
  WHERE $article IS NULL OR ref.article = $article
  RETURN ref
  UNION ALL
  UNWIND CASE WHEN $about IS NULL AND $article IS NOT NULL THEN [$article] ELSE [] END AS wanted
  MATCH (ref:Ref {article: wanted})
  RETURN ref
  UNION ALL
  // Of all mentions only those are put in order whose ids begin like the first ones.
  UNWIND CASE WHEN $about IS NULL AND $article IS NULL THEN [1] ELSE [] END AS everything
  MATCH (some:Ref)
  WITH left(some.cluster, 6) AS start, collect(some) AS refs
  ORDER BY start
  WITH collect(refs) AS groups, collect(size(refs)) AS sizes
  UNWIND range(0, size(groups) - 1) AS i
  WITH groups, sizes, i
  WHERE reduce(before = 0, k IN range(0, i - 1) | before + sizes[k]) < $limit
  UNWIND groups[i] AS ref
  RETURN ref
}
WITH ref
ORDER BY ref.cluster, ref.article, ref.id
LIMIT $limit
// The embedded store reads all nodes to find one whose id is null.
WITH ref, ref.cluster AS entity, coalesce(ref.naming, '') AS namingId
OPTIONAL MATCH (naming:Naming {id: namingId})
WITH entity, namingId, coalesce(naming.keys, []) AS keys, collect(ref) AS refs
// What holds of a thing, or of a way to name it, is read once for all mentions.
OPTIONAL MATCH (other:Ref {naming: namingId})
WITH entity, namingId, keys, refs, coalesce(min(other.article) <> max(other.article), false) AS alike
WITH entity, collect({namingId: namingId, keys: keys, refs: refs, alike: alike}) AS ways
MATCH (other:Ref {cluster: entity})
WITH entity, ways, min(other.article) <> max(other.article) AS met
OPTIONAL MATCH (other:Naming {cluster: entity})
WITH ways, met, collect(other) AS namings
UNWIND ways AS way
WITH met, way.keys AS keys, way.refs AS refs,
     [key IN way.keys WHERE way.alike OR any(other IN namings WHERE other.id <> way.namingId AND key IN other.keys)] AS common
UNWIND refs AS ref
WITH collect({ref: ref, keys: keys, met: met, common: common}) AS page,
     COLLECT { MATCH (j:Judgement {kind: 'same'}) UNWIND [j.a, j.b] AS mark RETURN DISTINCT mark } AS judged
WITH page, judged, COLLECT {
       UNWIND CASE WHEN $about IS NULL AND $article IS NULL THEN [] ELSE page END AS found
       UNWIND found.ref.names AS name
       RETURN DISTINCT name
     } AS names
WITH page, judged, COLLECT {
       UNWIND CASE size(names) WHEN 0 THEN [] ELSE [1] END AS any
       MATCH (other:Naming) WHERE any(name IN other.names WHERE name IN names)
       RETURN DISTINCT {label: other.label, names: other.names, id: other.cluster} AS same
     } AS others
UNWIND page AS found
WITH found.ref AS ref, found.keys AS keys, found.met AS met, found.common AS common, judged, others
WITH ref, keys, others,
     CASE WHEN any(key IN common WHERE NOT key STARTS WITH ref.label + '~') THEN 'identifier'
          WHEN size(common) > 0 THEN 'full name'
          WHEN met AND any(mark IN keys + ref.id WHERE mark IN judged) THEN 'judgement'
          WHEN ref.owner IS NOT NULL THEN 'owner and kind'
          WHEN size(keys) = 0 AND met THEN 'parties, assets and dates'
          WHEN met THEN 'another name'
          WHEN any(key IN keys WHERE NOT key STARTS WITH ref.label + '~') THEN 'identifier'
          ELSE 'alone' END AS method
UNWIND range(0, size(ref.names) - 1) AS i
RETURN ref.cluster AS entity, ref.names[i] AS alias, ref.nameTypes[i] AS aliasType, ref.article AS article,
       size(coalesce(ref.mentionStarts, [])) AS mentions, method,
       CASE WHEN size(keys) = 0 OR size(others) = 0 THEN [] ELSE COLLECT {
         UNWIND others AS other
         WITH other WHERE other.label = ref.label AND ref.names[i] IN other.names AND other.id <> ref.cluster
         RETURN DISTINCT other.id AS id ORDER BY id
       } END AS alternatives
ORDER BY entity, article, ref.id, alias, aliasType
LIMIT $limit
