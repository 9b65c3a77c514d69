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
WITH older, paper, paper.id AS paperId
MATCH (said:Claim {article: paperId})
WHERE said.factKey IS NOT NULL
// What was known of a fact is read once, not for each article that states it.
WITH older, said.factKey AS factKey, collect({paper: paper, said: said}) AS news, collect(DISTINCT paperId) AS papers
CALL (older, factKey, papers) {
  UNWIND CASE WHEN older > 0 THEN [factKey] ELSE [] END AS fact
  MATCH (earlier:Claim {factKey: fact})
  WHERE NOT earlier.article IN papers
  WITH earlier
  ORDER BY earlier.reportedOn IS NULL, earlier.reportedOn DESC, earlier.id
  RETURN count(earlier) AS known, collect(coalesce(earlier.value, '') + coalesce(earlier.qualifiers, '')) AS values,
         collect(coalesce(earlier.valueText, earlier.qualifiers)) AS words
}
UNWIND news AS found
WITH found.paper AS paper, found.said AS said, known, values, words
WITH paper, said, words,
     CASE WHEN known = 0 THEN 'NEW'
          WHEN coalesce(said.value, '') + coalesce(said.qualifiers, '') IN values THEN 'CONFIRMED'
          WHEN said.predicate IN ['types', 'territory', 'descriptions', 'ticker', 'degrees'] THEN 'NEW'
          ELSE 'CHANGED' END AS change
WHERE $show = 'all' OR change <> 'CONFIRMED'
WITH paper, said, words, change
ORDER BY paper.recordedAt, paper.id, change, said.predicate, said.subject, said.id
LIMIT $limit
// The embedded store reads all nodes to find one whose id is null.
WITH paper, said, words, change, said.subject AS subjectId, coalesce(said.object, '') AS objectId
OPTIONAL MATCH (subject:Ref {id: subjectId})
OPTIONAL MATCH (object:Ref {id: objectId})
WITH paper, said, words, change, subject, object, coalesce(subject.owner, '') AS ownerId
OPTIONAL MATCH (owner:Ref {id: ownerId})
WITH paper, said, words, change, coalesce(owner.names[0] + ': ', '') AS whose,
     coalesce([i IN range(0, coalesce(size(subject.names), 0) - 1) WHERE subject.nameTypes[i] = 'FULL' | subject.names[i]][0],
              subject.names[0], said.subject) AS subject,
     coalesce([i IN range(0, coalesce(size(object.names), 0) - 1) WHERE object.nameTypes[i] = 'FULL' | object.names[i]][0],
              object.names[0], said.object) AS object
RETURN paper.recordedAt AS recordedAt, change,
       whose + subject + ' ' + said.predicate + coalesce(' ' + object, '')
       + CASE coalesce(said.qualifiers, '{}') WHEN '{}' THEN '' ELSE ' ' + said.qualifiers END AS item,
       CASE change WHEN 'CHANGED' THEN words[0] END AS before,
       coalesce(said.valueText, CASE change WHEN 'CHANGED' THEN said.qualifiers END) AS after,
       CASE coalesce(paper.title, '') WHEN '' THEN paper.id ELSE paper.title END AS source, coalesce(said.sentences, []) AS evidence
ORDER BY recordedAt, paper.id, change, said.predicate, said.subject, said.id
LIMIT $limit
