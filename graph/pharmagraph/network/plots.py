"""One picture of a result; the only module that knows Matplotlib, which is an extra."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pharmagraph.errors import PharmagraphError
from pharmagraph.network.results import Result

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# What the bars of a measure show: the columns that name a row, and the one that is drawn.
_BARS: dict[str, tuple[tuple[str, ...], str]] = {
    "hubs": (("organisation",), "partners"),
    "brokers": (("organisation",), "betweenness"),
    "communities": (("community",), "size"),
    "core": (("organisation",), "coreNumber"),
    "repeats": (("organisationA", "organisationB"), "deals"),
    "suggestions": (("organisationA", "organisationB"), "adamicAdar"),
}
_MOST = 20
_COLOURS = ("#4e79a7", "#f28e2b")


class NoMatplotlibError(PharmagraphError):
    """Matplotlib is not installed."""


def draw(result: Result, file: Path) -> bool:
    """Write a PNG picture; return False for a result that has none.

    Raises `NoMatplotlibError` if Matplotlib is not installed.
    """
    if not result.rows or not (result.measure in _BARS or result.measure == "evolution"):
        return False
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise NoMatplotlibError(
            "no picture is drawn without Matplotlib:  pip install 'pharmagraph[analysis]'"
        ) from error
    figure = Figure(figsize=(8, 5), layout="constrained")
    axes = figure.subplots()
    if result.measure == "evolution":
        _lines(axes, result.rows)
    elif not _bars(axes, result):
        return False
    axes.set_title(_plain(result.title))
    figure.savefig(file, dpi=150, metadata={"Software": None})
    return True


def _bars(axes: "Axes", result: Result) -> bool:
    names, value = _BARS[result.measure]
    rows = [row for row in result.rows[:_MOST] if row.get(value) is not None]
    if not rows or any(name not in rows[0] for name in names):
        return False
    labels = [_plain(" – ".join(str(row[name]) for name in names)) for row in rows]
    places = range(len(rows))
    axes.barh(places, _numbers(row[value] for row in rows), color=_COLOURS[0])
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    axes.set_xlabel(value)
    return True


def _lines(axes: "Axes", rows: Sequence[Any]) -> None:
    periods = [str(row["period"]) for row in rows]
    for colour, name, words in zip(
        _COLOURS, ("nodes", "edges"), ("companies", "ties"), strict=True
    ):
        axes.plot(
            periods, _numbers(row[name] for row in rows), color=colour, label=words, marker="o"
        )
    axes.tick_params("x", rotation=45)
    axes.set_ylim(bottom=0)
    axes.legend()


def _numbers(values: Any) -> list[float]:
    return [float(value) for value in values]


def _plain(text: str) -> str:
    """Keep Matplotlib from reading a name as a formula."""
    return text.replace("$", r"\$")
