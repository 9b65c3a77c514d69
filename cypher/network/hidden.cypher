// Studies with several sponsors and no known deal
//
// Who runs a study together may have an agreement that no loaded article speaks of.
// Studies that belong to a deal are left out, and so are sponsors who share some other
// deal, unless `knownPairs` is true: then `linkedDeal` names what they share. A study
// without a start counts from the day it was first reported.
//
// @param disease    Disease = null  Only studies in this disease or a kind of it
// @param knownPairs bool = false    Also studies whose sponsors share another deal
// @param since      date = null     Leave out studies that started before this day
// @param limit      int = 50        Most rows to return
// @returns trial, leadSponsor, collaborators, drugs, phase, status, linkedDeal, evidence
// @example pharmagraph ask hidden --known-pairs true

MATCH (org:Organization)-[runs:SPONSORS]->(study:Trial)
WHERE NOT EXISTS { MATCH (study)<-[:INCLUDES_STUDY]-(:Deal) }
  AND ($disease IS NULL
       OR EXISTS { MATCH (study)-[:STUDIES]->(:Disease)-[:IS_A*0..8]->(:Disease {id: $disease}) })
WITH study, count(DISTINCT org.id) AS sponsors, coalesce(study.startFrom, min(runs.firstReportedOn)) AS day,
     collect(runs.evidence) AS sentences
WHERE sponsors > 1 AND ($since IS NULL OR day >= $since)
WITH study, day, sentences,
     COLLECT {
       MATCH (study)<-[:SPONSORS]-(one:Organization)-[own:PARTY_TO]->(deal:Deal)
       WHERE coalesce(own.role, '') <> 'LISTING_VENUE'
       WITH deal, count(DISTINCT one.id) AS both
       WHERE both > 1
       RETURN DISTINCT deal.name AS name ORDER BY name
     } AS shared
WHERE $knownPairs OR size(shared) = 0
WITH study, day, sentences, shared
ORDER BY day IS NULL, day DESC, study.name, study.id
LIMIT $limit
RETURN study.name AS trial,
       COLLECT {
         MATCH (study)<-[runs:SPONSORS]-(o:Organization) WHERE runs.role = 'LEAD' RETURN DISTINCT o.name AS name ORDER BY name
       } AS leadSponsor,
       COLLECT {
         MATCH (study)<-[runs:SPONSORS]-(o:Organization) WHERE coalesce(runs.role, '') <> 'LEAD'
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS collaborators,
       COLLECT { MATCH (study)-[:TESTS]->(d:Drug) RETURN DISTINCT d.name AS name ORDER BY name } AS drugs,
       study.phase AS phase, coalesce(study.status, 'UNKNOWN') AS status, shared AS linkedDeal,
       COLLECT { UNWIND sentences AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY day IS NULL, day DESC, trial, study.id
LIMIT $limit
