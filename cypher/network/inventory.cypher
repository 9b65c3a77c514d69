// What is in the graph
//
// How many things of each kind and relations of each type there are, and, as the
// record they were made from, how many articles, sentences and claims.
//
// @param limit int = 200  Most rows to return
// @returns part, type, count
// @example pharmagraph ask inventory

// Counted so, and not beside other columns, the stores need not read the things.
CALL () {
  RETURN 'entity' AS part, 'Organization' AS type, COUNT { MATCH (n:Organization) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'Person' AS type, COUNT { MATCH (n:Person) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'Drug' AS type, COUNT { MATCH (n:Drug) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'Target' AS type, COUNT { MATCH (n:Target) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'Disease' AS type, COUNT { MATCH (n:Disease) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'TherapeuticArea' AS type, COUNT { MATCH (n:TherapeuticArea) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'Modality' AS type, COUNT { MATCH (n:Modality) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'DrugClass' AS type, COUNT { MATCH (n:DrugClass) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'Trial' AS type, COUNT { MATCH (n:Trial) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'Deal' AS type, COUNT { MATCH (n:Deal) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'DealEvent' AS type, COUNT { MATCH (n:DealEvent) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'Right' AS type, COUNT { MATCH (n:Right) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'FinancialTerm' AS type, COUNT { MATCH (n:FinancialTerm) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'CorporateEvent' AS type, COUNT { MATCH (n:CorporateEvent) } AS count
  UNION ALL
  RETURN 'entity' AS part, 'Place' AS type, COUNT { MATCH (n:Place) } AS count
  UNION ALL
  RETURN 'record' AS part, 'Article' AS type, COUNT { MATCH (n:Article) } AS count
  UNION ALL
  RETURN 'record' AS part, 'Sentence' AS type, COUNT { MATCH (n:Sentence) } AS count
  UNION ALL
  RETURN 'record' AS part, 'Claim' AS type, COUNT { MATCH (n:Claim) } AS count
  UNION ALL
  RETURN 'record' AS part, 'Ref' AS type, COUNT { MATCH (n:Ref) } AS count
  UNION ALL
  RETURN 'record' AS part, 'Naming' AS type, COUNT { MATCH (n:Naming) } AS count
  UNION ALL
  RETURN 'record' AS part, 'Key' AS type, COUNT { MATCH (n:Key) } AS count
  UNION ALL
  RETURN 'record' AS part, 'Judgement' AS type, COUNT { MATCH (n:Judgement) } AS count
  UNION ALL
  MATCH (n:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place)-[r]->()
  RETURN 'relation' AS part, type(r) AS type, count(r) AS count
}
WITH part, type, count
WHERE count > 0
RETURN part, type, count
ORDER BY part, type
LIMIT $limit
