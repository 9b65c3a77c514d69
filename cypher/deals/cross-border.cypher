// Deals between a biotech and a pharma company of another country
//
// One row for each deal and pair. A biotech is what the articles call one, or a small
// company; a pharma company is what they call so, or a big one. Companies without a
// known country are left out: being cross-border cannot be told.
//
// @param biotechCountry text = null      Country of the biotech, as ISO 3166 code: CN
// @param pharmaCountry  text = null      Country of the pharma company, as ISO 3166 code: FR
// @param sizeClass      BIG_PHARMA|MID_SIZE|SMALL|any = any                     Size of the pharma company
// @param modality       Modality = null  Only assets of this modality or a kind of it
// @param dealClass      ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = ALLIANCE Class of the deals
// @param since          date = null      Leave out deals before this day
// @param limit          int = 50         Most rows to return
// @returns announcedOn, biotech, pharma, asset, modality, types, disclosure, evidence
// @example pharmagraph ask cross-border --biotech-country CN

MATCH (large:Organization)
WHERE large.country IS NOT NULL AND (large.kind = 'PHARMA' OR large.sizeClass = 'BIG_PHARMA')
  AND ($pharmaCountry IS NULL OR large.country = toUpper($pharmaCountry)) AND ($sizeClass = 'any' OR large.sizeClass = $sizeClass)
MATCH (large)-[their:PARTY_TO]->(deal:Deal)
WHERE ($dealClass = 'any' OR deal.class = $dealClass) AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
MATCH (deal)<-[own:PARTY_TO]-(small:Organization)
WHERE small.country <> large.country AND (small.kind = 'BIOTECH' OR small.sizeClass = 'SMALL')
  AND coalesce(small.sizeClass, '') <> 'BIG_PHARMA' AND ($biotechCountry IS NULL OR small.country = toUpper($biotechCountry))
  AND ($modality IS NULL OR EXISTS {
    MATCH (deal)-[about:CONCERNS]->(:Drug)-[:HAS_MODALITY]->(:Modality)-[:IS_A*0..8]->(:Modality {id: $modality})
    WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
  })
WITH small, large, deal, own, their,
     coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom, own.firstReportedOn) AS day
WHERE $since IS NULL OR day >= $since
WITH small, large, deal, day, collect(own) AS ways, collect(their) AS others
ORDER BY day IS NULL, day DESC, small.name, large.name, deal.id, small.id, large.id
LIMIT $limit
RETURN day AS announcedOn, small.name AS biotech, large.name AS pharma,
       COLLECT {
         MATCH (deal)-[about:CONCERNS]->(asset) WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
         RETURN DISTINCT asset.name AS name ORDER BY name
       } AS asset,
       COLLECT {
         MATCH (deal)-[about:CONCERNS]->(:Drug)-[:HAS_MODALITY]->(m:Modality)
         WHERE NOT coalesce(about.role, '') IN ['COMBINATION_AGENT', 'COMPARATOR']
         RETURN DISTINCT m.name AS name ORDER BY name
       } AS modality,
       coalesce(deal.types, []) AS types, coalesce(deal.financialDisclosure, 'NOT_MENTIONED') AS disclosure,
       COLLECT { UNWIND ways + others AS link UNWIND link.evidence AS id RETURN DISTINCT id ORDER BY id } AS evidence
ORDER BY announcedOn IS NULL, announcedOn DESC, biotech, pharma, deal.id, small.id, large.id
LIMIT $limit
