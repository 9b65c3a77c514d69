"""The flat view of an extraction: companies, drugs, people, deals and relations in one object."""

from collections.abc import Mapping

from pharmagraph.claims import Claim, Extraction, Ref
from pharmagraph.model import Money
from pharmagraph_loaders.flat_codes import DESCRIBED, EDGES, KINDS, LICENCES, ROLES, SHARED, TYPES
from pharmagraph_loaders.flat_forms import forms
from pharmagraph_loaders.flat_values import day, milestones, narrower, unique


def flatten(extraction: Extraction, keys: Mapping[str, str] | None = None) -> dict[str, object]:
    """Return what a document says in the schema of annotated texts (`evaluate`).

    `keys` gives the identity of deals across documents, by ref id; by default that of the ref.
    """
    return _Flat(extraction, keys or {}).build()


def _likely(primary: str, drugs: list[str]) -> str:
    """Return the likeliest type of an alliance that no words tell: on a drug, or on research."""
    if primary != "OTHER_ALLIANCE":
        return "other"
    return "licence" if drugs else "research_collaboration"


class _Flat:
    def __init__(self, extraction: Extraction, keys: Mapping[str, str]) -> None:
        self.keys = keys
        self.text = extraction.document.text
        self.facts = [c for c in extraction.claims if c.modality == "FACT"]
        self.refs = {r.id: r for r in extraction.refs}
        self.merged = narrower(self.facts, self.refs)
        self.by_subject: dict[str, list[Claim]] = {}
        for claim in self.facts:
            self.by_subject.setdefault(claim.subject, []).append(claim)

    def build(self) -> dict[str, object]:
        found: dict[str, object] = {kind: [] for kind in KINDS.values()}
        for label, kind in KINDS.items():
            found[kind] = [self._node(r) for r in self.refs.values() if self._shown(r, label)]
        deals = [r for r in self.refs.values() if r.label == "Deal"]
        alliances = [r for r in deals if not self._is_financing(r.id)]
        found["deals"] = [d for r in alliances for d in self._deals(r)]
        found["financings"] = [self._financing(r) for r in deals if self._is_financing(r.id)]
        found["relations"] = self._relations(alliances)
        return found

    def _is_financing(self, ref: str) -> bool:
        royalty = self._value(ref, "primaryType") == "ROYALTY_FINANCING"
        return self._value(ref, "class") == "FINANCING" and not royalty

    def _shown(self, ref: Ref, label: str) -> bool:
        if ref.label != label or ref.id in self.merged:
            return False
        if label == "Drug":
            return any(n.type != DESCRIBED for n in ref.names)
        if label == "Organization":
            return self._value(ref.id, "kind") not in ("EXCHANGE", "GOVERNMENT")
        if label == "Target":
            return bool(ref.mentions)
        return True

    def _node(self, ref: Ref) -> dict[str, object]:
        names = [n.text for n in ref.names]
        for broad, narrow in self.merged.items():
            if narrow == ref.id:
                names += [n.text for n in self.refs[broad].names]
        names += sorted(forms(self.text, ref.label, ref.mentions))
        name = self._name(ref.id)
        node: dict[str, object] = {"name": name, "aliases": sorted(set(names) - {name})}
        if ref.label == "Person":
            role = next(
                (c for c in self.by_subject.get(ref.id, []) if c.predicate == "HOLDS_ROLE"), None
            )
            node["title"] = role.qualifiers.get("title") if role else None
            node["company"] = self._name(role.object) if role else None
        return node

    def _name(self, ref: str) -> str:
        """Return the fullest name that the text uses."""
        one = self.refs[self.merged.get(ref, ref)]
        order = {"FULL": 0, "INN": 1, "LEGAL": 0, "CODE": 1, "BRAND": 2, "SYMBOL": 1}
        if one.label in ("Target", "Disease"):
            return min(one.names, key=lambda n: (-len(n.text), n.text)).text
        return min(one.names, key=lambda n: (order.get(n.type, 3), -len(n.text), n.text)).text

    def _value(self, ref: str, prop: str) -> object:
        found = [c.value for c in self.by_subject.get(ref, []) if c.predicate == prop]
        return found[0] if found else None

    def _objects(self, ref: str, edge: str) -> list[Claim]:
        return [c for c in self.by_subject.get(ref, []) if c.predicate == edge]

    def _parties(self, ref: str) -> list[Claim]:
        return [c for c in self.facts if c.predicate == "PARTY_TO" and c.object == ref]

    def _deals(self, ref: Ref) -> list[dict[str, object]]:
        drugs = self._about(ref.id, "Drug")
        targets = self._about(ref.id, "Target")
        targets += [t.object for d in drugs for t in self._objects(d, "TARGETS")]
        primary = str(self._value(ref.id, "primaryType") or "")
        deal: dict[str, object] = {
            "key": self.keys.get(ref.id, ref.id),
            "type": TYPES.get(primary) or _likely(primary, drugs),
            "parties": [self._party(c) for c in self._parties(ref.id)],
            "drugs": unique(self._name(d) for d in drugs),
            "targets": unique(self._name(t) for t in targets),
            "indications": unique(
                self._name(c.object) for c in self._objects(ref.id, "FOR_DISEASE")
            ),
            "announced": day(self._value(ref.id, "announced")),
            "financials_undisclosed": self._value(ref.id, "financialDisclosure") == "UNDISCLOSED",
            **self._money(ref.id),
        }
        return [deal, *self._ends(ref, deal)]

    def _ends(self, ref: Ref, deal: dict[str, object]) -> list[dict[str, object]]:
        """Return the terminations of a deal, each as a deal of its own."""
        found = []
        for event in self._objects(ref.id, "HAS_EVENT"):
            if self._value(event.object, "kind") == "TERMINATED":
                when = day(self._value(event.object, "occurred"))
                end = {**deal, "key": f"{deal['key']}-end", "type": "termination"}
                end |= dict.fromkeys(("upfront_usd", "milestones_usd", "equity_usd", "total_usd"))
                end |= {"royalties": False, "financials_undisclosed": False, "announced": when}
                found.append(end)
        return found

    def _about(self, ref: str, label: str) -> list[str]:
        objects = (c.object for c in self._objects(ref, "CONCERNS"))
        return [o for o in objects if self.refs[o].label == label]

    def _party(self, claim: Claim) -> dict[str, str]:
        role = ROLES.get(str(claim.qualifiers.get("role")), "partner")
        return {"name": self._name(claim.subject), "role": role}

    def _usd(self, term: str) -> float | None:
        """Return an amount in US dollars, as stated or as restated."""
        values = (self._value(term, prop) for prop in ("amount", "restated"))
        return next(
            (v.high for v in values if isinstance(v, Money) and v.currency == "USD" and v.high),
            None,
        )

    def _money(self, ref: str) -> dict[str, object]:
        amounts: dict[str, list[float]] = {}
        for term in self._objects(ref, "HAS_TERM"):
            kind = str(self._value(term.object, "kind"))
            usd = self._usd(term.object)
            amounts.setdefault(kind, []).extend([usd] if usd else [])

        def first(*kinds: str) -> float | None:
            return next((amounts[k][0] for k in kinds if amounts.get(k)), None)

        return {
            "upfront_usd": first("UPFRONT_CASH", "NEAR_TERM", "OPTION_FEE"),
            "milestones_usd": milestones(amounts),
            "equity_usd": first("UPFRONT_EQUITY", "EQUITY_INVESTMENT"),
            "total_usd": first("TOTAL_POTENTIAL", "PURCHASE_PRICE", "RESEARCH_FUNDING"),
            "royalties": "ROYALTY" in amounts,
        }

    def _financing(self, ref: Ref) -> dict[str, object]:
        parties = self._parties(ref.id)
        issuer = next((c.subject for c in parties if c.qualifiers.get("role") == "ISSUER"), "")
        venue = next(
            (c.subject for c in parties if c.qualifiers.get("role") == "LISTING_VENUE"), None
        )
        backers = [
            self._name(c.subject)
            for c in parties
            if c.qualifiers.get("role") in ("INVESTOR", "LEAD_INVESTOR")
        ]
        sums = [self._usd(t.object) for t in self._objects(ref.id, "HAS_TERM")]
        usd = next((s for s in sums if s), None)
        return {
            "company": self._name(issuer) if issuer else "",
            "round": self._round(ref.id),
            "amount_usd": usd,
            "investors": unique(backers),
            "exchange": self._name(venue) if venue else None,
            "date": day(self._value(ref.id, "occurred")),
        }

    def _round(self, ref: str) -> str:
        label = self._value(ref, "roundLabel")
        names = {
            "IPO": "IPO",
            "FOLLOW_ON": "public offering",
            "DEBT": "debt",
            "PRIVATE_EQUITY": "private placement",
        }
        return str(label) if label else names.get(str(self._value(ref, "primaryType")), "")

    def _relations(self, deals: list[Ref]) -> list[list[str]]:
        found: dict[tuple[str, str, str], None] = {}
        for claim in self.facts:
            name = EDGES.get(claim.predicate)
            if name and self._plain(claim.subject) and self._plain(claim.object):
                found[self._name(claim.subject), name, self._name(claim.object)] = None
        for ref in deals:
            for relation in self._of_deal(ref):
                found[relation] = None
        symmetric = {"COMBINED_WITH", "PARTNERED_WITH"}
        kept: list[list[str]] = []
        for one, name, other in found:
            if one != other and not (name in symmetric and [other, name, one] in kept):
                kept.append([one, name, other])
        return kept

    def _plain(self, ref: str) -> bool:
        return all(n.type != DESCRIBED for n in self.refs[ref].names)

    def _optional(self, deal: str) -> bool:
        """Say whether a deal grants an option, and no licence yet."""
        rights = {self._value(c.object, "kind") for c in self._objects(deal, "GRANTS")}
        return "OPTION" in rights and "LICENSE_GRANT" not in rights

    def _of_deal(self, ref: Ref) -> list[tuple[str, str, str]]:
        sides = {
            str(c.qualifiers.get("role")): self._name(c.subject) for c in self._parties(ref.id)
        }
        parties = unique(
            self._name(c.subject)
            for c in self._parties(ref.id)
            if c.qualifiers.get("role") != "VEHICLE"
        )
        primary = self._value(ref.id, "primaryType")
        if primary in ("ACQUISITION", "MERGER", "MAJORITY_STAKE"):
            ends = sides.get("ACQUIRER"), sides.get("ACQUIRED")
            return [(ends[0], "ACQUIRED", ends[1])] if ends[0] and ends[1] else []
        found: list[tuple[str, str, str]] = []
        if primary == "ASSET_PURCHASE" and "BUYER" in sides:
            drugs = [
                c.object
                for c in self._objects(ref.id, "CONCERNS")
                if self.refs[c.object].label == "Drug"
            ]
            return [(sides["BUYER"], "ACQUIRED", self._name(d)) for d in drugs]
        types = {str(c.value) for c in self._objects(ref.id, "types")}
        granted = (primary not in SHARED or types & LICENCES) and not self._optional(ref.id)
        if granted and "LICENSEE" in sides and "LICENSOR" in sides:
            found.append((sides["LICENSEE"], "LICENSED_FROM", sides["LICENSOR"]))
        found += [(a, "PARTNERED_WITH", b) for n, a in enumerate(parties) for b in parties[n + 1 :]]
        return found
