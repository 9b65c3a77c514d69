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

MATCH (ref:Ref)
WHERE ($about IS NULL OR ref.cluster = $about) AND ($article IS NULL OR ref.article = $article)
WITH ref
ORDER BY ref.cluster, ref.article, ref.id
LIMIT $limit
// The embedded store reads all nodes to find one whose id is null.
WITH ref, coalesce(ref.naming, '') AS namingId
OPTIONAL MATCH (naming:Naming {id: namingId})
WITH ref, coalesce(naming.keys, []) AS keys,
     EXISTS { MATCH (other:Ref {cluster: ref.cluster}) WHERE other.article <> ref.article } AS met,
     EXISTS { MATCH (other:Ref {naming: namingId}) WHERE other.article <> ref.article } AS alike,
     COLLECT {
       MATCH (other:Naming {cluster: ref.cluster}) WHERE other.id <> ref.naming
       UNWIND other.keys AS key
       RETURN DISTINCT key
     } AS others
WITH ref, keys, met, [key IN keys WHERE alike OR key IN others] AS common,
     COLLECT {
       MATCH (j:Judgement {kind: 'same'}) WHERE j.a IN keys OR j.b IN keys OR j.a = ref.id OR j.b = ref.id
       RETURN j.id AS id
     } AS judged
WITH ref, keys,
     CASE WHEN any(key IN common WHERE NOT key STARTS WITH ref.label + '~') THEN 'identifier'
          WHEN size(common) > 0 THEN 'full name'
          WHEN size(judged) > 0 AND met THEN 'judgement'
          WHEN ref.owner IS NOT NULL THEN 'owner and kind'
          WHEN size(keys) = 0 AND met THEN 'parties, assets and dates'
          WHEN met THEN 'another name'
          WHEN any(key IN keys WHERE NOT key STARTS WITH ref.label + '~') THEN 'identifier'
          ELSE 'alone' END AS method
UNWIND range(0, size(ref.names) - 1) AS i
RETURN ref.cluster AS entity, ref.names[i] AS alias, ref.nameTypes[i] AS aliasType, ref.article AS article,
       size(coalesce(ref.mentionStarts, [])) AS mentions, method,
       CASE WHEN size(keys) = 0 OR ($about IS NULL AND $article IS NULL) THEN [] ELSE COLLECT {
         MATCH (other:Naming) WHERE other.label = ref.label AND ref.names[i] IN other.names AND other.cluster <> ref.cluster
         RETURN DISTINCT other.cluster AS id ORDER BY id
       } END AS alternatives
ORDER BY entity, article, ref.id, alias, aliasType
LIMIT $limit
