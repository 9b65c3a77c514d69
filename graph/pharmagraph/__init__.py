"""Articles about pharma partnerships as a knowledge graph whose every fact has its sentence."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pharmagraph.asking import Answer, Graph, Question
    from pharmagraph.asking import open_graph as open

__all__ = ["Answer", "Graph", "Question", "__version__", "open"]
__version__ = "0.1.0"

# Imported when first used: the command line must not wait for them.
_LATER = {name: name for name in ("Answer", "Graph", "Question")} | {"open": "open_graph"}


def __getattr__(name: str) -> Any:
    """Return one of the names for notebooks and programs."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("pharmagraph.asking"), _LATER[name])


def __dir__() -> list[str]:
    """List what there is, with what is imported later."""
    return sorted({*globals(), *__all__})
