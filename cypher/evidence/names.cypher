// What a thing is called, and by whom
//
// Every name of a thing as its articles print it, with the type of the name, how often
// the article mentions the thing, and the keys under which names of different articles
// meet. Two names are one thing because they share a key or because somebody said so.
//
// @param node  thing      Thing, by name or id
// @param limit int = 200  Most rows to return
// @returns alias, aliasType, article, mentions, keys, ref
// @example pharmagraph ask names --node HER2

MATCH (mention:Ref {cluster: $node})
// The embedded store reads all nodes to find one whose id is null.
WITH mention, coalesce(mention.naming, '') AS namingId
OPTIONAL MATCH (naming:Naming {id: namingId})
UNWIND range(0, size(mention.names) - 1) AS i
RETURN mention.names[i] AS alias, mention.nameTypes[i] AS aliasType, mention.article AS article,
       size(coalesce(mention.mentionStarts, [])) AS mentions, coalesce(naming.keys, []) AS keys, mention.id AS ref
ORDER BY article, ref, alias, aliasType
LIMIT $limit
