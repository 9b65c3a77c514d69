// The rounds, flotations and debts of the company, their amounts and who took part.
MATCH begin = (:Organization {id: $company})-[own:PARTY_TO]->(deal:Deal {class: 'FINANCING'})
OPTIONAL MATCH more = (deal)-[about:HAS_TERM|PARTY_TO]-()
WITH begin, more, own, about
ORDER BY own.key, about.key
RETURN begin, more
LIMIT $limit
