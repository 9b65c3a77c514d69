// The thing and what is around it.
MATCH link = (:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place {id: $node})-[*1..3]-()
WHERE length(link) <= $depth
WITH link, last(relationships(link)) AS relation
ORDER BY length(link), relation.key
RETURN link
LIMIT $limit
