"""Which types a deal has, by the words around it, and which type says most."""

import re

from pharmagraph_loaders.extraction.rulebook import table

_FLAGS = table("dealtypes", "FLAGS")
_COMBINE = re.compile(r"(?i)combin|pairing|\bplus\b|alongside|together with")


def flags_of(text: str) -> frozenset[str]:
    """Return which families of words a text has."""
    return frozenset(name for name, pattern in _FLAGS if pattern.search(text))


def types_of(kinds: frozenset[str], hits: str, around: str) -> tuple[str, ...]:
    """Return the types of a deal, the one that says most first.

    `kinds` are those of its hits, `hits` the sentences that report it, `around` the rest of what
    the document says of it.
    """
    if kinds & {"acquire", "merger"}:
        return ("ACQUISITION",) if "acquire" in kinds else ("MERGER",)
    near, all_ = flags_of(hits), flags_of(hits + " " + around)
    if (
        "asset" in kinds
        and re.search(
            r"(?i)\b(?:royalt\w+ (?:on|of|in|stream|interest)|slice of the royalt|royalties)\b",
            hits,
        )
        and "license" not in kinds
        and re.search(
            r"(?i)buy\w*[^.;]{0,40}royalt|royalty (?:purchase|interest|monetization|stream)", hits
        )
    ):
        return ("ROYALTY_FINANCING",)
    if re.search(r"(?i)\basset (?:transfer|purchase|sale) agreement\b", hits):
        return ("ASSET_PURCHASE",)
    if "asset" in kinds and not ("license" in kinds and "license" in flags_of(_words(hits))):
        return ("ASSET_PURCHASE",)
    if "venture" in kinds or (re.search(r"(?i)\bjoint venture\b", hits) and "license" not in kinds):
        return ("JOINT_VENTURE", *(("LICENSE",) if "license" in near else ()))
    found = _alliance(kinds, near, all_, hits + " " + around)
    return tuple(dict.fromkeys(found)) or ("OTHER_ALLIANCE",)


def _to_acquire(text: str) -> bool:
    return bool(
        re.search(r"(?i)\b(?:option|chance|right|opportunity) to (?:buy|acquire|purchase)\b", text)
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"(?i)licen[sc]\w+", text))


def _alliance(kinds: frozenset[str], near: frozenset[str], all_: frozenset[str],
              text: str) -> list[str]:  # fmt: skip
    found: list[str] = ["OPTION_TO_ACQUIRE"] if _to_acquire(text) else []
    clinical = "clinical" in all_ and bool(_COMBINE.search(text))
    licensed = "license" in kinds or ("license" in near and "negotiation" not in all_)
    licensed = licensed or bool(
        re.search(
            r"(?i)\b(?:out-?licens|licen[sc]e agreement|licensing (?:deal|agreement|pact)|exclusive (?:\w+ ){0,2}licen[sc]e|to license\b|in-licens|licen[sc]e and collaboration|collaboration and licen[sc]e|licen[sc]e fee)",
            text,
        )
    )
    licensed = licensed and ("license" in kinds or "negotiation" not in all_)
    if "option" in kinds and not _to_acquire(text):
        found.append("OPTION_TO_LICENSE")
    if "option" in near and not re.search(
        r"(?i)licen[sc]e (?:and|agreement)|exclusive licen[sc]e to|takes? licen", text[:400]
    ):
        found.append("OPTION_TO_LICENSE")
    if licensed and "negotiation" not in all_:
        commercial = "distribute" in near and "develop right" not in near
        found.append("COMMERCIAL_LICENSE" if commercial else "LICENSE")
    if clinical and not licensed:
        found.append("CLINICAL_COLLABORATION")
    if "negotiation" in all_ and "license" not in kinds:
        found.append("NEGOTIATION_RIGHT")
    for flag, code in (("codevelop", "CO_DEVELOPMENT"), ("manufacture", "CDMO_MANUFACTURING"),
                       ("distribute", "DISTRIBUTION"), ("research", "RESEARCH_COLLABORATION"),
                       ("supply", "CLINICAL_SUPPLY")):  # fmt: skip
        if flag in near or (flag in all_ and not found):
            found.append(code)
    if "supply" in kinds:
        found.insert(0, "CLINICAL_SUPPLY")
    if "manufacture" in kinds:
        found.insert(0, "CDMO_MANUFACTURING")
    if "distribute" in kinds:
        found.insert(0, "DISTRIBUTION")
    if clinical and not found:
        found.append("CLINICAL_COLLABORATION")
    return [f for f in found if f != "COMMERCIAL_LICENSE" or "LICENSE" not in found]
