"""Where the files that travel with the program are: inside the wheel or beside the checkout."""

from pathlib import Path

from pharmagraph.errors import PharmagraphError

_PACKAGE = Path(__file__).resolve().parent


def cypher_dir() -> Path:
    """Return the folder of the shipped questions, `<topic>/<question>.cypher`."""
    return _shipped("cypher")


def seeds_dir() -> Path:
    """Return the folder of the shipped articles and vocabularies."""
    return _shipped("seeds")


def _shipped(name: str) -> Path:
    for folder in (_PACKAGE / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise PharmagraphError(
        f"the folder {name!r} is missing from the installation; install pharmagraph again"
    )
