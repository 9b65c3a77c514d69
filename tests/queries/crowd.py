"""One invented article with 32 companies, enough for statistics of networks."""

from datetime import date

from pharmagraph.claims import Extraction
from tests.queries.world import Writer

COMPANIES = ("Aster Bio", "Boreal Pharma", *(f"Company {i:02}" for i in range(30)))


def crowd() -> Extraction:
    """Return an article on a ring of 32 companies, each with a deal with the next, and one of 3."""
    w = Writer("https://news.example/crowd", "A crowd", ("They all sign deals.",), date(2020, 6, 9))
    refs = [w.named("Organization", name) for name in COMPANIES]
    groups = [(i, (i + 1) % len(refs)) for i in range(len(refs))]
    for number, members in enumerate((*groups, (0, 10, 20))):
        deal = w.part("Deal", f"deal {number:02}")
        w.say(0, deal, "class", "ALLIANCE")
        w.say(0, deal, "types", "LICENSE")
        for member in members:
            w.say(0, refs[member], "PARTY_TO", to=deal, role="COLLABORATOR")
    return w.done()
