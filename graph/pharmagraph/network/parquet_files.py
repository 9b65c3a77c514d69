"""A graph as two Parquet tables; the only module that knows PyArrow, which is an extra."""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pharmagraph.errors import PharmagraphError
from pharmagraph.export import MultiGraph, edge_rows, node_rows


def require_pyarrow() -> None:
    """Raise `PharmagraphError` if PyArrow is not installed."""
    if find_spec("pyarrow") is None:
        raise PharmagraphError("Parquet needs PyArrow:  pip install 'pharmagraph[analysis]'")


def write(graph: MultiGraph, folder: Path) -> tuple[Path, ...]:
    """Write nodes.parquet and edges.parquet: a column a property, lists as lists, days as days.

    Raises `PharmagraphError` if PyArrow is not installed.
    """
    require_pyarrow()
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow import parquet  # noqa: PLC0415

    nodes = [{"id": node, **props} for node, props in node_rows(graph)]
    edges = [
        {"source": source, "target": target, "key": key, **props}
        for source, target, key, props in edge_rows(graph)
    ]
    firsts = (("id", "label", "name"), ("source", "type", "target", "key"))
    files = (folder / "nodes.parquet", folder / "edges.parquet")
    for file, rows, first in zip(files, (nodes, edges), firsts, strict=True):
        names = [*first, *sorted({name for row in rows for name in row} - set(first))]
        columns = {name: _column(pa, [row.get(name) for row in rows]) for name in names}
        parquet.write_table(pa.table(columns), file)
    return files


def _column(pa: Any, values: Sequence[object]) -> Any:
    known = [value for value in values if value is not None]
    # Whole numbers become fractional in a column that has both.
    mixed = any(isinstance(value, float) for value in known)
    fitting = [float(v) if mixed and isinstance(v, int) else v for v in values]
    return pa.array(fitting, type=_type(pa, known))


def _type(pa: Any, known: Sequence[object]) -> Any:
    """Return the Arrow type of a column, text if it is empty."""
    kinds: Mapping[type, Any] = {
        bool: pa.bool_(),
        int: pa.int64(),
        float: pa.float64(),
        date: pa.date32(),
        list: pa.list_(pa.string()),
        tuple: pa.list_(pa.string()),
    }
    found = {type(value) for value in known}
    if found == {int, float}:
        return kinds[float]
    return kinds.get(found.pop(), pa.string()) if len(found) == 1 else pa.string()
