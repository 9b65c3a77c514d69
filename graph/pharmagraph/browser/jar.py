"""Neo4j Browser's own files: in a jar that the user names, or fetched at the user's wish.

They are under the GPL and no part of this program: read from the jar as they are, never copied.
"""

import hashlib
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from platformdirs import user_cache_path

from pharmagraph.errors import PharmagraphError, SourceError

ARTIFACT = "org.neo4j.client:neo4j-browser:5.24.0"
_NAME = "neo4j-browser-5.24.0.jar"
_SHA256 = "064b3291c4236002c9ea04c89592ebebc80fe1f790eda36642599c9a1ee80bb8"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
_SECONDS = 300
_START = "browser/index.html"


class BrowserFiles:
    """The files of a jar, by the path they are asked for."""

    def __init__(self, path: Path) -> None:
        """Open a jar; raises `SourceError` if it is not one of Neo4j Browser."""
        try:
            self._jar = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile) as error:
            raise SourceError(
                f"{path} is no jar that can be read; fetch one with  pharmagraph browser open"
                " --fetch-browser"
            ) from error
        self._names = frozenset(n for n in self._jar.namelist() if not n.endswith("/"))
        if _START not in self._names:
            self.close()
            raise SourceError(f"{path} is no jar of Neo4j Browser: it has no {_START}")

    def read(self, path: str) -> bytes | None:
        """Return a file below `browser/`, or None if there is no such file."""
        if not path.startswith("browser/") or path not in self._names:
            return None
        return self._jar.read(path)

    def close(self) -> None:
        """Close the jar."""
        self._jar.close()


def cached_jar() -> Path:
    """Return where a fetched jar lies, or would lie."""
    return user_cache_path("pharmagraph") / _NAME


def find_jar(named: Path | None, *, fetch: bool = False) -> Path:
    """Return the jar to serve: the one named, the one fetched before, or one fetched now.

    Raises `PharmagraphError` that says how to come by one.
    """
    if named is not None:
        return named
    cached = cached_jar()
    if cached.is_file():
        return cached
    if fetch:
        return fetch_jar(cached)
    raise PharmagraphError(
        "Neo4j Browser's files are not here, and they do not come with this program (their licence"
        " is the GPL); name a jar with --jar, or add --fetch-browser to fetch one with Maven"
    )


def fetch_jar(target: Path) -> Path:
    """Fetch the jar with Maven and check it; it appears whole or not at all."""
    maven = shutil.which("mvn")
    if maven is None:
        raise PharmagraphError(
            f"Maven (mvn) is not installed; get {ARTIFACT} in another way and name it with --jar"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as part:
        _run_maven(maven, part)
        fetched = Path(part) / _NAME
        if hashlib.sha256(fetched.read_bytes()).hexdigest() != _SHA256:
            raise PharmagraphError(
                f"the fetched {_NAME} is not the known one and was thrown away; try again"
            )
        fetched.replace(target)
    return target


def _run_maven(maven: str, folder: str) -> None:
    command = [maven, "-q", "-B", "-ntp", _COPY, f"-Dartifact={ARTIFACT}"]
    command.append(f"-DoutputDirectory={folder}")
    try:
        # Only constants, a temporary folder and the mvn of the user's own path.
        told = subprocess.run(  # noqa: S603
            command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PharmagraphError(f"Maven did not finish in {_SECONDS} seconds; try again") from error
    if told.returncode or not (Path(folder) / _NAME).is_file():
        words = " ".join(told.stdout.split())[-300:]
        raise PharmagraphError(f"Maven could not fetch {ARTIFACT}; try again or use --jar: {words}")
