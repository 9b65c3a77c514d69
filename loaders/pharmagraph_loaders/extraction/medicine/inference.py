"""What follows from a whole text where no sentence says it: one bought company, one disease."""

from pharmagraph_loaders.extraction.corporate.companies import first_mention
from pharmagraph_loaders.extraction.corporate.development import claim_development
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case


def infer_makers(draft: Draft, cases: list[Case]) -> None:
    """Infer who develops drugs nobody else does: the company that is bought, or the only one."""
    reading = draft.reading
    orgs = [t for t in reading.things if t.label == "Organization" and "whole" not in t.facts]
    bought = [c.other for c in cases if "acquire" in c.kinds and c.main]
    owner = bought[0] if bought else orgs[0] if len(orgs) == 1 else None
    if owner is None:
        return
    combined = {c.object for d in _drugs(draft) for c in draft.of(draft.ref(d), "COMBINED_WITH")}
    why = "the company bought" if bought else "the only company of the text"
    for drug in _drugs(draft):
        ref = draft.ref(drug)
        if draft.to(ref, "DEVELOPS") or ref in combined or compared(draft, drug):
            continue
        if not _near(draft, owner, drug):
            continue
        claim_development(
            draft, owner, drug, first_mention(reading, drug), "DEVELOPER", "by elimination", why
        )


def _near(draft: Draft, owner: Thing, drug: Thing) -> bool:
    """Say whether a company is spoken of where a drug is, or in the sentence before."""
    reading = draft.reading
    told = {
        s
        for s, row in enumerate(reading.by_sentence)
        if any(t is owner for i in row for t in reading.mentions[i].things)
    }
    named = {reading.sentence_of[i] for i in reading.named.get(id(drug), ())}
    return bool({s - back for s in named for back in (0, 1)} & told)


def infer_diseases(draft: Draft) -> None:
    """Infer that drugs somebody develops are studied for the only disease of the text."""
    reading = draft.reading
    diseases = [t for t in reading.things if t.label == "Disease"]
    refs = {draft.ref(d) for d in diseases}
    broad = {c.object for r in refs for c in draft.of(r, "IS_A")}
    narrow = [d for d in diseases if draft.ref(d) not in broad]
    if len(narrow) != 1:
        return
    for drug in _drugs(draft):
        ref = draft.ref(drug)
        if (
            not draft.to(ref, "DEVELOPS")
            or draft.of(ref, "STUDIED_FOR")
            or draft.of(ref, "APPROVED_FOR")
            or _of_another(draft, narrow[0], drug)
        ):
            continue
        draft.claim(
            ref,
            "STUDIED_FOR",
            first_mention(reading, narrow[0]),
            to=draft.ref(narrow[0]),
            basis="inferred",
            rule="the only disease of the text",
        )


def _of_another(draft: Draft, disease: Thing, drug: Thing) -> bool:
    """Say whether a disease is named only in sentences on other drugs than this one."""
    told = [
        {id(t): t.label for i in row for t in draft.reading.mentions[i].things}
        for row in draft.reading.by_sentence
    ]
    named = [row for row in told if id(disease) in row]
    return all("Drug" in row.values() and id(drug) not in row for row in named)


def _drugs(draft: Draft) -> list[Thing]:
    return [t for t in draft.reading.things if t.label == "Drug"]


def compared(draft: Draft, drug: Thing) -> bool:
    """Say whether a drug is only a comparator: better than X, after X."""
    reading = draft.reading
    for index in reading.named.get(id(drug), ()):
        start = reading.mentions[index].start
        before = reading.document.text[max(0, start - 60) : start]
        if not (_ASIDE.search(before) or before.lower().rstrip().endswith(_LEADS)):
            return False
    return True


_ASIDE = rule("anaphora", "ASIDE")
_LEADS = (" after", " against", " to", " of", " over")


def infer_developers(
    draft: Draft, case: Case, primary: str, roles: dict[Thing, tuple[str, str]], drugs: list[Thing]
) -> None:
    """Infer who develops a deal's drugs: who grants the rights, and who takes them."""
    span, ended = case.hits[0].span, "end" in case.kinds
    for one, (role, _next) in roles.items():
        part = _GRANTS.get(role)
        why = "grants the rights"
        if part is None and not ended:
            part = _TAKES.get((role, primary))
            why = "co-develops" if role == "COLLABORATOR" else "holds the rights"
        for drug in drugs if part else ():
            if _of_others(draft, drug, roles):
                continue
            claim_development(draft, one, drug, span, part or "", "rights in the deal", why)


def _of_others(draft: Draft, drug: Thing, roles: dict[Thing, tuple[str, str]]) -> bool:
    """Say whether the text gives a drug to companies that have no part in the deal."""
    made = draft.to(draft.ref(drug), "DEVELOPS")
    makers = {c.subject for c in made if c.basis == "stated" and c.rule not in SHARED}
    return bool(makers) and not makers & {draft.ref(one) for one in roles}


# Rules that tell who has some of the rights, which others may have elsewhere.
SHARED = ("rights", "licence from", "holds approval")
_GRANTS = {
    "LICENSOR": "ORIGINATOR",
    "SELLER": "DEVELOPER",
    "ACQUIRED": "DEVELOPER",
    "OPTION_GRANTOR": "ORIGINATOR",
    "CLIENT": "DEVELOPER",
}
_TAKES = {
    ("LICENSEE", "LICENSE"): "CO_DEVELOPER",
    ("LICENSEE", "COMMERCIAL_LICENSE"): "MARKETER",
    ("LICENSEE", "SUBLICENSE"): "CO_DEVELOPER",
    ("LICENSEE", "CO_DEVELOPMENT"): "CO_DEVELOPER",
    ("LICENSEE", "CO_PROMOTION"): "MARKETER",
    ("LICENSOR", "CO_DEVELOPMENT"): "CO_DEVELOPER",
    ("BUYER", "ASSET_PURCHASE"): "CO_DEVELOPER",
    ("COLLABORATOR", "CO_DEVELOPMENT"): "CO_DEVELOPER",
}
