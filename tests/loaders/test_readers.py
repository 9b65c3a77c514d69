"""Documents from files, folders and standard input, and what is refused."""

import hashlib
import io
import sys
from datetime import date
from pathlib import Path

import pytest

from pharmagraph.errors import SourceError
from pharmagraph_loaders.frontmatter import Metadata, canonical_url
from pharmagraph_loaders.readers import (
    MAX_BYTES,
    make_document,
    read_document,
    read_documents,
)

FRONT = """---
title: Aster licenses a drug
url: HTTPS://News.Example.org/a/?utm_source=feed&id=7#top
publisher: Example News
published: 2024-05-31
kind: press release
source: a release
---

Aster Bio licenses AB-101 from Boreal.
"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def refusal(path: Path | str) -> str:
    with pytest.raises(SourceError) as caught:
        read_document(path)
    return str(caught.value)


def test_front_matter_tells_what_is_known_of_a_document(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "a.md", FRONT))
    assert document.id == "https://news.example.org/a?id=7"
    assert document.kind == "PRESS_RELEASE"
    assert document.title == "Aster licenses a drug"
    assert document.published == date(2024, 5, 31)
    assert document.publisher == "Example News"
    assert document.text == "Aster Bio licenses AB-101 from Boreal.\n"


def test_a_text_without_front_matter_is_known_by_its_digest(tmp_path: Path) -> None:
    text = "Aster buys Boreal\n\nThe deal closed."
    document = read_document(write(tmp_path, "a.txt", text), date(2024, 1, 2))
    assert document.id == "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    assert (document.title, document.text) == ("Aster buys Boreal", text)
    assert (document.kind, document.published) == ("NEWS", date(2024, 1, 2))


def test_the_day_of_the_document_comes_before_the_callers(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "a.md", FRONT), date(2000, 1, 1))
    assert document.published == date(2024, 5, 31)


def test_a_sidecar_tells_what_the_text_does_not(tmp_path: Path) -> None:
    write(tmp_path, "a.meta.yaml", "published: 2020-06-09\ntitle: Of its own\n")
    document = read_document(write(tmp_path, "a.txt", "A text."))
    assert (document.title, document.published) == ("Of its own", date(2020, 6, 9))


def test_a_folder_gives_its_texts_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.pdf", "README.md"):
        write(tmp_path, name, f"Text {name}")
    assert [d.text for d in read_documents(tmp_path)] == ["Text a.txt", "Text b.md"]


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"Aster buys Boreal."))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert [d.text for d in read_documents("-")] == ["Aster buys Boreal."]


def test_line_ends_become_one_before_offsets_are_counted(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "a.txt", b"One.\r\nTwo.\rThree."))
    assert document.text == "One.\nTwo.\nThree."


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read_document(write(tmp_path, "a.txt", b"\xef\xbb\xbfAster")).text == "Aster"


def test_a_text_of_another_encoding_is_read_where_it_can_be_told(tmp_path: Path) -> None:
    text = "Société générale: les médicaments génériques coûtent moins cher à l'hôpital. " * 5
    document = read_document(write(tmp_path, "a.txt", text.encode("cp1252")))
    assert document.text == text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty; give it a text"),
        (b"  \n\t\n", "is empty; give it a text"),
        (b"\x7fELF\x00\x01\x02\x00\x00", "is binary, not text; convert it to a text file"),
        (b"---\ntitle: x\nText", "the front matter is not closed; end it with a line  ---"),
        (b"---\ntitle: [x\n---\nText", "the front matter cannot be read"),
        (b"---\npublishd: 2020-01-01\n---\nT", "did you mean 'published'?"),
        (b"---\ncolour: red\n---\nText", "'colour' is no field of the front matter; use title"),
        (b"---\npublished: soon\n---\nText", "'soon' is no date; write a day as  published: 2024"),
        (b"---\npublished: 2020-02-31\n---\nText", "write a day as  published: 2024-05-31"),
        (b"---\nkind: gossip\n---\nText", "'gossip' is no kind of source; use one of FILING"),
        (b"---\nurl: file:///etc/passwd\n---\nText", "is no web address; write  url: https://"),
        (b"---\n- a\n---\nText", "the front matter has no fields; write lines like  title: "),
        (b"---\ntitle: only\n---\n", "is empty; give it a text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    message = refusal(write(tmp_path, "a.md", content))
    assert said in message
    assert message.startswith(str(tmp_path / "a.md"))
    assert "\n" not in message


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.txt").endswith("there is no such file; check the path")


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="file in this folder; add one"):
        list(read_documents(tmp_path))


def test_a_large_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(5 * MAX_BYTES)
    assert refusal(path).endswith(
        "50 MB is too large, at most 10 MB are read; split it into articles"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.org/x/", "HTTPS://A.org/x#part"),
        ("http://a.org:80/x?b=1&utm_campaign=z", "http://a.org/x?b=1"),
    ],
)
def test_addresses_of_one_page_are_one(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        make_document("Aster \ud800 buys Boreal", Metadata(), None, "a.json")
    assert str(caught.value) == "a.json: holds half a character; write the whole one"


def test_half_a_character_in_front_matter_is_refused(tmp_path: Path) -> None:
    said = refusal(write(tmp_path, "a.md", '---\ntitle: "\\ud800"\n---\nAster buys Boreal.'))
    assert said == f"{tmp_path / 'a.md'}: holds half a character; write the whole one"


def test_control_characters_become_spaces(tmp_path: Path) -> None:
    text = "Aster\x00Bio buys\x1b Boreal. " + "The deal is done. " * 20
    document = read_document(write(tmp_path, "a.txt", text))
    assert document.text == text.replace("\x00", " ").replace("\x1b", " ")
