"""Every Cypher statement that writes or scans, made from the vocabulary and never from input.

Labels, types and property names come from `schema` and `record` alone; whatever a caller passes
travels as a parameter. Statements are cached, so that a server plans each of them once.
"""

from functools import cache

from pharmagraph.errors import SchemaError
from pharmagraph.record import META_ID, RECORDS, Link
from pharmagraph.schema import EDGES, NODES

LOCK = "MATCH (m:Meta {id: $id}) SET m.lock = true REMOVE m.lock RETURN properties(m) AS row"
META = "MATCH (m:Meta {id: $id}) RETURN properties(m) AS row"
MAKE_META = "MERGE (m:Meta {id: $id}) ON CREATE SET m += $row RETURN properties(m) AS row"
SET_META = "MATCH (m:Meta {id: $id}) SET m += $row"
META_PARAMETERS = {"id": META_ID}
CONSTRAINT_NAMES = "SHOW CONSTRAINTS YIELD name RETURN name AS name"
INDEX_NAMES = "SHOW INDEXES YIELD name RETURN name AS name"

LABELS = tuple(sorted((*NODES, *RECORDS)))


def known_label(label: str) -> str:
    """Return a label of the graph or the record; raise `SchemaError` for any other text."""
    if label not in NODES and label not in RECORDS:
        raise SchemaError(f"{label!r} is no label of the schema; use one of {', '.join(LABELS)}")
    return label


def known_type(edge_type: str) -> str:
    """Return an edge type of the schema; raise `SchemaError` for any other text."""
    if edge_type not in EDGES:
        raise SchemaError(f"{edge_type!r} is no edge type; use one of {', '.join(sorted(EDGES))}")
    return edge_type


@cache
def schema_statements() -> dict[str, str]:
    """Return the statements that make constraints and indexes, by the name of what they make."""
    made: dict[str, str] = {}
    for label in LABELS:
        name = f"pharmagraph_{label.lower()}_id"
        made[name] = (
            f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        )
    for kind in sorted(EDGES):
        name = f"pharmagraph_{kind.lower()}_key"
        made[name] = (
            f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR ()-[r:{kind}]-() REQUIRE r.key IS UNIQUE"
        )
    for record in RECORDS.values():
        for prop in record.index:
            name = f"pharmagraph_{record.label.lower()}_{prop.lower()}"
            made[name] = f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{record.label}) ON (n.{prop})"
    return made


@cache
def create_rows(label: str) -> str:
    """Add nodes known to be absent; `$rows` are their properties."""
    return f"UNWIND $rows AS row CREATE (n:{known_label(label)}) SET n = row"


@cache
def patch_rows(label: str) -> str:
    """Set some properties of nodes; a null removes one. Returns how many nodes were found."""
    return (
        f"UNWIND $rows AS row MATCH (n:{known_label(label)} {{id: row.id}}) "
        "SET n += row RETURN count(n) AS done"
    )


@cache
def merge_nodes(label: str) -> str:
    """Create nodes, or replace all their properties."""
    return f"UNWIND $rows AS row MERGE (n:{known_label(label)} {{id: row.id}}) SET n = row"


@cache
def drop_rows(label: str) -> str:
    """Delete nodes by id, with every relationship they have."""
    return f"UNWIND $rows AS id MATCH (n:{known_label(label)} {{id: id}}) DETACH DELETE n"


@cache
def make_targets(link: Link) -> str:
    """Make the targets of an owned link that are not there yet."""
    return f"UNWIND $rows AS id MERGE (t:{known_label(link.target)} {{id: id}})"


@cache
def make_links(label: str, link: Link) -> str:
    """Link rows to their targets; returns how many links were made."""
    arrow = "<-[:{}]-" if link.reverse else "-[:{}]->"
    return (
        f"UNWIND $rows AS row MATCH (n:{known_label(label)} {{id: row.id}}) "
        f"MATCH (t:{link.target} {{id: row.target}}) "
        f"CREATE (n){arrow.format(link.type)}(t) RETURN count(*) AS done"
    )


@cache
def drop_links(label: str, link: Link) -> str:
    """Delete the links of one kind that rows have."""
    arrow = "<-[r:{}]-" if link.reverse else "-[r:{}]->"
    return (
        f"UNWIND $rows AS id MATCH (n:{known_label(label)} {{id: id}})"
        f"{arrow.format(link.type)}(:{link.target}) DELETE r"
    )


