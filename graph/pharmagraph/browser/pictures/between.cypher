// The shortest chains of relations between the two things, of four at most.
MATCH (a:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place {id: $a})
MATCH (b:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place {id: $b})
WHERE a.id <> b.id
MATCH chain = allShortestPaths((a)-[*1..4]-(b))
RETURN chain
LIMIT $limit
