// What a drug is combined with
//
// Drugs that the articles combine with it: in so many words, as the agent of a
// combination in a deal, or as the background of a study. One row for each study and
// deal that has both; an arm to compare with is no combination. `counterparty` is who
// has the deal without developing the drug.
//
// @param drug  Drug      Drug or candidate, by name, code, brand or id
// @param limit int = 50  Most rows to return
// @returns partnerDrug, partnerClass, disease, lineOfTherapy, trial, trialStatus, deal, counterparty, evidence
// @example pharmagraph ask combinations --drug KN026

MATCH (agent:Drug {id: $drug})
CALL (agent) {
  MATCH (agent)-[:COMBINED_WITH]-(other:Drug)
  RETURN other
  UNION
  MATCH (agent)<-[mine:TESTS]-(:Trial)-[its:TESTS]->(other:Drug)
  WHERE (coalesce(mine.armRole, '') = 'BACKGROUND') <> (coalesce(its.armRole, '') = 'BACKGROUND')
    AND coalesce(mine.armRole, '') <> 'COMPARATOR' AND coalesce(its.armRole, '') <> 'COMPARATOR'
  RETURN other
  UNION
  MATCH (agent)<-[mine:CONCERNS]-(:Deal)-[its:CONCERNS]->(other:Drug)
  WHERE (coalesce(mine.role, '') = 'COMBINATION_AGENT') <> (coalesce(its.role, '') = 'COMBINATION_AGENT')
    AND coalesce(mine.role, '') <> 'COMPARATOR' AND coalesce(its.role, '') <> 'COMPARATOR'
  RETURN other
}
CALL (agent, other) {
  MATCH (agent)<-[mine:TESTS]-(study:Trial)-[its:TESTS]->(other)
  WHERE coalesce(mine.armRole, '') <> 'COMPARATOR' AND coalesce(its.armRole, '') <> 'COMPARATOR'
  OPTIONAL MATCH (study)<-[:INCLUDES_STUDY]-(pact:Deal)
  RETURN study, pact, coalesce(mine.evidence, []) + coalesce(its.evidence, []) AS found
  UNION ALL
  MATCH (agent)<-[mine:CONCERNS]-(pact:Deal)-[its:CONCERNS]->(other)
  WHERE coalesce(mine.role, '') <> 'COMPARATOR' AND coalesce(its.role, '') <> 'COMPARATOR'
    AND NOT EXISTS {
      MATCH (pact)-[:INCLUDES_STUDY]->(study:Trial)-[:TESTS]->(agent) WHERE EXISTS { MATCH (study)-[:TESTS]->(other) }
    }
  RETURN null AS study, pact, coalesce(mine.evidence, []) + coalesce(its.evidence, []) AS found
  UNION ALL
  UNWIND [1] AS once
  WITH once
  WHERE NOT EXISTS { MATCH (agent)<-[:CONCERNS]-(:Deal)-[:CONCERNS]->(other) }
    AND NOT EXISTS { MATCH (agent)<-[:TESTS]-(:Trial)-[:TESTS]->(other) }
  RETURN null AS study, null AS pact, [] AS found
}
OPTIONAL MATCH (agent)-[pair:COMBINED_WITH]-(other)
WITH agent, other, study, pact, found + coalesce(pair.evidence, []) AS sentences,
     COLLECT { MATCH (study)-[:STUDIES]->(d:Disease) RETURN d.name AS name }
     + COLLECT { MATCH (pact)-[:FOR_DISEASE]->(d:Disease) RETURN d.name AS name } AS aims
RETURN other.name AS partnerDrug,
       COLLECT { MATCH (other)-[:IN_CLASS]->(c:DrugClass) RETURN DISTINCT c.name AS name ORDER BY name } AS partnerClass,
       COLLECT { UNWIND aims AS name RETURN DISTINCT name ORDER BY name } AS disease,
       COLLECT {
         MATCH (pact)-[aim:FOR_DISEASE]->(:Disease) WHERE aim.lineOfTherapy IS NOT NULL
         RETURN DISTINCT aim.lineOfTherapy AS code ORDER BY code
       } AS lineOfTherapy,
       study.name AS trial, study.status AS trialStatus, pact.name AS deal,
       COLLECT {
         MATCH (pact)<-[:PARTY_TO]-(o:Organization) WHERE NOT EXISTS { MATCH (o)-[:DEVELOPS]->(agent) }
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS counterparty,
       COLLECT { UNWIND sentences AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY partnerDrug, other.id, trial IS NULL, trial, deal IS NULL, deal, study.id, pact.id
LIMIT $limit