@cache
def linked_targets(label: str, link: Link) -> str:
    """Return the ids of what rows link to."""
    return (
        f"UNWIND $rows AS id MATCH (:{known_label(label)} {{id: id}})-[:{link.type}]->"
        f"(t:{link.target}) RETURN DISTINCT t.id AS id"
    )


@cache
def drop_unlinked(link: Link) -> str:
    """Delete those targets of an owned link that nothing links to any more."""
    return (
        f"UNWIND $rows AS id MATCH (t:{link.target} {{id: id}}) "
        f"WHERE COUNT {{ (t)<-[:{link.type}]-() }} = 0 DELETE t"
    )


@cache
def find_rows(label: str, prop: str) -> str:
    """Return the properties of the rows whose `prop` is, or contains, one of `$rows`."""
    known_label(label)
    record = RECORDS.get(label)
    if prop == "id" or (record is not None and prop in record.index):
        return f"UNWIND $rows AS value MATCH (n:{label} {{{prop}: value}}) {_ROW}"
    link = next((k for k in record.links if k.prop == prop), None) if record else None
    if link is None:
        raise SchemaError(f"{label} rows cannot be found by {prop!r}: it is neither id nor index")
    arrow = "-[:{}]->" if link.reverse else "<-[:{}]-"
    pattern = f"(t:{link.target} {{id: value}}){arrow.format(link.type)}(n:{label})"
    return f"UNWIND $rows AS value MATCH {pattern} WITH DISTINCT n {_ROW}"


@cache
def having(label: str, prop: str, present: str) -> str:
    """Return those of `$rows` that the indexed `prop` of a row with a `present` property has."""
    record = RECORDS.get(known_label(label))
    known = (*record.index, *record.derived, "id") if record else ()
    if record is None or prop not in (*record.index, "id") or present not in known:
        raise SchemaError(f"{label} rows cannot be counted by {prop!r} and {present!r}")
    return (
        f"UNWIND $rows AS value MATCH (n:{label} {{{prop}: value}}) "
        f"WHERE n.{present} IS NOT NULL RETURN DISTINCT value AS value"
    )


_ROW = "RETURN properties(n) AS row"


def _ends(edge_type: str, source: str, target: str, edge: str) -> str:
    return (
        f"MATCH (a:{known_label(source)} {{id: row.source}})"
        f"-[{edge}:{known_type(edge_type)} {{key: row.key}}]->"
        f"(b:{known_label(target)} {{id: row.target}})"
    )


@cache
def create_edges(edge_type: str, source: str, target: str) -> str:
    """Add edges known to be absent; returns how many had both ends and were made."""
    return (
        f"UNWIND $rows AS row MATCH (a:{known_label(source)} {{id: row.source}}) "
        f"MATCH (b:{known_label(target)} {{id: row.target}}) "
        f"CREATE (a)-[r:{known_type(edge_type)}]->(b) SET r = row.props RETURN count(r) AS done"
    )


@cache
def update_edges(edge_type: str, source: str, target: str) -> str:
    """Replace the properties of edges between known ends; returns how many were found."""
    found = _ends(edge_type, source, target, "r")
    return f"UNWIND $rows AS row {found} SET r = row.props RETURN count(r) AS done"


@cache
def drop_edges(edge_type: str, source: str, target: str) -> str:
    """Delete edges between known ends."""
    return f"UNWIND $rows AS row {_ends(edge_type, source, target, 'r')} DELETE r"


@cache
def scan_ids(label: str) -> str:
    """Return all ids of a label, in no order: engines sort text differently, Python does not."""
    return f"MATCH (n:{known_label(label)}) WHERE n.id IS NOT NULL RETURN n.id AS id"


@cache
def read_edges(label: str) -> str:
    """Return all edges of ours that leave the given nodes of a label, in no order."""
    return (
        f"UNWIND $rows AS id MATCH (a:{known_label(label)} {{id: id}})-[r]->(b) "
        "WHERE r.key IS NOT NULL RETURN type(r) AS type, a.id AS source, b.id AS target, "
        "labels(b)[0] AS target_label, properties(r) AS row"
    )


@cache
def clear_nodes(label: str) -> str:
    """Delete up to `$limit` nodes of a label; returns how many went."""
    return (
        f"MATCH (n:{known_label(label)}) WITH n LIMIT $limit DETACH DELETE n "
        "RETURN count(*) AS done"
    )


@cache
def count_nodes(label: str) -> str:
    """Say how many nodes a label has."""
    return f"MATCH (n:{known_label(label)}) RETURN count(n) AS done"
