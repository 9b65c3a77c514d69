// What links two things
//
// The relations between two things, and the deals, drugs, studies and events that
// both have a relation with. `key` names a relation; explain it to see its claims.
//
// @param a     thing     One thing, by name or id
// @param b     thing     The other thing, by name or id
// @param limit int = 50  Most rows to return
// @returns source, relation, target, key, firstReportedOn, quotes, evidence
// @example pharmagraph ask between --a Sanofi --b KN026

CALL () {
  MATCH (a:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place {id: $a})-[link]-(middle)
  RETURN middle, link, 2 AS step
  UNION ALL
  MATCH (b:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place {id: $b})-[link]-(middle)
  RETURN middle, link, 3 AS step
}
WITH middle, collect({link: link, step: step}) AS found, min(step) AS first, max(step) AS last
// What both have is between them, and so is what one of them has with the other.
WHERE middle.id IN [$a, $b] OR first < last AND ($a <> $b OR size(found) > 2)
UNWIND [f IN found WHERE NOT middle.id IN [$a, $b] OR f.step = 2 AND middle.id = $b] AS f
WITH f.link AS link, CASE WHEN middle.id = $b THEN 1 ELSE f.step END AS step
WITH DISTINCT link, step
RETURN startNode(link).name AS source, type(link) AS relation, endNode(link).name AS target, link.key AS key,
       link.firstReportedOn AS firstReportedOn, coalesce(link.quotes, []) AS quotes, coalesce(link.evidence, []) AS evidence
ORDER BY step, relation, key
LIMIT $limit
