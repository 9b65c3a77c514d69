"""Which types a deal has, by the words around it, and which type says most."""

import re
from functools import lru_cache

from pharmagraph_loaders.extraction.matching.gated import Line, fitting
from pharmagraph_loaders.extraction.matching.rulebook import rule, table
from pharmagraph_loaders.extraction.terms.grants import without_conditions

_FLAGS = table("dealtypes", "FLAGS")
_LICENSED = rule("dealtypes", "LICENSED")
_TAKES = rule("dealtypes", "TAKES")
_PAID_FOR = rule("dealtypes", "PAID_FOR")
_TO_DISTRIBUTE = rule("dealtypes", "TO_DISTRIBUTE")
_RESEARCH_AND = rule("dealtypes", "RESEARCH_AND")
_PARTLY = rule("dealtypes", "PARTLY")
_ROYALTY_SOLD = rule("dealtypes", "ROYALTY_SOLD")
# What may be licensed later is not licensed.
_OPTIONAL = re.compile(
    r"(?i)\boptions? (?:on|to|for|over) (?:an? |the |any )?(?:exclusive |worldwide |global )*"
    r"licen[sc]es?\b(?: (?:to|for|on|of)\b)? ?"
)
_GIVEN_UP = rule("dealtypes", "GIVEN_UP")
_EQUAL = rule("dealtypes", "EQUAL")
_COMBINE = re.compile(r"(?i)combin|combo\b|pairing|\bplus\b|alongside|together with")


@lru_cache(maxsize=64)
def flags_of(text: str) -> frozenset[str]:
    """Return which families of words a text has."""
    line = Line(text)
    return frozenset(name for name, pattern in fitting(_FLAGS, line) if pattern.search(line))


def types_of(kinds: frozenset[str], hits: str, around: str) -> tuple[str, ...]:
    """Return the types of a deal, the one that says most first.

    `kinds` are those of its hits, `hits` the sentences that report it, `around` the rest of what
    the document says of it.
    """
    if kinds & {"acquire", "merger"}:
        return ("ACQUISITION",) if "acquire" in kinds else ("MERGER",)
    hits = _agreed(hits)
    text = f"{hits} {_agreed(around)}"
    near, all_ = flags_of(hits), flags_of(text)
    kinds = _told_kinds(kinds, text)
    if "asset" in kinds and "license" not in kinds and _ROYALTY_SOLD.search(hits):
        return ("ROYALTY_FINANCING",)
    if re.search(r"(?i)\basset (?:transfer|purchase|sale) agreement\b", hits):
        return ("ASSET_PURCHASE",)
    passed = "license" in kinds and ("license" in flags_of(_words(hits)) or _PARTLY.search(hits))
    if "asset" in kinds and not passed:
        return ("ASSET_PURCHASE",)
    if "venture" in kinds or (re.search(r"(?i)\bjoint venture\b", hits) and "license" not in kinds):
        return ("JOINT_VENTURE", *(("LICENSE",) if "license" in near else ()))
    found = _alliance(kinds, near, all_, text)
    if not found and ("pay" in kinds or _PAID_FOR.search(hits) or _GIVEN_UP.search(hits)):
        optional = "option" in all_ and "license" not in all_
        return ("OPTION_TO_LICENSE",) if optional else ("LICENSE",)
    return tuple(dict.fromkeys(found)) or ("OTHER_ALLIANCE",)


def _agreed(text: str) -> str:
    """Return words without what is licensed only if an option is exercised."""
    return without_conditions(_OPTIONAL.sub("option on ", text))


def _told_kinds(kinds: frozenset[str], text: str) -> frozenset[str]:
    """Return the kinds of hits without those that the whole of the text makes something else."""
    if shared_equally(text):
        kinds -= {"license", "pay"}  # only half of a drug's costs and profits passes
    if "distribute" in kinds:
        kinds -= {"asset"}  # whom a distributor buys the products of
    return kinds


def shared_equally(text: str) -> bool:
    """Say whether two sides are told to have half each of costs or profits, and no licence is."""
    return _EQUAL.search(text) is not None and not _words(text)


