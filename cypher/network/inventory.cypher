// What is in the graph
//
// How many things of each kind and relations of each type there are, and, as the
// record they were made from, how many articles, sentences and claims.
//
// @param limit int = 200  Most rows to return
// @returns part, type, count
// @example pharmagraph ask inventory

CALL () {
  MATCH (n:Organization) RETURN 'entity' AS part, 'Organization' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Person) RETURN 'entity' AS part, 'Person' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Drug) RETURN 'entity' AS part, 'Drug' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Target) RETURN 'entity' AS part, 'Target' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Disease) RETURN 'entity' AS part, 'Disease' AS type, count(n) AS count
  UNION ALL
  MATCH (n:TherapeuticArea) RETURN 'entity' AS part, 'TherapeuticArea' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Modality) RETURN 'entity' AS part, 'Modality' AS type, count(n) AS count
  UNION ALL
  MATCH (n:DrugClass) RETURN 'entity' AS part, 'DrugClass' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Trial) RETURN 'entity' AS part, 'Trial' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Deal) RETURN 'entity' AS part, 'Deal' AS type, count(n) AS count
  UNION ALL
  MATCH (n:DealEvent) RETURN 'entity' AS part, 'DealEvent' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Right) RETURN 'entity' AS part, 'Right' AS type, count(n) AS count
  UNION ALL
  MATCH (n:FinancialTerm) RETURN 'entity' AS part, 'FinancialTerm' AS type, count(n) AS count
  UNION ALL
  MATCH (n:CorporateEvent) RETURN 'entity' AS part, 'CorporateEvent' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Place) RETURN 'entity' AS part, 'Place' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Article) RETURN 'record' AS part, 'Article' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Sentence) RETURN 'record' AS part, 'Sentence' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Claim) RETURN 'record' AS part, 'Claim' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Ref) RETURN 'record' AS part, 'Ref' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Naming) RETURN 'record' AS part, 'Naming' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Key) RETURN 'record' AS part, 'Key' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Judgement) RETURN 'record' AS part, 'Judgement' AS type, count(n) AS count
  UNION ALL
  MATCH (n:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place)-[r]->()
  RETURN 'relation' AS part, type(r) AS type, count(r) AS count
}
WITH part, type, count
WHERE count > 0
RETURN part, type, count
ORDER BY part, type
LIMIT $limit
