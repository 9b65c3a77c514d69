"""The style of the graph in classic Browser (GraSS), from the colours of the schema."""

from pharmagraph.schema import NODE_TYPES

_GREY, _BLACK, _WHITE = "#a5abb6", "#1a1a1a", "#ffffff"
_LARGE, _MIDDLE, _SMALL = 80, 60, 45
_DIAMETERS = {"Organization": _LARGE, "Deal": _LARGE, "Drug": _LARGE}
# What a node without a telling name shows instead.
_CAPTIONS = {
    "DealEvent": "{kind}",
    "Right": "{kind}",
    "FinancialTerm": "{kind}",
    "CorporateEvent": "{kind}",
}
# Caption and colour of the record: greys, the darker the nearer to the article.
_RECORD = {
    "Article": ("{title}", "#8c96a3"),
    "Sentence": ("{text}", "#c9ced6"),
    "Claim": ("{predicate}", "#eceef1"),
    "Ref": ("{id}", "#eceef1"),
    "Naming": ("{id}", "#eceef1"),
    "Key": ("{id}", "#eceef1"),
}
_DARKER = 0.75


def grass() -> str:
    """Write the style sheet; the same schema gives the same bytes."""
    rules = [
        _rule(
            "node",
            {
                "diameter": f"{_MIDDLE}px",
                **_paint(_GREY),
                "border-width": "2px",
                "font-size": "10px",
                "caption": "'{name}'",
            },
        ),
        _rule(
            "relationship",
            {
                "color": _GREY,
                "shaft-width": "2px",
                "font-size": "9px",
                "padding": "3px",
                "text-color-external": _BLACK,
                "text-color-internal": _WHITE,
                "caption": "'<type>'",
            },
        ),
    ]
    for node in NODE_TYPES:
        size, caption = _DIAMETERS.get(node.label, _MIDDLE), _CAPTIONS.get(node.label, "{name}")
        rules.append(_node(node.label, node.colour, size, caption))
    for label, (caption, colour) in _RECORD.items():
        rules.append(_node(label, colour, _SMALL, caption))
    return "\n".join(rules)


def _node(label: str, colour: str, diameter: int, caption: str) -> str:
    lines = {"diameter": f"{diameter}px", **_paint(colour), "caption": f"'{caption}'"}
    return _rule(f"node.{label}", lines)


def _paint(colour: str) -> dict[str, str]:
    return {"color": colour, "border-color": _darker(colour), "text-color-internal": _ink(colour)}


def _rule(selector: str, lines: dict[str, str]) -> str:
    return f"{selector} {{\n" + "".join(f"  {k}: {v};\n" for k, v in lines.items()) + "}\n"


def _channels(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _darker(colour: str) -> str:
    return "#" + "".join(f"{round(part * _DARKER):02x}" for part in _channels(colour))


def _ink(colour: str) -> str:
    """Choose the writing that contrasts more, by the luminance of WCAG 2."""
    weights = zip((0.2126, 0.7152, 0.0722), _channels(colour), strict=True)
    luminance = sum(weight * (part / 255) ** 2.2 for weight, part in weights)
    return _BLACK if luminance > 0.179 else _WHITE
