// What is missing in a deal
//
// Field by field, what the sources say of a deal. STATED: in so many words.
// INFERRED: concluded from the words. UNDISCLOSED: the text says that it is not
// disclosed. NONE: the text says that there is none. NOT_MENTIONED: silence.
//
// @param deal  Deal       Deal, by name or id
// @param limit int = 50   Most rows to return
// @returns field, state, value, evidence
// @example pharmagraph ask missing --deal "Sanofi – Alphamab Oncology: KN026"

MATCH (deal:Deal {id: $deal})
CALL (deal) {
  UNWIND ['types', 'announced', 'signed', 'closed', 'stageAtSigning', 'status', 'territory', 'financialDisclosure'] AS field
  OPTIONAL MATCH (claim:Claim {factKey: deal.id + '|' + field})
  WITH deal, field, claim
  ORDER BY claim.id
  WITH deal, field, collect(claim.basis) AS bases, collect(claim.sentences) AS sentences, collect(claim.valueText) AS words
  WITH field, bases, sentences,
       CASE field
         WHEN 'types' THEN reduce(all = '', code IN coalesce(deal.types, []) | all + CASE all WHEN '' THEN '' ELSE ', ' END + code)
         WHEN 'announced' THEN coalesce(toString(deal.announcedFrom), deal.announcedRaw, '')
         WHEN 'signed' THEN coalesce(toString(deal.signedFrom), deal.signedRaw, '')
         WHEN 'closed' THEN coalesce(toString(deal.closedFrom), deal.closedRaw, '')
         WHEN 'stageAtSigning' THEN coalesce(deal.stageAtSigning, '')
         WHEN 'status' THEN coalesce(deal.status, '')
         WHEN 'territory' THEN reduce(all = '', code IN coalesce(deal.territory, []) | all + CASE all WHEN '' THEN '' ELSE ', ' END + code)
         ELSE coalesce(deal.financialDisclosure, '')
       END AS value
  RETURN 1 AS block, field,
         CASE WHEN value = '' THEN 'NOT_MENTIONED'
              WHEN field = 'financialDisclosure' AND value IN ['UNDISCLOSED', 'NONE', 'NOT_MENTIONED'] THEN value
              WHEN size(bases) > 0 AND NOT 'stated' IN bases THEN 'INFERRED'
              ELSE 'STATED' END AS state,
         value, reduce(flat = [], part IN sentences | flat + part) AS sentences
  UNION ALL
  UNWIND ['party', 'asset', 'disease', 'study', 'right'] AS field
  OPTIONAL MATCH (deal)-[link:PARTY_TO|CONCERNS|FOR_DISEASE|INCLUDES_STUDY|GRANTS]-(end)
  WHERE type(link) = CASE field WHEN 'party' THEN 'PARTY_TO' WHEN 'asset' THEN 'CONCERNS' WHEN 'disease' THEN 'FOR_DISEASE'
                                WHEN 'study' THEN 'INCLUDES_STUDY' ELSE 'GRANTS' END
  WITH field, link, end
  ORDER BY end.name, link.key
  WITH field, collect(CASE field WHEN 'right' THEN end.kind ELSE end.name END + coalesce(' (' + link.role + ')', '')) AS words,
       collect(link.basis) AS bases, collect(link.evidence) AS sentences
  RETURN 2 AS block, field,
         CASE WHEN size(words) = 0 THEN 'NOT_MENTIONED'
              WHEN size(bases) > 0 AND NOT 'stated' IN bases THEN 'INFERRED'
              ELSE 'STATED' END AS state,
         reduce(all = '', word IN words | all + CASE all WHEN '' THEN '' ELSE ', ' END + word) AS value,
         reduce(flat = [], part IN sentences | flat + part) AS sentences
  UNION ALL
  UNWIND ['upfront', 'equity', 'milestones', 'royalties', 'total'] AS field
  OPTIONAL MATCH (deal)-[has:HAS_TERM]->(term:FinancialTerm)
  WHERE CASE field
          WHEN 'upfront' THEN term.kind IN ['UPFRONT_CASH', 'NEAR_TERM', 'PURCHASE_PRICE', 'ROUND_SIZE', 'IPO_PROCEEDS', 'GRANT_AMOUNT']
          WHEN 'equity' THEN term.kind IN ['UPFRONT_EQUITY', 'EQUITY_INVESTMENT']
          WHEN 'milestones' THEN term.kind STARTS WITH 'MILESTONE_'
          WHEN 'royalties' THEN term.kind IN ['ROYALTY', 'PROFIT_SHARE']
          ELSE term.kind = 'TOTAL_POTENTIAL' END
  WITH deal, field, has, term
  ORDER BY term.id
  WITH deal, field, collect(term.kind) AS kinds, collect(has.evidence) AS found,
       collect(coalesce(term.amountRaw, term.wording, toString(term.royaltyMax) + ' %')) AS words
  OPTIONAL MATCH (claim:Claim {factKey: deal.id + '|financialDisclosure'})
  WITH deal, field, kinds, found, words, claim
  ORDER BY claim.id
  WITH deal, field, kinds, found, words, collect(claim.sentences) AS said
  WITH deal, field, kinds, words, CASE size(words) WHEN 0 THEN said ELSE found END AS sentences
  RETURN 3 AS block, field,
         CASE WHEN size(words) > 0 THEN 'STATED'
              WHEN deal.financialDisclosure IN ['UNDISCLOSED', 'REDACTED', 'NONE'] OR size(kinds) > 0
              THEN CASE WHEN deal.financialDisclosure = 'NONE' THEN 'NONE' ELSE 'UNDISCLOSED' END
              ELSE 'NOT_MENTIONED' END AS state,
         reduce(all = '', word IN words | all + CASE all WHEN '' THEN '' ELSE ', ' END + word) AS value,
         reduce(flat = [], part IN sentences | flat + part) AS sentences
  UNION ALL
  MATCH (deal)-[:GRANTS]->(right:Right)
  UNWIND ['exclusivity', 'field of use', 'territory', 'duration', 'condition'] AS field
  WITH right, field,
       CASE field
         WHEN 'exclusivity' THEN coalesce(right.exclusivity, '')
         WHEN 'field of use' THEN coalesce(right.field, '')
         WHEN 'territory' THEN reduce(all = '', code IN coalesce(right.territory, []) | all + CASE all WHEN '' THEN '' ELSE ', ' END + code)
         WHEN 'duration' THEN coalesce(toString(right.durationDays) + ' days', toString(right.endsTo), '')
         ELSE coalesce(right.condition, '')
       END AS value
  RETURN 4 AS block, 'right ' + coalesce(right.kind, right.name) + ': ' + field AS field,
         CASE value WHEN '' THEN 'NOT_MENTIONED' ELSE 'STATED' END AS state, value,
         CASE value WHEN '' THEN [] ELSE coalesce(right.evidence, []) END AS sentences
}
RETURN field, state, CASE value WHEN '' THEN null ELSE value END AS value,
       reduce(seen = [], id IN sentences | CASE WHEN id IN seen THEN seen ELSE seen + id END) AS evidence
ORDER BY block, field, value
LIMIT $limit
