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
  MATCH (claim:Claim {id: $about}) RETURN claim
  UNION
  MATCH (claim:Claim {factKey: $about}) RETURN claim
  UNION
  MATCH (claim:Claim {subjectId: $about}) RETURN claim
  UNION
  MATCH (claim:Claim {objectId: $about}) RETURN claim
  UNION
  MATCH (:Deal {id: $about})-[:GRANTS|HAS_TERM|HAS_EVENT]->(part)
  MATCH (claim:Claim {subjectId: part.id}) RETURN claim
}
MATCH (claim)-[:SUPPORTED_BY]->(sentence:Sentence)<-[:HAS_SENTENCE]-(article:Article)
OPTIONAL MATCH (subject:Ref {id: claim.subject})
OPTIONAL MATCH (object:Ref {id: claim.object})
OPTIONAL MATCH (speaker:Ref {id: claim.speaker})
RETURN coalesce(subject.names[0], claim.subject) + ' ' + claim.predicate + ' ' +
         coalesce(object.names[0], claim.valueText, claim.value, '') AS claim,
       claim.modality AS modality, speaker.names[0] AS attributedTo,
       coalesce(article.title, article.id) AS article, article.publishedOn AS publishedOn,
       coalesce(sentence.text, sentence.id) AS sentence,
       [x IN claim.starts WHERE x >= sentence.start AND x < sentence.end][0] AS start,
       [x IN claim.ends WHERE x > sentence.start AND x <= sentence.end][0] AS end,
       article.extractor AS extractor, claim.basis AS basis
ORDER BY publishedOn IS NULL, publishedOn, article.id, sentence.index, start, claim.predicate, claim.id
LIMIT $limit
