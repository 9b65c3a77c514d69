// Partners of a company
//
// Every organisation that shares at least one deal with the company, repeat
// partners first. A stock exchange is no partner. A deal without a date counts
// from the day it was first reported. With `rollup` brand, subsidiaries and
// divisions count as the company above them; with ultimateParent all that
// belongs to a group, in whatever way, counts as the group.
//
// @param company   Organization                                             Company to start from, by name or id
// @param rollup    entity|brand|ultimateParent = entity                     Whose deals count as the company's
// @param dealClass ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any = ALLIANCE  Class of the deals
// @param since     date = null                                              Leave out deals before this day
// @param limit     int = 25                                                 Most rows to return
// @returns partner, deals, firstOn, lastOn, types, statusLatest, evidence
// @example pharmagraph ask partners --company Sanofi --rollup brand

MATCH (asked:Organization {id: $company})
OPTIONAL MATCH up = (asked)-[:PART_OF*1..6]->(above:Organization)
WHERE $rollup <> 'entity'
  AND all(step IN relationships(up) WHERE $rollup = 'ultimateParent' OR step.kind IN ['SUBSIDIARY', 'DIVISION'])
WITH asked, above, length(up) AS height
ORDER BY height DESC, above.id
WITH asked, collect(above) AS heads
WITH coalesce(heads[0], asked) AS company
MATCH down = (company)<-[:PART_OF*0..6]-(member:Organization)
WHERE length(down) = 0
   OR ($rollup <> 'entity'
       AND all(step IN relationships(down) WHERE $rollup = 'ultimateParent' OR step.kind IN ['SUBSIDIARY', 'DIVISION']))
WITH collect(DISTINCT member) AS members, collect(DISTINCT member.id) AS family
UNWIND members AS member
MATCH (member)-[own:PARTY_TO]->(deal:Deal)<-[their:PARTY_TO]-(other:Organization)
WHERE NOT other.id IN family
  AND ($dealClass = 'any' OR deal.class = $dealClass)
  AND NOT coalesce(deal.status, 'UNKNOWN') IN ['RUMOURED', 'WITHDRAWN']
  AND coalesce(own.role, '') <> 'LISTING_VENUE' AND coalesce(their.role, '') <> 'LISTING_VENUE'
OPTIONAL MATCH up = (other)-[:PART_OF*1..6]->(above:Organization)
WHERE $rollup <> 'entity' AND NOT above.id IN family
  AND all(step IN relationships(up) WHERE $rollup = 'ultimateParent' OR step.kind IN ['SUBSIDIARY', 'DIVISION'])
WITH deal, own, their, other, above, length(up) AS height
ORDER BY height DESC, above.id
WITH deal, own, their, other, collect(above) AS heads
WITH deal, own, their, coalesce(heads[0], other) AS ally,
     coalesce(deal.announcedFrom, deal.signedFrom, deal.occurredFrom, deal.closedFrom, their.firstReportedOn) AS day
WHERE $since IS NULL OR day >= $since
WITH deal, own, their, ally, day
ORDER BY day IS NULL, day DESC, deal.id, their.key, own.key
WITH ally, count(DISTINCT deal.id) AS deals, min(day) AS firstOn, max(day) AS lastOn,
     collect(deal.types) AS typeLists, collect(deal.status) AS statuses,
     collect(their.evidence) + collect(own.evidence) AS sentences
RETURN ally.name AS partner, deals, firstOn, lastOn,
       reduce(seen = [], code IN reduce(flat = [], part IN typeLists | flat + part) |
         CASE WHEN code IN seen THEN seen ELSE seen + code END) AS types,
       statuses[0] AS statusLatest,
       reduce(seen = [], id IN reduce(flat = [], part IN sentences | flat + part) |
         CASE WHEN id IN seen THEN seen ELSE seen + id END) AS evidence
ORDER BY deals DESC, lastOn IS NULL, lastOn DESC, partner, ally.id
LIMIT $limit
