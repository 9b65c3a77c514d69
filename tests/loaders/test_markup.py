"""Text out of HTML: what stays, what goes, and what only looks like a tag."""

from pathlib import Path

import pytest

from pharmagraph_loaders.markup import plain_text, title_of
from pharmagraph_loaders.readers import read_document, read_documents

PAGE = """<!DOCTYPE html><html><head><title>Aster &amp; Boreal</title><style>p {}</style></head>
<body><nav><a href="/">Home</a></nav><h1>Aster licenses AB-101</h1>
<p>Aster&nbsp;Bio <b>licensed</b> AB-101&#8212;a drug.<br>More.</p><!-- none -->
<table><tr><td>upfront</td><td>$5&nbsp;million</td></tr></table>
<script>var a = "Aster bought Boreal";</script><footer>Cookies</footer></body></html>"""


def test_a_page_becomes_its_words() -> None:
    assert plain_text(PAGE).replace("\xa0", " ") == (
        "Aster licenses AB-101\n\nAster Bio licensed AB-101—a drug.\nMore.\n\nupfront $5 million"
    )


def test_a_file_of_html_is_read_with_its_title(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    document = read_document(path)
    assert document.title == "Aster & Boreal"
    assert document.text.startswith("Aster licenses AB-101\n\nAster")
    assert list(read_documents(tmp_path)) == [document]


@pytest.mark.parametrize(
    "text",
    [
        "p<0.05 and x>3",
        "Aster <AB-101> and <O1>, <X> of Q&A; R&D",
        "if a < b then c > d",
        "AT&T and S&P",
        "<" * 50,
        "&;&#;&#xyz;",
    ],
)
def test_what_only_looks_like_html_stays(text: str) -> None:
    assert plain_text(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>Aster <em>Bio</em></p><p>AB-101</p>", "Aster Bio\n\nAB-101"),
        ("<script>alert(1) Aster", "alert(1) Aster"),
        ("<p onclick='x()'>Aster</P>", "Aster"),
        ("Johnson &amp; Johnson&rsquo;s", "Johnson & Johnson’s"),
        ("&#0;&#xD800;", "\ufffd\ufffd"),
    ],
)
def test_residue_of_html_goes(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_a_page_without_a_title_has_none() -> None:
    assert title_of("<html><body>Aster</body></html>") == ""
