// Who is moving toward or away from an area
//
// What the articles say an organisation turns to or leaves, the latest report first.
// `wording` is the sentence; `occurred` is when a change of strategy that the same
// sentence reports took place. Plans and hopes are not facts: see `why`.
//
// @param area      TherapeuticArea|Modality|Disease|Target = null  Only this area or a kind of it
// @param company   Organization = null                             Only this organisation
// @param direction moves|TOWARD|AWAY|CURRENT|any = moves           Moves are toward or away
// @param since     date = null                                     Leave out what was last reported before this day
// @param limit     int = 50                                        Most rows to return
// @returns organisation, direction, area, wording, reportedOn, occurred, evidence
// @example pharmagraph ask focus --company Sanofi

MATCH (org:Organization)-[works:FOCUSES_ON]->(field)
WHERE ($company IS NULL OR org.id = $company)
  AND ($area IS NULL OR field.id = $area OR EXISTS { MATCH (field)-[:IS_A*1..8]->(wider) WHERE wider.id = $area })
  AND ($direction = 'any' OR works.direction = $direction OR ($direction = 'moves' AND works.direction IN ['TOWARD', 'AWAY']))
  AND ($since IS NULL OR works.lastReportedOn >= $since)
WITH org, works, field, coalesce(works.direction, 'CURRENT') AS way
ORDER BY works.lastReportedOn IS NULL, works.lastReportedOn DESC, org.name, way, field.name, works.key
LIMIT $limit
RETURN org.name AS organisation, way AS direction, field.name AS area,
       works.quotes[0] AS wording, works.lastReportedOn AS reportedOn,
       COLLECT {
         MATCH (org)-[has:HAS_EVENT]->(shift:CorporateEvent {kind: 'STRATEGY_SHIFT'})
         WHERE any(id IN coalesce(has.evidence, []) WHERE id IN coalesce(works.evidence, []))
         RETURN CASE WHEN shift.occurredFrom IS NULL THEN shift.occurredRaw
                     WHEN shift.occurredFrom = shift.occurredTo THEN toString(shift.occurredFrom)
                     ELSE toString(shift.occurredFrom) + '…' + toString(shift.occurredTo) END AS words
         ORDER BY shift.id LIMIT 1
       }[0] AS occurred,
       coalesce(works.evidence, []) AS evidence
ORDER BY reportedOn IS NULL, reportedOn DESC, organisation, direction, area, works.key
LIMIT $limit
