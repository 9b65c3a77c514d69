// Neighbourhood of a thing
//
// The relations around a thing, the nearest first and then those with most sources. With
// `depth` 2 or 3 also the relations of its neighbours and of theirs; 3 is the most.
// `weight` is the number of articles that state the relation.
//
// @param node   thing        Thing to start from, by name or id
// @param depth  int = 1      How far to go, from 1 to 3
// @param labels text = null  Only relations between things of these labels, such as Organization,Deal
// @param limit  int = 100    Most rows to return
// @returns source, relationship, target, weight, evidence
// @example pharmagraph ask neighbourhood --node KN026

MATCH (start:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place {id: $node})
CALL (start) {
  RETURN start AS near, 0 AS steps
  UNION ALL
  UNWIND CASE WHEN $depth > 1 THEN [1] ELSE [] END AS steps
  MATCH (start)-[]-(near)
  RETURN DISTINCT near, steps
  UNION ALL
  UNWIND CASE WHEN $depth > 2 THEN [2] ELSE [] END AS steps
  MATCH (start)-[]-()-[]-(near)
  RETURN DISTINCT near, steps
}
WITH near, min(steps) AS away
MATCH (near)-[link]-()
WITH link, min(away) AS away
WITH link, away, startNode(link) AS one, endNode(link) AS two,
     CASE WHEN $labels IS NULL THEN [] ELSE split(replace(toLower($labels), ' ', ''), ',') END AS wanted
WHERE $labels IS NULL
   OR (any(label IN labels(one) WHERE toLower(label) IN wanted) AND any(label IN labels(two) WHERE toLower(label) IN wanted))
RETURN one.name AS source, type(link) AS relationship, two.name AS target, coalesce(link.nSources, 0) AS weight,
       coalesce(link.evidence, []) AS evidence
ORDER BY away, weight DESC, relationship, source, target, link.key
LIMIT $limit