_OPTION_AND = re.compile(
    r"(?i)\boptions? (?:and|&|or) (?:[\w-]+ )?licen[sc]|\boption[- ]to[- ]licen[sc]e agreement"
)
_AND_OPTIONS = re.compile(r"(?i)\brights\b[^.;]{0,80}\band (?:an? )?options?\b")


def _to_acquire(text: str) -> bool:
    return bool(
        re.search(r"(?i)\b(?:option|chance|right|opportunity) to (?:buy|acquire|purchase)\b", text)
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"(?i)licen[sc]\w+", text))


def _alliance(
    kinds: frozenset[str], near: frozenset[str], all_: frozenset[str], text: str
) -> list[str]:
    clinical = "in clinic" in near or ("clinical" in all_ and bool(_COMBINE.search(text)))
    licensed = _is_licensed(kinds, near, all_, text)
    found = _options(kinds, near, text)
    if licensed and _RESEARCH_AND.search(text):
        found.append("RESEARCH_COLLABORATION")
    if licensed:
        commercial = "distribute" in near and "develop right" not in near
        found += _passed(text) if commercial else ["LICENSE"]
    elif clinical:
        found.append("CLINICAL_COLLABORATION")
    if "negotiation" in all_ and "license" not in kinds:
        found.append("NEGOTIATION_RIGHT")
    for flag, code in _OTHERS:
        if flag in near or (flag in all_ and not found):
            found.append(code)
    kind_of = [code for kind, code in _BY_KIND if kind in kinds]
    passed = "license" in kinds and not _LICENCES.isdisjoint(found)
    found = found + kind_of if passed else kind_of + found
    if clinical and found[:1] == ["CLINICAL_SUPPLY"]:
        return ["CLINICAL_COLLABORATION", *found]
    return found or (["CLINICAL_COLLABORATION"] if clinical else [])


def _passed(text: str) -> list[str]:
    """Return what rights to sell are: of a distributor, if words say so."""
    sold = ["DISTRIBUTION"] if _TO_DISTRIBUTE.search(text) else []
    return [*sold, "COMMERCIAL_LICENSE"]


_LICENCES = frozenset({"LICENSE", "COMMERCIAL_LICENSE"})
_OTHERS = (
    ("codevelop", "CO_DEVELOPMENT"),
    ("manufacture", "CDMO_MANUFACTURING"),
    ("distribute", "DISTRIBUTION"),
    ("research", "RESEARCH_COLLABORATION"),
    ("supply", "CLINICAL_SUPPLY"),
)
_BY_KIND = (
    ("distribute", "DISTRIBUTION"),
    ("manufacture", "CDMO_MANUFACTURING"),
    ("supply", "CLINICAL_SUPPLY"),
    ("share", "CO_DEVELOPMENT"),
)


def _is_licensed(
    kinds: frozenset[str], near: frozenset[str], all_: frozenset[str], text: str
) -> bool:
    """Say whether rights pass; a right to negotiate a licence alone is none."""
    if "negotiation" in all_:
        return False
    told = _LICENSED.search(_CHANCE.sub("option", text))
    return "license" in kinds or "license" in near or bool(told)


# A right to license later is an option, however it is put.
_CHANCE = re.compile(
    r"(?i)\b(?:rights?|options?|opportunit\w+|chances?) (?:for (?:the )?<O\d+> )?"
    r"to (?:\w+ ){0,2}(?:in-)?licen[sc]e\w*"
)


def _options(kinds: frozenset[str], near: frozenset[str], text: str) -> list[str]:
    to_acquire = _to_acquire(text)
    found = ["OPTION_TO_ACQUIRE"] if to_acquire else []
    if "license" in kinds and _AND_OPTIONS.search(text):
        return found
    taken = _TAKES.search(text[:400])
    spoken = "option" in near and (not taken or _OPTION_AND.search(text) is not None)
    if spoken or ("option" in kinds and not to_acquire):
        found.append("OPTION_TO_LICENSE")
    return found
