"""Words that say two organisations have agreed on something, and who is on which side."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.patterns import compile_pattern
from pharmagraph_loaders.extraction.reading import Reading, Thing

_FILL = r"(?:the |an? )?(?:[\w-]+ |<[LCMATI]\d+>(?:-based|['’]s)? ?){0,5}?"  # noqa: RUF001
_GET = (
    r"(?:takes?|took|taking|taken|gains?|gained|gaining|obtains?|obtained|acquires?|acquired|acquiring|secures?|secured|wins?|won|gets?|got|"
    r"receives?|received|picks? up|picked up|buys?|bought|snags?|snagged|nabs?|nabbed|lands?|landed|snaps? up|strikes?|struck|signs?|signed|inks?|inked|"
    r"pays?~40 for|paid~40 for|pen(?:s|ned)?|grabs?|grabbed|licen[sc]es?|handing over~30|hands over~30|exercis\w+)"
)
_NOUN = (
    r"(?:collaborat\w+|partnerships?|partners|partnered|partnering|alliances?|pacts?|deals?|agreements?|tie-?ups?|contracts?|accord|arrangements?|"
    r"cooperation|co-operat\w+|cooperat\w+|teams? up|teamed(?: up)?|teaming(?: up)?|join(?:s|ed|ing)? (?:up|forces|hands)|works? (?:together|jointly|with)|"
    r"working (?:together|jointly|with)|worked (?:together|with)|link(?:s|ed|ing)? (?:up|arms)|hook\w* up|sign\w* up|signs on|co-develop\w*|jointly develop\w*|"
    r"memorandum|joint lab\w*|ally|allies|allied|buddies up|bets? on|extends work|expands? work|enlists?|taps|tapped|joint venture)"
)
_BUY = (
    r"(?:acquires?|acquired|acquiring|to acquire|buys?|bought|to buy|buying|takes? over|took over|taking over|snaps? up|snapped up|swallow\w*|"
    r"swoops? (?:for|on|in on)|gobbles? up|scoops? up|scooped up|purchases|purchased|to purchase|(?:acquisition|purchase|takeover|buyout|buy-out) of|"
    r"(?:pays?|paying|paid|offers?|offered|bids?|bidding|shells? out|to shell out|shelling out|splash\w*|plunks? down|drops?) <X\d+>~30for|"
    r"(?:makes?|made) ~20(?:bid|offer) for|(?:agreed|agrees) to acquire)"
)
_END = (
    r"(?:terminat\w+|ends?|ended|ending|walks? away|walked away|walking away|backs? out|pulls? out|pulled out|pulling out|scraps?|scrapped|drops?|dropped|"
    r"dropping|cancel\w*|cuts? ties|gives? up|gave up|returns?|returned|returning|hands?(?: \S+){0,4} back|handed(?: \S+){0,4} back|hand(?: \S+){0,4} back|"
    r"gives?(?: \S+){0,6} back|gave(?: \S+){0,6} back|giving(?: \S+){0,4} back|discontinu\w+|stops?|stopping|stopped|opt\w* out|exits?|exited|ditch\w*|dump\w*|"
    r"sever\w*|dissolv\w*|abandon\w*|let\w* (?:\S+ )?go|call\w* (?:off|time)|calling off|part\w* ways|separate ways)"
)
_ASSET = r"(?:rights|assets?|portfolio|franchise|business|brands?|<D\d+>|product lines?|products?|medicines?|drugs?)"

_PATTERNS = tuple(
    (kind, compile_pattern(text))
    for kind, text in (
        ("license", rf"{{a:O}}~70\b{_GET}\b~80\b(?:rights|licen[sc]es?)\b~110(?:\bfrom (?:the )?{_FILL}{{b:O}}|\bto (?:the )?{{c:O}}['’]s)"),
        ("license", rf"{{a:O}}~70\b{_GET}\b~60\b(?:rights|licen[sc]es?)\b(?: \w+)? (?:to|of|for|on) {_FILL}{{b:O}}"),
        ("license", rf"{{a:O}}~40\b(?:licen[sc]es|in-?licen[sc]e[sd]|licen[sc]ed|licensing|in-licensing|to license|sublicens\w+)\b~90 from (?:the )?{_FILL}{{b:O}}"),
        ("license", rf"{{b:O}}~80\b(?:grants?|granted|granting|gives?|gave|giving|awards?|awarded|hands?|handed|provides?|provided|offers?) (?:the )?{_FILL}{{a:O}}~110\b(?:rights|licen[sc]es?)\b"),
        ("license", rf"{{b:O}}~60\b(?:out-?licen[sc]e[sd]?|licen[sc]es|licen[sc]ed|licensing|out-licensing|farms? out|farmed out)(?: out)?\b~90 to (?:the )?{_FILL}{{a:O}}"),
        ("license", rf"\b(?:licen[sc]ed|out-licensed|in-licensed|rights)\b~50 (?:by|to) (?:the )?{{a:O}} (?:from|by) (?:the )?{{b:O}}"),
        ("license", r"{b:O}~130\b(?:licensed|out-licensed|first licensed)(?: it| them)?(?: out)? to (?:the )?{a:O}"),
        ("license", r"{b:O}['’]s? ~70\b(?:goes|go|passes|pass|heads?|is licensed|are licensed|went) to (?:the )?{a:O}"),
        ("license", rf"{{b:O}}~140\b(?:passed on|passes on|handed over|hands over|transfers?|transferred|assigns?|assigned)\b~70 to {_FILL}{{a:O}}"),
        ("license", rf"{{a:O}}~60\b(?:exclusive|global|worldwide|commercial)~30\b(?:rights|licen[sc]e)\b~110\b(?:from|of) {_FILL}{{b:O}}"),
        ("license", r"(?:rights|licen[sc]e)~60 (?:to|for) ~60{a:O}~60\bfrom (?:the )?{b:O}"),
        ("merger", rf"{{a:O}}~60\b(?:merg\w+|combin\w+) with {_FILL}{{b:O}}"),
        ("acquire", rf"{{a:O}}~80\b{_BUY} (?:all of |up )?{_FILL}{{b:O}}(?!['’]s? [\w<])"),
        ("acquire", rf"{{b:O}}~70\b(?:acquired|bought(?: out)?|taken over|snapped up|purchased|swallowed|to be acquired|being acquired)(?: \w+)? by {_FILL}{{a:O}}"),
        ("acquire", rf"{{a:O}}['’]s ~40\b(?:acquisition|takeover|purchase|buyout) of {_FILL}{{b:O}}"),
        ("asset", rf"{{a:O}}~80\b(?:purchas\w+|acquir\w+|buys?|bought|buying)\b~70{_ASSET}~80 from (?:the )?{_FILL}{{b:O}}"),
        ("asset", rf"{{a:O}}~90\b(?:to purchase|purchas\w+|acquir\w+|to buy|buys?|bought) from (?:the )?{{b:O}}~70{_ASSET}"),
        ("asset", rf"{{b:O}}~60\b(?:sells?|sold|selling|divests?|divested|divesting|offloads?|offloaded|sale of)\b~90 to {_FILL}{{a:O}}"),
        ("asset", rf"{{a:O}}~60\b(?:acquir\w+|buys?|bought|buying|purchas\w+) (?:the )?{{b:O}}['’]s? ~60{_ASSET}"),
        ("end", rf"{{a:O}}~90\b{_END}\b~110\b(?:with|to|from|at|by) (?:the )?{_FILL}{{b:O}}"),
        ("end", rf"\b(?:rights|<D\d+>)~80\b(?:return\w*|revert\w*|go back|going back|handed back|given back|back)\b~10 to (?:the )?{{b:O}}~70\b(?:after|as|from|when|once|following) (?:the )?{{a:O}}"),
        ("end", rf"{{b:O}}~50\b(?:gets?|got|regains?|regained|regaining|recovers?|recovered|reclaims?|takes?|took|wins?|won)\b~60\b(?:back|rights|control)\b~40 from (?:the )?{{a:O}}"),
        ("end", rf"{{a:O}} and (?:the )?{{b:O}}~60\b{_END}\b~60"),
        ("end", rf"\b(?:terminat\w+|end|expiry|collapse|break-?up) of ~60(?:between|with) {{a:O}}(?: and {{b:O}})"),
        ("asset", rf"{{a:O}}~70\bagreement with (?:the )?{{b:O}} to (?:acquire|purchase|buy)~50{_ASSET}"),
        ("option", rf"{{a:O}}~50\b(?:buys?|bought|takes?|took|gets?|got|secures?|secured|obtains?|obtained|holds?|has|have|acquires?|acquired|exercis\w+|calls in its)\b~50\boptions?\b~90\b(?:on|of|for|from|to|over) {_FILL}{{b:O}}"),
        ("option", rf"{{a:O}}~40\b(?:secured|secures|has|gets|got|obtained) (?:the |a )?(?:chance|option|right) to (?:buy|acquire) {_FILL}{{b:O}}"),
        ("option", rf"{{b:O}}~60\b(?:grants?|granted|gives?|gave) (?:the )?{{a:O}}~40\boption"),
        ("collaborate", rf"{{a:O}}~30\b(?:struck|strikes) (?:a )?(?:bargain|deal) with (?:the )?{_FILL}{{b:O}}"),
        ("acquire", r"{b:O},? (?:an? |the )?~60\b(?:that|which) (?:the )?{a:O} (?:\w+ )?(?:bought|acquired|took over|purchased)"),
        ("license", r"{b:O},? from (?:which|whom) (?:the )?{a:O}~40\b(?:in-)?licen[sc]\w+"),
        ("license", rf"{{a:O}}~60\bexercis\w+ ~40\boption\b~80\b(?:licen[sc]\w+)~60\bfrom (?:the )?{{b:O}}"),
        ("end", r"{a:O} and (?:the )?{b:O}~40\b(?:going|go|gone|went) (?:their )?separate ways"),
        ("collaborate", rf"{{a:O}}~160\bwith (?:the )?{_FILL}{{b:O}},? (?:an? |the )~60\b{_NOUN}\b~40\b(?:concluded|signed|reached|agreed|entered|made)"),
        ("collaborate", rf"{{a:O}}~50\b(?:pays?|paid|paying|will pay|to pay) (?:the )?{_FILL}{{b:O}} ~20<X\d+>"),
        ("collaborate", rf"{{a:O}}~60\b(?:brings? in|brought in)~60 (?:on|of|for|from|to) {_FILL}{{b:O}}"),
        ("collaborate", rf"{{a:O}} (?:supplies|will supply|provides|will provide) <D\d+>~30\b(?:for|to) (?:the )?{{b:O}}"),
        ("collaborate", rf"{{a:O}} and (?:the )?{{b:O}}~40\b(?:found|founded|set up|create|created|launch\w*|will find out together|have buried)\b"),
        ("venture", r"\bventure\b~30\b(?:of|between|by) (?:the )?{a:O} and (?:the )?{b:O}"),
        ("venture", r"\bjoint venture\b~40\b(?:on which|that|which) {a:O} and (?:the )?{b:O}"),
        ("venture", r"{a:O}~80\bjoint venture~40\b(?:with|and|between) (?:the )?{b:O}"),
        ("venture", r"\bjoint venture~30\b(?:of|between|by) (?:the )?{a:O} and (?:the )?{b:O}"),
        ("supply", rf"{{a:O}}~80\b(?:supply agreement|supply deal|supplies|to supply|will supply)\b~80\b(?:to|with|for) {_FILL}{{b:O}}"),
        ("manufacture", rf"{{a:O}}~60\b(?:manufactur\w+ (?:agreement|deal|contract|pact|services|partnership)|to manufacture|will manufacture|to produce)\b~80\b(?:with|for) {_FILL}{{b:O}}"),
        ("distribute", rf"{{a:O}}~60\b(?:distribut\w+)\b~80\b(?:with|from|for|of) {_FILL}{{b:O}}"),
        ("distribute", rf"{{b:O}}~60\b(?:appoint\w*|named|names|chose|picks?|selected) {_FILL}{{a:O}}~60\b(?:distribut\w+)"),
        ("collaborate", rf"{{a:O}}~120\b{_NOUN}\b~70\b(?:with|and|between|alongside|on|enlists|taps|tapped|by) {_FILL}{{b:O}}"),
        ("collaborate", rf"{{a:O}}(?:,? and (?:the )?| & |, |/| plus ){_FILL}{{b:O}}~120\b{_NOUN}"),
        ("collaborate", rf"\b{_NOUN}\b~50\b(?:between|of|for|by|from|involving|linking) (?:the )?{_FILL}{{a:O}}(?:,? and |,? with |/| to )(?:the )?{_FILL}{{b:O}}"),
        ("collaborate", rf"{{a:O}}~60\b(?:joins?|joined|joining) (?:the )?{_FILL}{{b:O}}~50\b(?:in|to|on)\b"),
        ("collaborate", rf"{{a:O}}~70\b(?:found|finds|picks?|picked|chose|wins?|won|gets?|landed)\b~40\bpartners?\b~30\b(?:in|is|with) (?:the )?{{b:O}}"),
        ("collaborate", rf"\b(?:joint|shared)\b~40\b(?:for|of|by|between) (?:the )?{{a:O}} and (?:the )?{{b:O}}"),
        ("collaborate", rf"{{a:O}}~90\bfrom (?:the )?{{b:O}} ~40\b(?:pact|deal|collaboration|alliance|partnership|agreement|tie-up)"),
        ("collaborate", rf"{{a:O}}~20\bmilestones?\b~20\b(?:for|from|to) (?:the )?{{b:O}}"),
        ("collaborate", rf"{{a:O}}[-–/]{{b:O}} (?:{_NOUN})"),
        ("collaborate", r"\band of (?:the )?{a:O} with (?:the )?{b:O}"),
        ("collaborate", r"co-developed by (?:the )?{a:O} (?:and|with) (?:the )?{b:O}"),
        ("distribute", r"{a:O} (?:already |also |now )?(?:sells|markets|promotes|distributes) <D\d+>~200\b(?:developed|made|discovered|created) by (?:the )?{b:O}"),
        ("collaborate", rf"{{a:O}}~40\bcommits?~60\b(?:to|for) (?:the )?{{b:O}}"),
        ("collaborate", rf"\b(?:agreement|pact|deal|collaboration)~40\b(?:signed|struck|reached|agreed)\b~40\b(?:by|between) {{a:O}},? (?:and|with) {{b:O}}"),
        ("collaborate", rf"{{a:O}}~60\b(?:funds?|funding|sponsors?|pays?|invests?)\b~60\b(?:research|work|programs?|programme)\b~60\b(?:at|by|with|of) (?:the )?{{b:O}}"),
    )
)  # fmt: skip
_GATE = re.compile(
    r"(?i)rights|licen[sc]|collab|partner|allian|pact|deal|agree|tie-?up|contract|acqui|buy|bought|purchas|takeover|take[sn]? over|took over|merg|"
    r"venture|suppl|manufact|distrib|terminat|back\b|return|end(?:s|ed|ing)?\b|team|join|work|goes to|passed on|sold|sells?|divest|milestone|bid|pay|paid|commit|"
    r"accord|arrangement|provid|engineer|from wh|found|set up|creat|launch|stop|drop|swallow|sign|cooperat|fund|rever|ways|snap|swoop|shell|offer|give|gave|hand|let\b|pull|walk"
)
_UNSURE = re.compile(
    r"(?i)\b(?:rumou?r\w*|in talks|reportedly|is considering|mulling|is said to be|speculat\w*|interested in|weighing|exploring a (?:bid|sale)|would-be|"
    r"could (?:acquire|buy|bid)|might (?:acquire|buy|bid)|may (?:acquire|buy|bid))\b"
)
_REFUSED = re.compile(
    r"(?i)\b(?:reject|rebuff|spurn|turned? down|dismiss)\w*\b[^.;]{0,60}\b(?:offer|bid|proposal|advances|approach)\b|\b(?:offer|bid)\b[^.;]{0,40}\blapse|giving up its attempt"
)
_NOT_WHOLE = re.compile(r"(?i)\b(?:rights?|licen[sc]es?|stake|shares|option|assets?|portfolio|stock|milestone|royalt\w+|an? interest|drug candidates?)\b")


class Hit(NamedTuple):
    """Words that say two organisations agreed: kind, both sides, where, and how sure they are."""

    kind: str
    one: Thing
    other: Thing
    sentence: int
    start: int
    span: Span
    text: str
    unsure: bool = False


def find_agreements(reading: Reading) -> Iterator[Hit]:
    """Yield what each sentence says of agreements between two organisations."""
    for sentence, mask in enumerate(reading.masks):
        orgs = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
        if len(orgs) == 1 and not reading.of(sentence, "Group"):
            yield from _partner_is(reading, sentence, mask.text)
            yield from _one_sided(reading, sentence, mask.text)
        if len(orgs) + 2 * len(reading.of(sentence, "Group")) < 2 or not _GATE.search(mask.text):
            continue
        yield from _in_sentence(reading, sentence, mask.text)


def _in_sentence(reading: Reading, sentence: int, text: str) -> Iterator[Hit]:
    for group in reading.of(sentence, "Group"):
        pair = reading.mentions[group].things
        if re.search(rf"(?i)\b{_END.replace('~', '')}\b", text) and re.search(r"(?i)collab|alliance|partnership|deal|pact|agreement", text):
            yield Hit("end", pair[0], pair[1], sentence, text.find(f"<B{group}>"), reading.span_of(group), text)
            continue
        if re.search(_NOUN, text) and re.search(r"(?i)first|again|already|widened|extended|prolonged|announced|will", text):
            yield Hit("collaborate", pair[0], pair[1], sentence, text.find(f"<B{group}>"),
                      reading.span_of(group), text)  # fmt: skip
    yield from _partner_is(reading, sentence, text)
    yield from _one_sided(reading, sentence, text)
    refused = bool(_REFUSED.search(reading.document.text))
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            one, other = _side(reading, found, "a"), _side(reading, found, "b")
            if one is None or other is None or one is other or not _holds(kind, found.group()):
                continue
            if _barred(one) or _barred(other):
                continue
            unsure = bool(_UNSURE.search(found.group())) or (kind == "acquire" and refused)
            yield Hit(kind, one, other, sentence, found.start(), reading.found(sentence, found),
                      found.group(), unsure)  # fmt: skip


_ONE_SIDED = (
    ("collaborate", compile_pattern(r"{a:O} (?:pays|is paying|will pay|paid|hands over|is to pay) <X\d+> up-?front")),
    ("collaborate", compile_pattern(rf"{{a:O}} (?:has |had |also )?(?:signed|struck|entered(?: into)?|inked|agreed(?: on)?) (?:an? |the )(?:[\w-]+ ){{0,4}}?{_NOUN}")),
    ("license", compile_pattern(r"{a:O} (?:received|receives|got|gets|obtained|obtains|took|takes|has been granted|holds) (?:an? |the )?(?:exclusive |worldwide |global |co-exclusive )*(?:licen[sc]e|right to develop)")),
)


def _one_sided(reading: Reading, sentence: int, text: str) -> Iterator[Hit]:
    """Read `X pays $1m upfront` with the other company of the sentence before, or of the text."""
    orgs = list({id(reading.mentions[i].thing): reading.mentions[i].thing for i in reading.of(sentence, "Organization")}.values())
    if len(orgs) != 1:
        return
    for kind, pattern in _ONE_SIDED:
        found = pattern.search(text)
        other = _counterpart(reading, sentence, orgs[0]) if found else None
        if found and other is not None:
            yield Hit(kind, orgs[0], other, sentence, found.start(), reading.found(sentence, found), found.group())
            return


def _counterpart(reading: Reading, sentence: int, one: Thing) -> Thing | None:
    """Return the other company: of the sentence before, else the one named most."""
    for back in (sentence - 1, sentence - 2):
        earlier = [reading.mentions[i].thing for i in reading.of(back, "Organization")] if back >= 0 else []
        others = list({id(t): t for t in earlier if t is not one}.values())
        if len(others) == 1 and not _barred(others[0]):
            return others[0]
    ranked = sorted((t for t in reading.things if t.label == "Organization" and t is not one and "whole" not in t.facts),
                    key=lambda t: -len(t.mentions))  # fmt: skip
    return ranked[0] if ranked and len(ranked[0].mentions) > 1 else None


_PARTNER_IS = compile_pattern(r"\b(?:its|their) (?:latest|new|newest|global|chosen) partner (?:is|will be) (?:the )?{b:O}")


def _partner_is(reading: Reading, sentence: int, text: str) -> Iterator[Hit]:
    """Read `Its latest partner is X` with the subject of the sentence before."""
    found = _PARTNER_IS.search(text)
    earlier = reading.of(sentence - 1, "Organization") if found and sentence else []
    if not found or not earlier:
        return
    one, other = reading.mentions[earlier[0]].thing, reading.mentions[int(found["b"][1:])].thing
    if one is not other:
        before = " ".join(m.text for m in reading.masks[max(0, sentence - 2) : sentence])
        kind = "license" if re.search(r"(?i)\bto (?:in-)?licen[sc]e\b|\blicens(?:es|ed|ing)\b", before) else "collaborate"
        yield Hit(kind, one, other, sentence, found.start(), reading.found(sentence, found), found.group())


def _side(reading: Reading, found: re.Match[str], name: str) -> Thing | None:
    groups = found.groupdict()
    value = groups.get(name) or (groups.get("c") if name == "b" else None)
    return reading.mentions[int(value[1:])].thing if value else None


def _holds(kind: str, words: str) -> bool:
    """Say whether a match means what its kind says."""
    if re.search(r"(?i)\b(?:not|never|declined to|failed to|no)\s(?:\w+\s){0,2}(?:sign|agree|acquire|buy|licen|partner|enter|deal|collab|pact)", words) and kind != "end":
        return False
    if kind == "acquire" and re.search(r"(?i)\b(?:option|chance|right|opportunity) to (?:buy|acquire|purchase)\b", words):
        return False
    if kind == "acquire":
        return not _NOT_WHOLE.search(re.sub(r"(?i)\bfor .{0,30}in cash", "", words))
    if kind == "end":
        return bool(re.search(r"(?i)rights|licen[sc]|collab|partner|pact|deal|agreement|alliance|<D\d+>|work on|program|option|tie-up|back\b|separate ways", words))
    if kind == "asset":
        return not re.search(r"(?i)\bshares\b|\bstake\b|\brights to\b.{0,40}\bacquir", words)
    if kind == "license" and re.search(r"(?i)negotiat\w+|exclusivity|first refusal|talks", words):
        return False
    return True


def _barred(one: Thing) -> bool:
    return any(n.endswith((" Exchange", " Bank")) for n in one.names)
