// Comparable deals
//
// One row a deal, the latest first: who gives rights and who gets them, what it is
// about, at which stage it was signed, and the money in the words of the sources. An
// empty amount is not zero: `disclosure` says whether it is withheld (UNDISCLOSED),
// blacked out (REDACTED) or not spoken of (NOT_MENTIONED). `rightsOut` and `rightsIn`
// come from the roles of the parties, also from roles they take if a right is used.
//
// @param disease       Disease = null                             Only this disease or a kind of it
// @param target        Target = null                              Only assets against this target
// @param modality      Modality = null                            Only this modality or a kind of it
// @param stage         DISCOVERY|PRECLINICAL|PHASE_1|PHASE_1_2|PHASE_2|PHASE_2_3|PHASE_3|FILED|APPROVED|MARKETED = null  Stage at signing
// @param type          text = null                                Only deals of this type, such as LICENSE
// @param territory     text = null                                Only deals that state this territory, such as WORLDWIDE
// @param dealClass     ALLIANCE|M_AND_A|SERVICE|LEGAL|any = ALLIANCE  Class of the deals
// @param since         date = null                                Leave out deals before this day
// @param onlyDisclosed bool = false                               Only deals with an amount or a rate
// @param limit         int = 50                                   Most rows to return
// @returns announcedOn, rightsOut, rightsIn, asset, target, modality, stage, types, territory, upfront, equity, milestones, total, royalty, disclosure, evidence
// @example pharmagraph ask comparables --type NEGOTIATION_RIGHT

MATCH (deal:Deal)
WHERE deal.class <> 'FINANCING' AND ($dealClass = 'any' OR deal.class = $dealClass)
  AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
  AND ($stage IS NULL OR deal.stageAtSigning = $stage) AND ($type IS NULL OR toUpper($type) IN coalesce(deal.types, []))
  AND ($target IS NULL OR EXISTS { MATCH (deal)-[:CONCERNS]->(:Target {id: $target}) } OR EXISTS {
    MATCH (deal)-[about:CONCERNS]->(:Drug)-[:TARGETS]->(:Target {id: $target})
    WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
  })
  AND ($modality IS NULL OR EXISTS {
    MATCH (deal)-[about:CONCERNS]->(:Drug)-[:HAS_MODALITY]->(:Modality)-[:IS_A*0..8]->(:Modality {id: $modality})
    WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
  } OR EXISTS { MATCH (deal)-[:CONCERNS]->(:Modality)-[:IS_A*0..8]->(:Modality {id: $modality}) })
  AND ($disease IS NULL OR EXISTS { MATCH (deal)-[:FOR_DISEASE]->(:Disease)-[:IS_A*0..8]->(:Disease {id: $disease}) } OR EXISTS {
    MATCH (deal)-[about:CONCERNS]->(:Drug)-[:STUDIED_FOR|APPROVED_FOR]->(:Disease)-[:IS_A*0..8]->(:Disease {id: $disease})
    WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
      AND NOT EXISTS { MATCH (deal)-[:FOR_DISEASE]->(:Disease) }
  })
  AND (NOT $onlyDisclosed OR EXISTS {
    MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm)
    WHERE t.amountMax IS NOT NULL OR t.royaltyMax IS NOT NULL OR t.wording IS NOT NULL
  })
  AND EXISTS { (deal)<-[:PARTY_TO]-() }
WITH deal, coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom) AS dated
WITH deal,
     CASE WHEN dated IS NULL THEN COLLECT {
       MATCH (deal)<-[own:PARTY_TO]-() WHERE own.firstReportedOn IS NOT NULL RETURN own.firstReportedOn AS day ORDER BY day LIMIT 1
     }[0] ELSE dated END AS day
WHERE ($since IS NULL OR day >= $since)
  AND ($territory IS NULL OR any(place IN coalesce(deal.territory, []) WHERE toUpper(place) = toUpper($territory))
       OR EXISTS {
         MATCH (deal)-[:GRANTS]->(r:Right) WHERE any(code IN coalesce(r.territory, []) WHERE toUpper(code) = toUpper($territory))
       } OR EXISTS {
         MATCH (deal)-[:GRANTS*0..1]->()-[holds:IN_TERRITORY]->(p:Place)
         WHERE coalesce(holds.mode, 'INCLUDED') = 'INCLUDED' AND toUpper(p.name) = toUpper($territory)
       })
