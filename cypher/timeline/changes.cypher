// What articles brought since a moment
//
// Every fact that an article recorded since then states: NEW, CHANGED where articles
// recorded before gave another value, CONFIRMED where they gave the same. This is what
// was said, not what the graph shows: where sources differ, see `disagreements`. A
// retracted article leaves no trace here.
//
// @param since text                   Moment of loading, such as 2026-11-25 or 2026-11-25T10:00:00+00:00
// @param show  changes|all = changes  Changes are NEW and CHANGED
// @param limit int = 200              Most rows to return
// @returns recordedAt, change, item, before, after, source, evidence
// @example pharmagraph ask changes --since 2020-01-01

WITH COUNT { MATCH (old:Article) WHERE old.recordedAt < $since } AS older
MATCH (paper:Article)
WHERE paper.recordedAt >= $since
WITH older, paper
ORDER BY paper.recordedAt, paper.id
WITH older, collect(paper) AS papers
// The first articles mostly fill the answer; the others are read where they do not.
CALL (older, papers) {
  UNWIND papers[..25] AS paper
  WITH older, paper, paper.id AS paperId
  MATCH (said:Claim {article: paperId})
  WHERE said.factKey IS NOT NULL
  // What was known of a fact is looked up once, not for each article that states it.
  WITH older, said.factKey AS fact, collect({paper: paper, said: said}) AS news
  WITH fact, news, older > 0 AND EXISTS {
    MATCH (earlier:Claim {factKey: fact}) WITH earlier.article AS id MATCH (old:Article {id: id}) WHERE old.recordedAt < $since
  } AS known
  UNWIND news AS found
  WITH fact, known, found.paper AS paper, found.said AS said,
       coalesce(found.said.value, '') + coalesce(found.said.qualifiers, '') AS value
  WITH paper, said,
       CASE WHEN NOT known THEN 'NEW'
            WHEN EXISTS {
              MATCH (earlier:Claim {factKey: fact}) WHERE coalesce(earlier.value, '') + coalesce(earlier.qualifiers, '') = value
              WITH earlier.article AS id MATCH (old:Article {id: id}) WHERE old.recordedAt < $since
            } THEN 'CONFIRMED'
            WHEN said.predicate IN ['types', 'territory', 'descriptions', 'ticker', 'degrees'] THEN 'NEW'
            ELSE 'CHANGED' END AS change
  WHERE $show = 'all' OR change <> 'CONFIRMED'
  WITH paper, said, change
  ORDER BY paper.recordedAt, paper.id, change, said.predicate, said.subject, said.id
  LIMIT $limit
  RETURN collect({paper: paper, said: said, change: change}) AS first
}
CALL (older, papers, first) {
  UNWIND CASE WHEN size(first) < $limit THEN papers[25..] ELSE [] END AS paper
  WITH older, paper, paper.id AS paperId
  MATCH (said:Claim {article: paperId})
  WHERE said.factKey IS NOT NULL
  // What was known of a fact is looked up once, not for each article that states it.
  WITH older, said.factKey AS fact, collect({paper: paper, said: said}) AS news
  WITH fact, news, older > 0 AND EXISTS {
    MATCH (earlier:Claim {factKey: fact}) WITH earlier.article AS id MATCH (old:Article {id: id}) WHERE old.recordedAt < $since
  } AS known
  UNWIND news AS found
  WITH fact, known, found.paper AS paper, found.said AS said,
       coalesce(found.said.value, '') + coalesce(found.said.qualifiers, '') AS value
  WITH paper, said,
       CASE WHEN NOT known THEN 'NEW'
            WHEN EXISTS {
              MATCH (earlier:Claim {factKey: fact}) WHERE coalesce(earlier.value, '') + coalesce(earlier.qualifiers, '') = value
              WITH earlier.article AS id MATCH (old:Article {id: id}) WHERE old.recordedAt < $since
            } THEN 'CONFIRMED'
            WHEN said.predicate IN ['types', 'territory', 'descriptions', 'ticker', 'degrees'] THEN 'NEW'
            ELSE 'CHANGED' END AS change
  WHERE $show = 'all' OR change <> 'CONFIRMED'
  WITH paper, said, change
  ORDER BY paper.recordedAt, paper.id, change, said.predicate, said.subject, said.id
  LIMIT $limit
  RETURN collect({paper: paper, said: said, change: change}) AS more
}
UNWIND (first + more)[..$limit] AS found
WITH found.paper AS paper, found.said AS said, found.change AS change
// The embedded store reads all nodes to find one whose id is null.
WITH paper, said, change, said.factKey AS fact, said.subject AS subjectId, coalesce(said.object, '') AS objectId
OPTIONAL MATCH (subject:Ref {id: subjectId})
OPTIONAL MATCH (object:Ref {id: objectId})
WITH paper, said, change, fact, subject, object, coalesce(subject.owner, '') AS ownerId
OPTIONAL MATCH (owner:Ref {id: ownerId})
WITH paper, said, change, fact, coalesce(owner.names[0] + ': ', '') AS whose,
     coalesce([i IN range(0, coalesce(size(subject.names), 0) - 1) WHERE subject.nameTypes[i] = 'FULL' | subject.names[i]][0],
              subject.names[0], said.subject) AS subject,
     coalesce([i IN range(0, coalesce(size(object.names), 0) - 1) WHERE object.nameTypes[i] = 'FULL' | object.names[i]][0],
              object.names[0], said.object) AS object
RETURN paper.recordedAt AS recordedAt, change,
       whose + subject + ' ' + said.predicate + coalesce(' ' + object, '')
       + CASE coalesce(said.qualifiers, '{}') WHEN '{}' THEN '' ELSE ' ' + said.qualifiers END AS item,
       CASE change WHEN 'CHANGED' THEN COLLECT {
         MATCH (earlier:Claim {factKey: fact})
         WITH earlier, earlier.article AS id
         MATCH (old:Article {id: id}) WHERE old.recordedAt < $since
         RETURN coalesce(earlier.valueText, earlier.qualifiers) AS words
         ORDER BY words IS NULL, earlier.reportedOn IS NULL, earlier.reportedOn DESC, earlier.id LIMIT 1
       }[0] END AS before,
       coalesce(said.valueText, CASE change WHEN 'CHANGED' THEN said.qualifiers END) AS after,
       CASE coalesce(paper.title, '') WHEN '' THEN paper.id ELSE paper.title END AS source, coalesce(said.sentences, []) AS evidence
ORDER BY recordedAt, paper.id, change, said.predicate, said.subject, said.id
LIMIT $limit
