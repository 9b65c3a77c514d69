// What is in the graph
//
// How many things of each kind and relations of each type there are, and, as the
// record they were made from, how many articles, sentences and claims.
//
// @param limit int = 200  Most rows to return
// @returns part, type, count
// @example pharmagraph ask inventory

CALL () {
  MATCH (n)
  UNWIND labels(n) AS type
  RETURN CASE WHEN type IN ['Article', 'Sentence', 'Claim', 'Ref', 'Naming', 'Key', 'Judgement', 'Meta'] THEN 'record' ELSE 'entity' END AS part,
         type, count(*) AS count
  UNION ALL
  MATCH ()-[r]->()
  WITH type(r) AS type, count(*) AS count
  WHERE NOT type IN ['HAS_SENTENCE', 'SUPPORTED_BY', 'HAS_KEY']
  RETURN 'relation' AS part, type, count
}
RETURN part, type, count
ORDER BY part, type
LIMIT $limit
