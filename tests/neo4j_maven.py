"""A Neo4j Community server assembled from Maven Central: needs java and mvn, no Docker, no root."""

import ctypes
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from glob import glob
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_path

COPY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
START_SECONDS = 180.0


class NoNeo4jError(Exception):
    """No Neo4j can be had here; the message says why."""


def run_server(version: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Assemble the server once, start it in a home of its own; yield address and password."""
    java, jars = _find_java(version), _assemble(version)
    home, password, port = folder / f"neo4j-{version}", secrets.token_hex(16), _free_port()
    _write_configuration(home, version, port)
    command = [str(java), *_flags(java), "-cp", f"{jars}/*"]
    _admin(command, home, "dbms", "set-initial-password", password)
    with (home / "logs" / "console.log").open("wb") as console:
        process = subprocess.Popen(
            [
                *command,
                _main_class(jars, version),
                f"--home-dir={home}",
                f"--config-dir={home}/conf",
            ],
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # One call into libc, which takes no lock: safe beside other threads.
            preexec_fn=_die_with_parent,  # noqa: PLW1509
        )
    try:
        wait_until_it_answers(port, lambda: _check_alive(process, home))
        yield f"bolt://127.0.0.1:{port}", password
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(home, ignore_errors=True)


def _die_with_parent() -> None:
    """Ask Linux to end the server when the tests are killed; elsewhere it would stay."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _find_java(version: str) -> Path:
    low, high = (17, 21) if version.startswith("5.") else (21, 99)
    homes = [os.environ.get("NEO4J_JAVA"), shutil.which("java")]
    if "JAVA_HOME" in os.environ:
        homes.append(f"{os.environ['JAVA_HOME']}/bin/java")
    homes += sorted(glob("/usr/lib/jvm/*/bin/java") + glob("/opt/*/bin/java"))
    homes += sorted(glob("/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java"))
    for candidate in filter(None, homes):
        if low <= _java_version(candidate) <= high:
            return Path(candidate)
    raise NoNeo4jError(f"no Java {low} to {high} (name one in NEO4J_JAVA)")


def _java_version(java: str) -> int:
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r'version "(\d+)', said.stderr)
    return int(found[1]) if found else 0


def _assemble(version: str) -> Path:
    """Return the folder of the server's jars; it appears in one step or not at all."""
    cache = user_cache_path("pharmagraph-tests") / f"neo4j-{version}"
    if (cache / "lib").is_dir():
        return cache / "lib"
    maven = shutil.which("mvn")
    if maven is None:
        raise NoNeo4jError("mvn is not installed")
    cache.mkdir(parents=True, exist_ok=True)
    # Maven's own store of downloads does not bear two writers.
    with FileLock(cache.parent / "maven.lock"):
        return cache / "lib" if (cache / "lib").is_dir() else _download(maven, version, cache)


def _download(maven: str, version: str, cache: Path) -> Path:
    part = cache / f"part-{os.getpid()}"
    part.mkdir(exist_ok=True)
    (part / "pom.xml").write_text(
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>local</groupId><artifactId>server</artifactId><version>1</version>"
        "<packaging>pom</packaging><dependencies><dependency><groupId>org.neo4j</groupId>"
        f"<artifactId>neo4j</artifactId><version>{version}</version>"
        "</dependency></dependencies></project>",
        encoding="utf-8",
    )
    told = subprocess.run(
        [
            *(maven, "-q", "-B", "-ntp", "-f", str(part / "pom.xml"), COPY_PLUGIN),
            *("-DincludeScope=runtime", f"-DoutputDirectory={part / 'lib'}"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise NoNeo4jError(f"mvn failed: {told.stdout[-500:]}")
    (part / "lib").rename(cache / "lib")
    shutil.rmtree(part, ignore_errors=True)
    return cache / "lib"


def _write_configuration(home: Path, version: str, port: int) -> None:
    for name in ("conf", "data", "logs", "run", "import", "plugins", "licenses"):
        (home / name).mkdir(parents=True)
    settings = [
        "server.default_listen_address=127.0.0.1",
        f"server.bolt.listen_address=127.0.0.1:{port}",
        f"server.bolt.advertised_address=127.0.0.1:{port}",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "server.memory.pagecache.size=128m",
        "db.tx_log.preallocate=false",
        "internal.server.bolt.thread_pool_shutdown_wait_time=0s",
        "dbms.usage_report.enabled=false",
        "client.allow_telemetry=false",
    ]
    if not version.startswith("5."):
        settings += ["server.fleet_discovery.enabled=false", "dbms.fleet_manager.enabled=false"]
    (home / "conf" / "neo4j.conf").write_text("\n".join(settings) + "\n", encoding="utf-8")


def _flags(java: Path) -> list[str]:
    opened = [
        f"--add-opens=java.base/{p}=ALL-UNNAMED" for p in ("java.nio", "java.io", "sun.nio.ch")
    ]
    newer = ["--sun-misc-unsafe-memory-access=allow"] if _java_version(str(java)) >= 24 else []
    return [
        "-Xms256m",
        "-Xmx1g",
        "-XX:+UseG1GC",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dlog4j2.disable.jmx=true",
        "--enable-native-access=ALL-UNNAMED",
        *opened,
        *newer,
    ]


def _admin(command: list[str], home: Path, *arguments: str) -> None:
    told = subprocess.run(
        [*command, "org.neo4j.cli.AdminTool", *arguments],
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise NoNeo4jError(f"neo4j-admin failed: {(told.stdout + told.stderr)[-500:]}")


def _main_class(jars: Path, version: str) -> str:
    old = "org.neo4j.server.CommunityEntryPoint"
    packed = (jars / f"neo4j-{version}.jar").read_bytes()
    return old if old.replace(".", "/").encode() in packed else "org.neo4j.server.Neo4jCommunity"


def _check_alive(process: subprocess.Popen[bytes], home: Path) -> None:
    if process.poll() is not None:
        said = (home / "logs" / "console.log").read_text(errors="replace")
        raise NoNeo4jError(f"the server stopped: {said[-500:]}")


def wait_until_it_answers(port: int, check: Callable[[], None]) -> None:
    """Shake hands in Bolt until a version is agreed: the port opens before the server answers."""
    hello = b"\x60\x60\xb0\x17" + b"\x00\x04\x04\x05" + b"\x00\x00\x00\x04" + b"\x00" * 8
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        check()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as bolt:
                bolt.sendall(hello)
                if bolt.recv(4) not in (b"", b"\x00" * 4):
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise NoNeo4jError(f"no answer within {START_SECONDS:.0f} seconds")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
