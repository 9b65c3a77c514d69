// The drugs against the target, who develops them and for which diseases.
MATCH begin = (:Target {id: $target})<-[acts:TARGETS]-(agent:Drug)
OPTIONAL MATCH more = (agent)-[about:DEVELOPS|STUDIED_FOR|APPROVED_FOR|HAS_MODALITY]-()
WITH begin, more, acts, about
ORDER BY acts.key, about.key
RETURN begin, more
LIMIT $limit
