// Where sources disagree
//
// One row for each value that a source gives against the one displayed, which is that of
// the more formal source, then of the newer. `field` is a property of a thing or of a
// relation; where sources turn a relation round it is direction.
//
// @param about thing = null  Only what concerns this thing
// @param field text = null   Only this field, such as country
// @param limit int = 100     Most rows to return
// @returns subject, field, valueA, sourceA, dateA, valueB, sourceB, dateB, displayed, evidence
// @example pharmagraph ask disagreements

CALL () {
  MATCH (n:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place)
  WHERE n.contested IS NOT NULL
    AND ($about IS NULL OR n.id = $about OR EXISTS { MATCH (n)<-[:HAS_TERM|GRANTS|HAS_EVENT]-(owner) WHERE owner.id = $about })
  UNWIND n.contested AS entry
  WITH n, entry, split(entry, ': ')[0] AS what
  WITH n, entry, what, n.id + '|' + what AS fact
  MATCH (one:Claim {factKey: fact})
  WHERE entry STARTS WITH what + ': ' + one.valueText + ' (' + one.article
  MATCH (two:Claim {factKey: fact})
  WHERE two.value <> one.value AND entry CONTAINS ' | ' + two.valueText + ' (' + two.article
  RETURN coalesce(COLLECT { MATCH (n)<-[:HAS_TERM|GRANTS|HAS_EVENT]-(owner) RETURN owner.name AS name ORDER BY name }[0] + ': ', '') + n.name AS subject,
         n.id AS key, what, one.valueText AS valueA, one, two.valueText AS valueB, two
  UNION ALL
  // Without its labels this would read the relations of the record too.
  MATCH (a:Organization|Person|Drug|Target|Disease|TherapeuticArea|Modality|DrugClass|Trial|Deal|DealEvent|Right|FinancialTerm|CorporateEvent|Place)-[link]->(b)
  WHERE link.contested = true AND ($about IS NULL OR a.id = $about OR b.id = $about)
  UNWIND link.alternatives AS entry
  WITH a, link, b, entry, CASE WHEN entry STARTS WITH b.id + ' ' THEN 'direction' ELSE split(entry, ': ')[0] END AS what
  WITH a, link, b, entry, what, link.key AS fact
  MATCH (two:Claim {factKey: fact})
  WHERE entry CONTAINS '(' + two.article
    AND CASE what WHEN 'direction' THEN two.subjectId = b.id
                  ELSE coalesce(two.qualifiers, '') CONTAINS '"' + what + '": "' + split(split(entry, what + ': ')[1], ' (')[0] + '"' END
  MATCH (one:Claim {factKey: fact})
  WHERE one.subjectId = a.id
    AND (what = 'direction' OR coalesce(one.qualifiers, '') CONTAINS '"' + what + '": "' + toString(link[what]) + '"')
  RETURN a.name + ' ' + type(link) + ' ' + b.name AS subject, link.key AS key, what,
         CASE what WHEN 'direction' THEN 'as displayed' ELSE toString(link[what]) END AS valueA, one,
         CASE what WHEN 'direction' THEN 'the other way round' ELSE split(split(entry, what + ': ')[1], ' (')[0] END AS valueB, two
}
WITH subject, key, what, valueA, one, valueB, two
WHERE $field IS NULL OR what = $field
WITH subject, key, what, valueA, one, valueB, two
ORDER BY one.reportedOn IS NULL, one.reportedOn DESC, one.id, two.reportedOn IS NULL, two.reportedOn DESC, two.id
WITH subject, key, what, valueA, valueB, collect(one) AS ones, collect(two) AS twos
WITH subject, key, what, valueA, valueB, ones[0] AS one, twos[0] AS two
ORDER BY subject, what, valueB, key
LIMIT $limit
WITH subject, key, what, valueA, valueB, one, two, one.article AS firstId, two.article AS secondId
MATCH (first:Article {id: firstId})
MATCH (second:Article {id: secondId})
RETURN subject, what AS field, valueA, CASE coalesce(first.title, '') WHEN '' THEN first.id ELSE first.title END AS sourceA,
       first.publishedOn AS dateA, valueB, CASE coalesce(second.title, '') WHEN '' THEN second.id ELSE second.title END AS sourceB,
       second.publishedOn AS dateB, valueA AS displayed, coalesce(one.sentences, []) + coalesce(two.sentences, []) AS evidence
ORDER BY subject, field, valueB, key
LIMIT $limit
