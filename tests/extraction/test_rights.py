"""A chance of a licence is no licence: options, rights to negotiate, hopes and retained rights."""

import pytest

from pharmagraph.model import Document
from pharmagraph_loaders.extraction import extract, load_vocabulary

_DEAL = "Takeda signed a research collaboration with Ludmira Bio. "


def rights(text: str) -> set[tuple[str, str, str]]:
    """Return the kind, holder and giver of each right that a text grants."""
    found = extract(Document("d", "NEWS", "", text), load_vocabulary())
    names = {r.id: max((n.text for n in r.names), key=len) for r in found.refs}
    kinds = {c.subject: str(c.value) for c in found.claims if c.predicate == "kind"}
    ends = {(c.subject, c.predicate): names[c.object] for c in found.claims if c.object}
    granted = [c.object for c in found.claims if c.predicate == "GRANTS"]
    return {
        (kinds[g], ends.get((g, "HELD_BY"), ""), ends.get((g, "GRANTED_BY"), "")) for g in granted
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ludmira Bio granted Takeda an exclusive option to license LB-2204.", "OPTION"),
        ("Takeda has the exclusive right to license LB-2204 from Ludmira Bio.", "OPTION"),
        ("Takeda may license LB-2204 if it exercises its option.", "OPTION"),
        (
            "Ludmira Bio gives Takeda exclusive negotiation rights for LB-2204.",
            "EXCLUSIVE_NEGOTIATION",
        ),
        ("Takeda has a right of first refusal on a licence to LB-2204.", "ROFR"),
        ("Ludmira Bio gave Takeda a right of first offer on LB-2204.", "ROFO"),
        ("Takeda gets the first right to negotiate a licence to LB-2204.", "ROFN"),
    ],
)
def test_a_preferential_right_is_the_only_right_of_its_deal(text: str, kind: str) -> None:
    assert rights(_DEAL + text) == {(kind, "Takeda", "Ludmira Bio")}


@pytest.mark.parametrize(
    "text",
    [
        "Takeda could obtain a licence to LB-2204 later.",
        "Takeda hopes to license LB-2204.",
        "Ludmira Bio retains worldwide rights to LB-2204.",
        "Takeda may be offered a right of first refusal on LB-2204.",
        "The collaboration does not include an option on LB-2204.",
        "New treatment options for patients are needed.",
    ],
)
def test_hopes_and_rights_that_a_company_keeps_are_no_rights_granted(text: str) -> None:
    assert rights(_DEAL + text) == set()


def test_an_option_that_was_exercised_is_a_licence() -> None:
    text = "Takeda exercised its option to license LB-2204 from Ludmira Bio."
    assert rights(text) == {("LICENSE_GRANT", "Takeda", "Ludmira Bio")}


def test_a_licence_beside_an_option_is_told_as_both() -> None:
    text = "Takeda licensed LB-2204 from Ludmira Bio and took an option on LB-3100."
    assert {kind for kind, _holder, _giver in rights(text)} == {"LICENSE_GRANT", "OPTION"}
