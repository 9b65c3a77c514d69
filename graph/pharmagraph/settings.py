"""Where the store is and who asks: from an option, the environment, and `pharmagraph.toml`."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pharmagraph.errors import StoreError

FILE = "pharmagraph.toml"
DEFAULT_STORE = "pharmagraph.db"
DEFAULT_TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Address of the store, credentials for a server, and the time in seconds a query may take."""

    store: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str | None = None
    timeout: float = DEFAULT_TIMEOUT
    verbose: bool = False


def read_settings(
    store: str | None = None,
    *,
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> Settings:
    """Return the settings; the store is the option, `PHARMAGRAPH_STORE`, the file or the default.

    Credentials come from `NEO4J_USERNAME` and `NEO4J_PASSWORD` only. Raises `StoreError` for a
    broken file or number.
    """
    home = Path() if folder is None else folder
    address = store or environment.get("PHARMAGRAPH_STORE") or _from_file(home / FILE)
    return Settings(
        store=address or str(home / DEFAULT_STORE),
        user=environment.get("NEO4J_USERNAME") or "neo4j",
        password=environment.get("NEO4J_PASSWORD", ""),
        database=environment.get("PHARMAGRAPH_DATABASE") or None,
        timeout=_seconds(environment.get("PHARMAGRAPH_TIMEOUT")),
        verbose=wants_trace(environment),
    )


def wants_trace(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether `PHARMAGRAPH_DEBUG` asks for traces of faults and for the engine's own lines."""
    return environment.get("PHARMAGRAPH_DEBUG", "") not in ("", "0")


def store_address(store: str | None = None) -> str:
    """Return the path or address of the store to use."""
    return read_settings(store).store


def _from_file(path: Path) -> str | None:
    """Return the address in a settings file; a path there is relative to the file."""
    if not path.is_file():
        return None
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StoreError(f"{path} cannot be read: {error}") from error
    if any("password" in name.casefold() for name in values):
        raise StoreError(f"{path} holds a password; move it to the environment: NEO4J_PASSWORD")
    store = values.get("store")
    if store is None:
        return None
    if not isinstance(store, str) or not store:
        raise StoreError(f'{path}: store must be a path or an address, as in store = "my.db"')
    return store if "://" in store else str(path.parent / Path(store).expanduser())


def _seconds(text: str | None) -> float:
    if not text:
        return DEFAULT_TIMEOUT
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise StoreError(f"PHARMAGRAPH_TIMEOUT is a number of seconds above 0, not {text!r}")
    return seconds
