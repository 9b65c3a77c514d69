"""The server of docker-compose.yml shows the guide and takes the colours, on loopback only."""

from pathlib import Path
from typing import Any

import yaml

from pharmagraph.browser.kit import GUIDE, STYLE, make_kit
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import load_queries

COMPOSE = yaml.safe_load(
    (Path(__file__).parents[2] / "docker-compose.yml").read_text(encoding="utf-8")
)


def settings() -> dict[str, str]:
    """Return the settings of Neo4j, their names as the image reads them from the environment."""
    found: dict[str, Any] = COMPOSE["services"]["neo4j"]["environment"]
    return {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): value
        for name, value in found.items()
        if name != "NEO4J_AUTH"
    }


def test_what_is_played_at_login_is_in_the_kit_at_the_port_that_serves_it() -> None:
    kit = make_kit(load_queries(cypher_dir()))
    (port,) = COMPOSE["services"]["kit"]["ports"]
    place = f"http://localhost:{port.split(':')[1]}"
    assert settings()["browser.post_connect_cmd"] == f"style {place}/{STYLE}; play {place}/{GUIDE}"
    assert {GUIDE, STYLE} <= set(kit)
    assert settings()["browser.remote_content_hostname_whitelist"] == "localhost"
    assert (
        "Access-Control-Allow-Origin http://localhost:7474" in COMPOSE["configs"]["kit"]["content"]
    )


def test_nothing_listens_beyond_this_machine_and_no_password_is_written_down() -> None:
    ports = [port for service in COMPOSE["services"].values() for port in service["ports"]]
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []
    secret = COMPOSE["services"]["neo4j"]["environment"]["NEO4J_AUTH"]
    assert secret.startswith("neo4j/${NEO4J_PASSWORD:?")
