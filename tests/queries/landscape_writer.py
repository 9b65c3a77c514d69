"""Writes the articles of the landscape: how deals, amounts, studies and candidates are put."""

from dataclasses import replace
from datetime import date

from pharmagraph.claims import Name, Ref
from pharmagraph.model import DateRange, Money
from tests.queries.world import Writer

HOME = "https://land.example"
MILLION = 1_000_000.0
ALLIANCE, FINANCING = "ALLIANCE", "FINANCING"


class Landscape(Writer):
    """Writes one article; knows how deals, amounts, studies and candidates are put."""

    def __init__(
        self, number: int, title: str, day: date | None, *sentences: str, kind: str = "NEWS"
    ) -> None:
        super().__init__(f"{HOME}/a{number}", title, sentences, day or date.min)
        self.document = replace(self.document, kind=kind, published=day)

    def company(self, sentence: int, name: str, **props: str) -> str:
        made = self.named("Organization", name)
        self.state(sentence, made, **props)
        return made

    def state(self, sentence: int, subject: str, **props: str | bool | DateRange) -> None:
        """Say properties of a thing, all in one sentence."""
        for prop, value in props.items():
            self.say(sentence, subject, prop, value)

    def deal(
        self,
        sentence: int,
        name: str,
        parties: dict[str, str],
        *types: str,
        family: str = ALLIANCE,
        **props: str | DateRange,
    ) -> str:
        """Say that parties, each with its role, made a deal; its first type says most of it."""
        made = self.part("Deal", name)
        self.state(sentence, made, **{"class": family}, primaryType=types[0], **props)
        for code in types:
            self.say(sentence, made, "types", code)
        for party, role in parties.items():
            self.say(sentence, party, "PARTY_TO", to=made, role=role)
        return made

    def money(self, sentence: int, deal: str, kind: str, amount: Money | None = None) -> str:
        made = f"{deal}/{kind}"
        self.refs.append(Ref(made, "FinancialTerm", (Name(kind),), (), deal, kind))
        self.say(sentence, deal, "HAS_TERM", to=made)
        self.state(sentence, made, kind=kind)
        if amount is not None:
            self.say(sentence, made, "amount", amount)
        return made

    def drug(
        self, sentence: int, name: str, owner: str, targets: dict[str, str], modality: str
    ) -> str:
        """Say who develops a candidate, on which targets it acts and how, and what it is."""
        made = self.named("Drug", name, kind="CODE")
        self.say(sentence, owner, "DEVELOPS", to=made)
        for target, action in targets.items():
            self.say(sentence, made, "TARGETS", to=self.named("Target", target), action=action)
        self.say(sentence, made, "HAS_MODALITY", to=self.named("Modality", modality))
        return made

    def disease(self, sentence: int, name: str, kind: str = "solid tumour") -> str:
        """Say that a disease is a kind of another, and that one of oncology."""
        made, above = self.named("Disease", name), self.named("Disease", kind)
        self.say(sentence, made, "IS_A", to=above)
        self.say(sentence, above, "IS_A", to=self.named("TherapeuticArea", "oncology"))
        return made

    def study(self, sentence: int, name: str, disease: str, lead: str, other: str) -> str:
        made = self.named("Trial", name)
        self.say(sentence, made, "STUDIES", to=disease)
        self.say(sentence, lead, "SPONSORS", to=made, role="LEAD")
        self.say(sentence, other, "SPONSORS", to=made, role="COLLABORATOR")
        return made


def day(year: int, month: int, number: int) -> DateRange:
    found = date(year, month, number)
    return DateRange(found, found, "DAY", f"{found:%d %B %Y}")


def exactly(millions: float, currency: str = "USD") -> Money:
    return Money(millions * MILLION, millions * MILLION, currency, "EXACT", f"{millions:g} million")


def up_to(millions: float, currency: str = "USD") -> Money:
    return Money(None, millions * MILLION, currency, "UP_TO", f"up to {millions:g} million")
