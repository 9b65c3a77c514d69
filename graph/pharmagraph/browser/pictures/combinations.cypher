// What the drug is combined with, and the deals and studies that say so.
MATCH begin = (agent:Drug {id: $drug})-[joined:COMBINED_WITH]-(other:Drug)
OPTIONAL MATCH more = (agent)<-[:CONCERNS|TESTS]-()-[about:CONCERNS|TESTS]->(other)
WITH begin, more, joined, about
ORDER BY joined.key, about.key
RETURN begin, more
LIMIT $limit
