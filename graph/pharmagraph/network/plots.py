"""One picture of a result; the only module that knows Matplotlib, which is an extra."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pharmagraph.errors import PharmagraphError
from pharmagraph.network.results import Result, Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# What the bars of a measure show: the columns that name a row, and those drawn one after another.
_BARS: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "hubs": (("organisation",), {"partners": "partners"}),
    "brokers": (("organisation",), {"betweenness": "share of others' shortest ways"}),
    "communities": (("topMembers",), {"size": "companies"}),
    "core": (("organisation",), {"coreNumber": "core number"}),
    "repeats": (("organisationA", "organisationB"), {"deals": "deals"}),
    "suggestions": (("organisationA", "organisationB"), {"adamicAdar": "Adamic-Adar"}),
    "roles": (
        ("organisation",),
        {"gives": "gives rights", "takes": "takes rights", "together": "together"},
    ),
    "portfolios": (("organisation",), {"areaEntropy": "bits over therapeutic areas"}),
}
_MOST, _LONGEST = 20, 44
_COLOURS = ("#4e79a7", "#f28e2b", "#bab0ac")


class NoMatplotlibError(PharmagraphError):
    """Matplotlib is not installed."""


def draw(result: Result, file: Path) -> bool:
    """Write a PNG picture; return False for a result that has none.

    Raises `NoMatplotlibError` if Matplotlib is not installed.
    """
    rows = _drawn(result)
    if not rows:
        return False
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise NoMatplotlibError(
            "no picture is drawn without Matplotlib:  pip install 'pharmagraph[analysis]'"
        ) from error
    bars = result.measure in _BARS
    height = 1.6 + 0.28 * len(rows) if bars else 4.5
    figure = Figure(figsize=(8, max(height, 2.2)), layout="constrained")
    axes = figure.subplots()
    _OTHERS.get(result.measure, _bars)(axes, result.measure, rows)
    axes.set_title(_plain(result.title), loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, dpi=150, metadata={"Software": None})
    return True


def _drawn(result: Result) -> Sequence[Row]:
    """Return the rows that are drawn: those of bars that have a value, at most twenty."""
    if result.measure in _OTHERS:
        return result.rows
    names, values = _BARS.get(result.measure, ((), {}))
    if not values or any(name not in result.columns for name in (*names, *values)):
        return ()
    known = [row for row in result.rows if any(row[value] for value in values)]
    return known[:_MOST]


def _bars(axes: "Axes", measure: str, rows: Sequence[Row]) -> None:
    names, values = _BARS[measure]
    longest = _LONGEST // len(names)
    labels = [" – ".join(_label(_said(row[name]), longest) for name in names) for row in rows]
    places, left = range(len(rows)), [0.0] * len(rows)
    for colour, (value, words) in zip(_COLOURS, values.items(), strict=False):
        lengths = [_number(row[value]) for row in rows]
        axes.barh(places, lengths, left=left, color=colour, label=words, height=0.7)
        left = [a + b for a, b in zip(left, lengths, strict=True)]
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    _whole_numbers(axes, left)
    if len(values) > 1:
        axes.legend(frameon=False)
    else:
        axes.set_xlabel(next(iter(values.values())))


def _lines(axes: "Axes", measure: str, rows: Sequence[Row]) -> None:
    del measure
    periods = [str(row["period"]) for row in rows]
    for colour, name, words in zip(
        _COLOURS, ("nodes", "edges"), ("companies", "ties"), strict=False
    ):
        values = [_number(row[name]) for row in rows]
        axes.plot(periods, values, color=colour, label=words, marker="o")
    axes.tick_params("x", rotation=45 if len(periods) > 8 else 0)
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)


def _club(axes: "Axes", measure: str, rows: Sequence[Row]) -> None:
    del measure
    places = [_number(row["moreThan"]) for row in rows]
    for colour, name, words in zip(
        _COLOURS, ("density", "chanceMean"), ("this network", "by chance"), strict=False
    ):
        if all(row[name] is not None for row in rows):
            values = [_number(row[name]) for row in rows]
            axes.plot(places, values, color=colour, label=words, marker="o")
    axes.set_xlabel("companies with more partners than")
    axes.set_ylabel("share of their pairs that are tied")
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)


def _grid(axes: "Axes", measure: str, rows: Sequence[Row]) -> None:
    del measure
    sorts = sorted({str(row[end]) for row in rows for end in ("sortA", "sortB")})
    ties = [[0.0] * len(sorts) for _ in sorts]
    for row in rows:
        a, b = sorts.index(str(row["sortA"])), sorts.index(str(row["sortB"]))
        ties[a][b] = ties[b][a] = _number(row["ties"])
    axes.imshow(ties, cmap="Blues", vmin=0)
    most = max(map(max, ties))
    for a, line in enumerate(ties):
        for b, value in enumerate(line):
            colour = "white" if value > most / 2 else "black"
            axes.text(b, a, f"{value:g}", ha="center", va="center", color=colour)
    axes.set_xticks(range(len(sorts)), map(_label, sorts))
    axes.set_yticks(range(len(sorts)), map(_label, sorts))


_OTHERS: Mapping[str, Callable[["Axes", str, Sequence[Row]], None]] = {
    "evolution": _lines,
    "richclub": _club,
    "mixing": _grid,
}


def _whole_numbers(axes: "Axes", lengths: Sequence[float]) -> None:
    """Keep counts from being marked in halves."""
    if all(length.is_integer() for length in lengths):
        axes.locator_params("x", integer=True)


def _number(value: Any) -> float:
    return 0.0 if value is None else float(value)


def _said(value: object) -> str:
    return ", ".join(map(str, value[:2])) if isinstance(value, list) else str(value)


def _label(text: str, longest: int = _LONGEST) -> str:
    return _plain(text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…")


def _plain(text: str) -> str:
    """Keep Matplotlib from reading a name as a formula, and show no control characters."""
    return "".join(c if c.isprintable() else " " for c in text).replace("$", r"\$")
