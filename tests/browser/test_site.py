"""What is served is served on loopback, to those who may read it, and nothing else is."""

import json
import os
import urllib.error
import urllib.request
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from pharmagraph.browser import jar as jars
from pharmagraph.browser.jar import BrowserFiles, fetch_jar, find_jar
from pharmagraph.browser.links import browser_of, classic_link, origin, preview_link
from pharmagraph.browser.site import Site
from pharmagraph.errors import PharmagraphError, SourceError


def get(address: str, headers: Mapping[str, str] = {}) -> tuple[int, bytes, dict[str, str]]:
    request = urllib.request.Request(address, headers=dict(headers))
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, b"", dict(error.headers)


@pytest.fixture
def jar(tmp_path: Path) -> Path:
    """Make a jar with the place of Browser's files."""
    path = tmp_path / "browser.jar"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("browser/index.html", "<p>Browser</p>")
        archive.writestr("META-INF/secret", "no")
    return path


def test_pages_and_browser_are_served_and_nothing_else(jar: Path) -> None:
    with Site(BrowserFiles(jar), bolt="bolt://127.0.0.1:1") as site:
        site.pages["guide.html"] = "<p>é</p>".encode()
        assert site.address == f"http://localhost:{site.port}"
        status, content, headers = get(f"{site.address}/guide.html?x=1")
        assert (status, content.decode(), headers["Content-Type"]) == (
            200,
            "<p>é</p>",
            "text/html; charset=utf-8",
        )
        assert get(f"{site.address}/browser/")[1] == b"<p>Browser</p>"
        assert json.loads(get(f"{site.address}/")[1]) == {"bolt_direct": "bolt://127.0.0.1:1"}
        for path in ("nothing", "META-INF/secret", "browser/../META-INF/secret", "%2e%2e/etc"):
            assert get(f"{site.address}/{path}")[0] == 404


def test_a_page_of_strangers_that_points_here_is_turned_away() -> None:
    with Site() as site:
        site.pages["guide.html"] = b"x"
        place = f"http://127.0.0.1:{site.port}/guide.html"
        assert get(place)[0] == 200
        assert get(place, {"Host": f"strangers.example:{site.port}"})[0] == 421


@pytest.mark.parametrize("reader", ["", "http://localhost:7474"])
def test_only_the_browser_that_was_named_may_read_across_origins(reader: str) -> None:
    with Site(reader=reader) as site:
        site.pages["guide.html"] = b"x"
        headers = get(f"{site.address}/guide.html", {"Origin": "http://strangers.example"})[2]
        assert headers.get("Access-Control-Allow-Origin", "") == reader


def test_a_taken_port_is_refused() -> None:
    with Site() as site, pytest.raises(OSError, match="in use"):
        Site(port=site.port)


def test_what_is_no_jar_of_browser_is_refused(tmp_path: Path) -> None:
    text, other = tmp_path / "text.jar", tmp_path / "other.jar"
    text.write_text("no zip", encoding="utf-8")
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(SourceError, match="is no jar that can be read"):
        BrowserFiles(text)
    with pytest.raises(SourceError, match=r"it has no browser/index\.html"):
        BrowserFiles(other)


def test_without_a_jar_the_ways_to_one_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jars, "cached_jar", lambda: tmp_path / "none.jar")
    with pytest.raises(PharmagraphError, match="name a jar with --jar, or add --fetch-browser"):
        find_jar(None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PharmagraphError, match=r"Maven \(mvn\) is not installed"):
        find_jar(None, fetch=True)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for Maven is a shell script")
def test_a_jar_that_is_not_the_known_one_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maven = tmp_path / "mvn"
    maven.write_text(
        '#!/bin/sh\nprintf other > "${6#-DoutputDirectory=}/neo4j-browser-5.24.0.jar"\n'
    )
    maven.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    target = tmp_path / "cache" / "browser.jar"
    with pytest.raises(PharmagraphError, match="is not the known one and was thrown away"):
        fetch_jar(target)
    assert list(target.parent.iterdir()) == []


def test_links_carry_the_connection_without_a_password() -> None:
    assert classic_link(
        "http://localhost:1/browser/",
        bolt="bolt://127.0.0.1:2",
        user="root",
        database="deals",
        guide="http://localhost:1/ask.html",
    ) == (
        "http://localhost:1/browser/?dbms=bolt%3A%2F%2Froot%40127.0.0.1%3A2&db=deals"
        "&cmd=play&arg=http%3A%2F%2Flocalhost%3A1%2Fask.html"
    )
    assert preview_link("http://localhost:1/browser/", bolt="bolt://h:2", user="a b") == (
        "http://localhost:1/browser/preview/?connectURL=bolt%3A%2F%2Fa%2520b%40h%3A2"
    )


def test_the_browser_of_a_server_is_at_its_own_port() -> None:
    assert browser_of("neo4j+s://graph.example:7687") == "http://graph.example:7474/browser/"
    assert origin("http://graph.example:7474/browser/") == "http://graph.example:7474"
    with pytest.raises(PharmagraphError, match="'graph' is no address of a Browser"):
        origin("graph")
