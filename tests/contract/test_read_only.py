"""What counts as reading: decided before a query is sent, from its tokens alone."""

import pytest

from pharmagraph.errors import QueryError, ReadOnlyError
from pharmagraph.read_only import check_reading

READING = [
    "MATCH (n) RETURN n",
    "match (n:Deal {id: $id})-[r:PARTY_TO*1..3]-(m) where r.key = 'CREATE' return n.set, m['set']",
    "RETURN 'it''s' + \"DELETE\" + 'a\\'DROP\\'b' AS text",
    "MATCH (n) /* CREATE (m) */ RETURN n // DETACH DELETE n",
    "MATCH (n:`CREATE`)-[:SET]->(:Drop|`Load`) RETURN n.`delete` AS `set`",
    "RETURN {set: 1, create: 2} AS map, $set AS s, $delete AS d",
    "MATCH (n:Article) WHERE n.start > 1 RETURN n.start AS start, n.end AS stop, 1 AS begin",
    "MATCH (n) CALL (n) { MATCH (n)--(m) RETURN count(m) AS c } RETURN n, c",
    "CALL { MATCH (n) RETURN n } RETURN n",
    "CALL db.labels() YIELD label RETURN label",
    "CALL `db`.`labels`()",
    "EXPLAIN MATCH (n) RETURN n",
    "SHOW CONSTRAINTS",
    "SHOW ALL INDEXES",
    "MATCH (createdBy), (offset), (dataset), (used) RETURN createdBy, offset, dataset, used",
    "UNWIND [1..2, 3] AS x RETURN x[0..1]",
    "MATCH (n) WHERE EXISTS { (n)-->() } RETURN reduce(s = 0, x IN [1] | s + x) AS sum",
]
WRITING = [
    "CREATE (n)",
    "create (n)",
    "MATCH (n) SET n.x = 1",
    "MATCH (n)\nSET\tn.x = 1",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) REMOVE n.x",
    "MERGE (n:X {id: 1}) RETURN n",
    "RETURN 1 AS x UNION ALL CREATE (n) RETURN 1 AS x",
    "MATCH (n) CALL { WITH n CREATE (m) } RETURN n",
    "MATCH (n) CALL (n) { DELETE n } RETURN 1",
    "UNWIND [1] AS x FOREACH (y IN [1] | CREATE (:Z)) RETURN x",
    "CREATE INDEX x IF NOT EXISTS FOR (n:X) ON (n.y)",
    "DROP CONSTRAINT pharmagraph_deal_id",
    "CREATE/**/(n)",
    "/* harmless */CREATE (n)",
    "RETURN 1; CREATE (n)",
    "// a comment\nCREATE (n)",
    "// a comment\rCREATE (n)",
    "// a comment\r\nCREATE (n)",
    "/* /* nested */ CREATE (n) /* */",
    "RETURN 'a\\\\' CREATE (n) //'",
    'RETURN "\'" CREATE (n) //"\'',
    "RETURN `a``` CREATE (n) //`",
    "RETURN 1.CREATE",
    "MATCH (n) WITH n SET n = {}",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "EXPLAIN CREATE (n)",
    "PROFILE CREATE (n)",
    "CYPHER 25 CREATE (n)",
    "CYPHER runtime=slotted MATCH (n) RETURN n",
    "USE system SHOW USERS",
    "SHOW USERS",
    "SHOW DATABASES",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "EXPLAIN ALTER USER neo4j SET PASSWORD 'x'",
    "ALTER USER neo4j SET PASSWORD 'x'",
    "GRANT ROLE admin TO neo4j",
    "STOP DATABASE neo4j",
    "INSERT (n:X)",
    "MATCH (n) NODETACH DELETE n",
    "CALL dbms.setConfigValue('a', 'b')",
    "CALL apoc.cypher.runWrite('CREATE (n)', {})",
    "CALL `apoc`.`create`.`node`(['X'], {})",
    "CALL db . createLabel('X')",
    "CALL db./* */labels.other()",
    "OPTIONAL CALL apoc.create.node([], {}) YIELD node RETURN node",
    "MATCH (n) CALL { RETURN 1 AS x } IN TRANSACTIONS RETURN x",
    "MATCH (n) RETURN n AS set",
]
STRANGE = [
    "",
    "   \n",
    "// only a comment",
    "RETURN '",
    'RETURN "a',
    "RETURN `a",
    "RETURN 1 /* open",
    "\\u0043REATE (n)",
    "RETURN '\\u0027 CREATE (n) //'",
    "RETURN 1 //\u2028 ' \nCREATE (n) //'",
    "RETURN 1 //\x0b ' \nCREATE (n) //'",
    "RETURN \x00 1",
]


@pytest.mark.parametrize("cypher", READING)
def test_reading_is_let_through_as_it_is(cypher: str) -> None:
    assert check_reading(cypher) == cypher


@pytest.mark.parametrize("cypher", WRITING)
def test_writing_is_refused_however_it_is_dressed(cypher: str) -> None:
    with pytest.raises(ReadOnlyError):
        check_reading(cypher)


@pytest.mark.parametrize("cypher", STRANGE)
def test_a_text_that_engines_may_read_differently_is_refused(cypher: str) -> None:
    with pytest.raises(QueryError):
        check_reading(cypher)


def test_the_refusal_names_the_word_and_the_way_out() -> None:
    with pytest.raises(ReadOnlyError, match=r"SET is refused.*in backticks: `set`"):
        check_reading("MATCH (n) RETURN n AS set")


def test_line_ends_are_sent_as_one_kind() -> None:
    assert check_reading("RETURN 1 // a\r\n AS\rx") == "RETURN 1 // a\n AS\nx"
