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
  MATCH (a:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place {id: $a})-[link]-(b {id: $b})
  RETURN link, 1 AS step
  UNION
  MATCH (a:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place {id: $a})-[own]-(middle)-[their]-(b {id: $b})
  WHERE middle.id <> $a AND middle.id <> $b
  UNWIND [{link: own, step: 2}, {link: their, step: 3}] AS found
  RETURN found.link AS link, found.step AS step
}
WITH DISTINCT link, step
RETURN startNode(link).name AS source, type(link) AS relation, endNode(link).name AS target, link.key AS key,
       link.firstReportedOn AS firstReportedOn, coalesce(link.quotes, []) AS quotes, coalesce(link.evidence, []) AS evidence
ORDER BY step, relation, key
LIMIT $limit