WITH deal, day
ORDER BY day IS NULL, day DESC, deal.name, deal.id
LIMIT $limit
WITH deal, day,
     COLLECT {
       MATCH (deal)<-[link:PARTY_TO]-(:Organization) WHERE link.evidence IS NOT NULL RETURN link.evidence AS ids
     } + COLLECT { MATCH (deal)-[link:CONCERNS|HAS_TERM]->() WHERE link.evidence IS NOT NULL RETURN link.evidence AS ids } AS said,
     coalesce(deal.territory, [])
     + COLLECT { MATCH (deal)-[:GRANTS]->(r:Right) UNWIND coalesce(r.territory, []) AS code RETURN code }
     + COLLECT {
       MATCH (deal)-[:GRANTS*0..1]->()-[holds:IN_TERRITORY]->(p:Place) WHERE coalesce(holds.mode, 'INCLUDED') = 'INCLUDED'
       RETURN p.name AS name
     } AS places
RETURN day AS announcedOn,
       COLLECT {
         MATCH (deal)<-[own:PARTY_TO]-(o:Organization)
         WHERE own.role IN ['LICENSOR', 'OPTION_GRANTOR', 'SELLER', 'ACQUIRED'] OR own.prospective IN ['LICENSOR', 'OPTION_GRANTOR', 'SELLER', 'ACQUIRED']
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS rightsOut,
       COLLECT {
         MATCH (deal)<-[own:PARTY_TO]-(o:Organization)
         WHERE own.role IN ['LICENSEE', 'OPTION_HOLDER', 'BUYER', 'ACQUIRER', 'DISTRIBUTOR']
            OR own.prospective IN ['LICENSEE', 'OPTION_HOLDER', 'BUYER', 'ACQUIRER', 'DISTRIBUTOR']
         RETURN DISTINCT o.name AS name ORDER BY name
       } AS rightsIn,
       COLLECT {
         MATCH (deal)-[about:CONCERNS]->(a) WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
         RETURN DISTINCT a.name AS name ORDER BY name
       } AS asset,
       COLLECT {
         MATCH (deal)-[about:CONCERNS]->(:Drug)-[:TARGETS]->(t:Target)
         WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
         RETURN DISTINCT t.name AS name ORDER BY name
       } AS target,
       COLLECT {
         MATCH (deal)-[about:CONCERNS]->(:Drug)-[:HAS_MODALITY]->(m:Modality)
         WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
         RETURN DISTINCT m.name AS name ORDER BY name
       } AS modality,
       deal.stageAtSigning AS stage, coalesce(deal.types, []) AS types,
       COLLECT { UNWIND places AS place RETURN DISTINCT place ORDER BY place } AS territory,
       COLLECT {
         MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm {kind: 'UPFRONT_CASH'}) WHERE t.amountMax IS NOT NULL
         RETURN coalesce(t.amountRaw, t.amountCurrency + ' ' + toString(toInteger(t.amountMax))) AS words ORDER BY words
       } AS upfront,
       COLLECT {
         MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm)
         WHERE t.kind IN ['UPFRONT_EQUITY', 'EQUITY_INVESTMENT'] AND t.amountMax IS NOT NULL
         RETURN coalesce(t.amountRaw, t.amountCurrency + ' ' + toString(toInteger(t.amountMax))) AS words ORDER BY words
       } AS equity,
       COLLECT {
         MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm) WHERE t.kind STARTS WITH 'MILESTONE_' AND t.amountMax IS NOT NULL
         RETURN coalesce(t.amountRaw, t.amountCurrency + ' ' + toString(toInteger(t.amountMax))) AS words ORDER BY words
       } AS milestones,
       COLLECT {
         MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm) WHERE t.kind IN ['TOTAL_POTENTIAL', 'PURCHASE_PRICE'] AND t.amountMax IS NOT NULL
         RETURN coalesce(t.amountRaw, t.amountCurrency + ' ' + toString(toInteger(t.amountMax))) AS words ORDER BY words
       } AS total,
       COLLECT {
         MATCH (deal)-[:HAS_TERM]->(t:FinancialTerm) WHERE t.kind IN ['ROYALTY', 'PROFIT_SHARE']
         RETURN coalesce(t.wording, 'up to ' + toString(t.royaltyMax) + ' %', 'not stated') AS words ORDER BY words
       } AS royalty,
       coalesce(deal.financialDisclosure, 'NOT_MENTIONED') AS disclosure,
       COLLECT { UNWIND said AS list UNWIND list AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY announcedOn IS NULL, announcedOn DESC, deal.name, deal.id
LIMIT $limit
