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
MATCH down = (member:Organization)-[:PART_OF*0..6]->(company)
WHERE length(down) = 0
   OR ($rollup <> 'entity'
       AND all(step IN relationships(down) WHERE $rollup = 'ultimateParent' OR step.kind IN ['SUBSIDIARY', 'DIVISION']))
WITH collect(DISTINCT member.id) AS family
MATCH (someone:Person)-[holds:HOLDS_ROLE]->(org:Organization)
WHERE org.id IN family AND ($roleCode IS NULL OR holds.roleCode = toUpper($roleCode))
OPTIONAL MATCH (paper:Article)-[:HAS_SENTENCE]->(:Sentence {id: holds.evidence[0]})
RETURN someone.name AS person, coalesce(holds.title, holds.roleCode) AS title, org.name AS organisation,
       holds.lastReportedOn AS asOf, CASE coalesce(paper.title, '') WHEN '' THEN paper.id ELSE paper.title END AS source,
       coalesce(holds.evidence, []) AS evidence
ORDER BY person, organisation, asOf IS NULL, asOf DESC, title, holds.key
LIMIT $limit
