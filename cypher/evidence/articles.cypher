// Articles that are loaded
//
// Every document of the record with what it says in numbers, the newest first.
// `pharmagraph retract` takes one of these ids, addresses or titles.
//
// @param since date = null  Leave out articles published before this day
// @param limit int = 100    Most rows to return
// @returns id, title, publisher, publishedOn, url, origin, claims, recordedAt
// @example pharmagraph ask articles

MATCH (a:Article)
WHERE $since IS NULL OR a.publishedOn >= $since
WITH a
ORDER BY a.publishedOn IS NULL, a.publishedOn DESC, a.id
LIMIT $limit
WITH a, a.id AS articleId
OPTIONAL MATCH (said:Claim {article: articleId})
WITH a, count(said) AS claims
RETURN a.id AS id, coalesce(a.title, '') AS title, coalesce(a.publisher, '') AS publisher, a.publishedOn AS publishedOn,
       coalesce(a.url, '') AS url, coalesce(a.origin, '') AS origin, claims, a.recordedAt AS recordedAt
ORDER BY publishedOn IS NULL, publishedOn DESC, id
LIMIT $limit
