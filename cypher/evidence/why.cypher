// Why do we believe this
//
// Every claim behind a thing, a relation or a single claim: who says it, in which
// article and sentence, and the offsets (in characters of the article) of the words
// that say it. For a deal, what hangs off it is included: its rights, amounts and
// events. Plans, opinions and denials are shown too; only FACT reaches the graph.
//
// @param about text       Id of a node, key of a relation, or id of a claim
// @param limit int = 200  Most rows to return
// @returns claim, modality, attributedTo, article, publishedOn, sentence, start, end, extractor, basis
// @example pharmagraph ask why --about hgnc:3430

CALL () {
  MATCH (said:Claim {id: $about}) RETURN said
  UNION
  MATCH (said:Claim {factKey: $about}) RETURN said
  UNION
  MATCH (said:Claim {subjectId: $about}) RETURN said
  UNION
  MATCH (said:Claim {objectId: $about}) RETURN said
  UNION
  MATCH (:Deal {id: $about})-[:GRANTS|HAS_TERM|HAS_EVENT]->(part)
  MATCH (said:Claim {subjectId: part.id}) RETURN said
}
MATCH (said)-[:SUPPORTED_BY]->(line:Sentence)<-[:HAS_SENTENCE]-(paper:Article)
WITH said, line, paper, [x IN said.starts WHERE x >= line.start AND x < line.end][0] AS start
ORDER BY paper.publishedOn IS NULL, paper.publishedOn, paper.id, line.index, start, said.predicate, said.id
LIMIT $limit
// The embedded store reads all nodes to find one whose id is null.
WITH said, line, paper, start, said.subject AS subjectId, coalesce(said.object, '') AS objectId,
     coalesce(said.speaker, '') AS speakerId
OPTIONAL MATCH (subject:Ref {id: subjectId})
OPTIONAL MATCH (object:Ref {id: objectId})
OPTIONAL MATCH (speaker:Ref {id: speakerId})
WITH said, line, paper, start, speaker,
     coalesce([i IN range(0, coalesce(size(subject.names), 0) - 1) WHERE subject.nameTypes[i] = 'FULL' | subject.names[i]][0],
              subject.names[0], said.subject) AS subject,
     coalesce([i IN range(0, coalesce(size(object.names), 0) - 1) WHERE object.nameTypes[i] = 'FULL' | object.names[i]][0],
              object.names[0], said.valueText, said.value, '') AS object
RETURN subject + ' ' + said.predicate + ' ' + object +
         CASE coalesce(said.qualifiers, '{}') WHEN '{}' THEN '' ELSE ' ' + said.qualifiers END AS claim,
       said.modality AS modality, speaker.names[0] AS attributedTo,
       CASE coalesce(paper.title, '') WHEN '' THEN paper.id ELSE paper.title END AS article, paper.publishedOn AS publishedOn,
       coalesce(line.text, line.id) AS sentence,
       start,
       [x IN said.ends WHERE x > line.start AND x <= line.end][0] AS end,
       paper.extractor AS extractor, said.basis AS basis
ORDER BY publishedOn IS NULL, publishedOn, paper.id, line.index, start, said.predicate, said.id
LIMIT $limit
