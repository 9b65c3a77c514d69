// People of a company
//
// Who holds which role, one row for each, with the article that says so best. `asOf`
// is the last day a loaded article said so; the person may have left since. With
// `rollup` brand, people of subsidiaries and divisions are included; with
// ultimateParent those of all that belongs to the group.
//
// @param company  Organization                          Company, by name or id
// @param roleCode text = null                           Only this role, such as CEO
// @param rollup   entity|brand|ultimateParent = entity  Whose people count as the company's
// @param limit    int = 50                              Most rows to return
// @returns person, title, organisation, asOf, source, evidence
// @example pharmagraph ask people --company Sanofi --rollup brand

MATCH (asked:Organization {id: $company})
OPTIONAL MATCH up = (asked)-[:PART_OF*1..6]->(above:Organization)
WHERE $rollup <> 'entity'
  AND all(step IN relationships(up) WHERE $rollup = 'ultimateParent' OR step.kind IN ['SUBSIDIARY', 'DIVISION'])
WITH asked, above, length(up) AS height
ORDER BY height DESC, above.id
WITH asked, collect(above) AS heads
WITH coalesce(heads[0], asked) AS company
MATCH down = (company)<-[:PART_OF*0..6]-(member:Organization)
WHERE length(down) = 0
   OR ($rollup <> 'entity'
       AND all(step IN relationships(down) WHERE $rollup = 'ultimateParent' OR step.kind IN ['SUBSIDIARY', 'DIVISION']))
WITH DISTINCT member AS org
MATCH (org)<-[holds:HOLDS_ROLE]-(someone:Person)
WHERE ($roleCode IS NULL OR holds.roleCode = toUpper($roleCode))
WITH org, holds, someone, coalesce(holds.evidence[0], '') AS first
OPTIONAL MATCH (:Sentence {id: first})<-[:HAS_SENTENCE]-(paper:Article)
RETURN someone.name AS person, coalesce(holds.title, holds.roleCode) AS title, org.name AS organisation,
       holds.lastReportedOn AS asOf, CASE coalesce(paper.title, '') WHEN '' THEN paper.id ELSE paper.title END AS source,
       coalesce(holds.evidence, []) AS evidence
ORDER BY person, organisation, asOf IS NULL, asOf DESC, title, holds.key
LIMIT $limit
