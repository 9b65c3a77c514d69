"""Why an answer has no rows: nothing is loaded, an option leaves all out, or nobody says so."""

from collections.abc import Mapping

from pharmagraph.queries import run_query
from pharmagraph.query_header import Query
from pharmagraph.query_values import Param
from pharmagraph.store import Store

_COUNT = (
    "CALL () { MATCH (a:Article) RETURN count(a) AS articles } "
    "CALL () { MATCH (d:Deal) RETURN count(d) AS deals } RETURN articles, deals"
)
_ANY = "any"


def why_empty(store: Store, query: Query, values: Mapping[str, object]) -> str:
    """Say in a sentence why a question with these values has no rows, and what to do next."""
    counted = store.read(_COUNT)[0]
    if not counted["articles"]:
        return "nothing is loaded yet. Load articles first:  pharmagraph load FILE"
    given = [p for p in query.params if _is_filter(p, values.get(p.name))]
    if given and _has_rows(store, query, values, {p.name: None for p in given}):
        return f"there are rows without {_listed(given)}"
    classes = [p for p in query.params if _ANY in p.choices and values.get(p.name) != _ANY]
    wider: dict[str, object] = {p.name: None for p in given} | {p.name: _ANY for p in classes}
    if classes and _has_rows(store, query, values, wider):
        said = " and ".join(f"{p.option} {_ANY}" for p in classes)
        others = [p for p in given if p not in classes]
        return f"there are rows with {said}{f', without {_listed(others)}' if others else ''}"
    return (
        "no loaded article says so"
        f" (articles: {counted['articles']}, deals: {counted['deals']} of any kind)"
    )


def _is_filter(param: Param, value: object) -> bool:
    return not param.required and param.name != "limit" and value not in (None, param.default)


def _listed(params: list[Param]) -> str:
    return " and ".join(param.option for param in params)


def _has_rows(
    store: Store, query: Query, values: Mapping[str, object], instead: Mapping[str, object]
) -> bool:
    """Ask again with some values replaced; None stands for the default."""
    asked = {**values, **instead, "limit": 1}
    return bool(run_query(store, query, {k: v for k, v in asked.items() if v is not None}))
