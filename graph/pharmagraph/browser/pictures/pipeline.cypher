// The drugs of the company with their targets, kinds and diseases.
MATCH begin = (:Organization {id: $company})-[develops:DEVELOPS]->(agent:Drug)
OPTIONAL MATCH more = (agent)-[about:TARGETS|HAS_MODALITY|STUDIED_FOR|APPROVED_FOR]->()
WITH begin, more, develops, about
ORDER BY develops.key, about.key
RETURN begin, more
LIMIT $limit
