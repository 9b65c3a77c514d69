"""How things look on a map: colours from the schema, and a shape and a dash beside each colour."""

from pharmagraph.maps.ties import TIES
from pharmagraph.schema import EDGES, NODES

# Colour is never the only sign: what is drawn together has shapes of its own.
SHAPES = {
    "Organization": "dot",
    "Person": "star",
    "Drug": "triangle",
    "DrugClass": "triangle",
    "Modality": "triangleDown",
    "Target": "diamond",
    "Disease": "hexagon",
    "TherapeuticArea": "hexagon",
    "Trial": "triangleDown",
    "Deal": "square",
    "DealEvent": "square",
    "Right": "diamond",
    "FinancialTerm": "dot",
    "CorporateEvent": "square",
    "Place": "triangleDown",
}
PATHS = {
    "dot": "M8 1a7 7 0 1 0 .01 0z",
    "triangle": "M8 1L15 14H1z",
    "diamond": "M8 0L15 8L8 16L1 8z",
    "hexagon": "M4 2h8l4 6l-4 6H4L0 8z",
    "star": "M8 0l2.2 5.4l5.8.4l-4.5 3.7l1.5 5.6L8 12l-5 3.1l1.5-5.6L0 5.8l5.8-.4z",
    "square": "M2 2h12v12H2z",
    "triangleDown": "M8 15L15 2H1z",
}
_DASHES: tuple[tuple[int, ...], ...] = ((), (7, 4), (2, 4), (10, 3, 2, 3))
_GREY = "#777777"
_DARKER = 0.8
_TIES = {tie.type: tie for tie in TIES}


def node_colour(label: str) -> str:
    """Return the colour of a label."""
    return NODES[label].colour if label in NODES else _GREY


def edge_colour(edge_type: str) -> str:
    """Return the colour of a relation: that of what it leads to, darker, since a line is thin."""
    if edge_type in _TIES:
        return _TIES[edge_type].colour
    if edge_type not in EDGES:
        return _GREY
    colour = node_colour(EDGES[edge_type].targets[0])
    return "#" + "".join(f"{round(int(colour[i : i + 2], 16) * _DARKER):02x}" for i in (1, 3, 5))


def edge_dash(edge_type: str) -> tuple[int, ...]:
    """Return the dashes of a relation, which tell relations of one colour apart."""
    family = _TIES if edge_type in _TIES else EDGES
    same = [t for t in family if edge_colour(t) == edge_colour(edge_type)]
    return _DASHES[same.index(edge_type) % len(_DASHES)] if edge_type in same else ()


def edge_words(edge_type: str) -> str:
    """Say a relation as the verb of a sentence."""
    if edge_type in _TIES:
        return _TIES[edge_type].words
    return EDGES[edge_type].doc if edge_type in EDGES else edge_type.lower().replace("_", " ")


def points(edge_type: str) -> bool:
    """Say whether the relation has a direction, which an arrow shows."""
    if edge_type in _TIES:
        return bool(_TIES[edge_type].givers)
    return edge_type not in EDGES or not EDGES[edge_type].symmetric
