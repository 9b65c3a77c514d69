// From claims to the sentences that support them, and to the articles the sentences are in.
CALL () {
  MATCH (said:Claim {id: $about}) RETURN said
  UNION
  MATCH (said:Claim {factKey: $about}) RETURN said
  UNION
  MATCH (said:Claim {subjectId: $about}) RETURN said
  UNION
  MATCH (said:Claim {objectId: $about}) RETURN said
}
MATCH link = (said)-[:SUPPORTED_BY]->(line:Sentence)<-[:HAS_SENTENCE]-(:Article)
WITH link, said, line
ORDER BY line.id, said.id
RETURN link
LIMIT $limit
