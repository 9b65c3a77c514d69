"""People: capitalised names beside a degree, a title or a verb of saying."""

import re

from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.chunks import Chunk

SAYING = (
    r"said|says|told|added|adds|commented|explained|noted|stated|remarked|recalled|called|"
    r"described|observed|argued|believes|wrote|announced|warned|stressed|emphasi[sz]ed|concluded|"
    r"professed|spoke|admitted|predicted|expects?|welcomed|praised|hoped|acknowledged|insisted"
)
_NAME = rule("people", "NAME")
_AFTER_SAYING = re.compile(rf"(?:{SAYING}|according to|led by|headed by|run by|joined by)\s+\Z")
_BEFORE_SAYING = re.compile(rf",?\s(?:also\s|who\s)?(?:{SAYING})\b")
_NAMED = rule("people", "NAMED")
_GIVEN_AFTER = re.compile(r",?\s(?:of|from|at|who|has|had|will|hopes?|wants?|and)\s|,\s|[’']s\s")
_AS = rule("people", "AS")
_CLEAR_AFTER = rule("people", "CLEAR_AFTER")
_CLEAR_BEFORE = rule("people", "CLEAR_BEFORE")
_VERB = re.compile(
    r"\s(?:(?:will|has|had|have|been)\s){0,2}(?:is|was|serves|served|joins|joined|becomes?|became|who|heads|"
    r"leads|chairs|founded|co-founded|co-founder|helped|remains?|stays|resign(?:s|ed)|retire[sd]|retires|"
    r"step(?:s|ped)\sdown|took\sover|takes\sover|assume[sd]|succeed(?:s|ed)|replaces|replaced|"
    r"appointed|named|elected|promoted|hired)\b"
)


# `the John and Ann Miller Chair` is named for people; `who heads Miller Operations, said`.
_CHAIR = re.compile(
    r"\s(?:Chair|Professorship|Fellowship|Endowed|Distinguished|Foundation|Institute|Cent(?:er|re)|"
    r"School|Award|Prize|Laborator(?:y|ies))\b"
)
_JUNIOR = re.compile(r"\A,?\s(?:Jr|Sr)\.?(?=,|\s)|\A,?\s(?:II|III|IV)(?=,)")
_HEADED = re.compile(
    r"\b(?:heads?|headed|leads?|runs?|chairs?|manages?|oversees"
    r"|(?i:president|officer|executive|chief|head|director|chairman|founder|c[efs]o) (?:of|at))\s\Z"
)


_TWO = 2
_PLAIN_NAME = re.compile(r"[A-Z][a-z]{2,}")


class PersonFinder:
    """Says which chunks are people, with the patterns that the vocabulary's words make."""

    def __init__(self, voc: Vocabulary) -> None:
        """Compile the patterns for degrees, titles and forms of address."""
        roles = "|".join(sorted(map(re.escape, voc.group("role")), key=len, reverse=True))
        degrees = "|".join(
            sorted((re.escape(t) for t in voc.words["degree"]), key=len, reverse=True)
        )
        address = "|".join(sorted(map(re.escape, voc.group("honorific")), key=len, reverse=True))
        self._no_person = voc.group("org_head") | voc.group("legal_suffix") | voc.group("not_name")
        self.role = re.compile(rf"(?i)\b(?:{roles})\b")
        self.degrees = re.compile(rf"(?i)\A,?\s*(?:{degrees})(?![\w])(?:,?\s(?:{degrees})(?!\w))*")
        self._role_before = re.compile(rf"(?i)\b(?:{roles})(?:,|:| and)?\s+\Z")
        self._role_after = re.compile(
            rf"(?i)\A,?\s(?:\(|(?:the|a|an|its|their|our|who is|now|also|as|another|former)\s)?"
            rf"(?:[\w&'’.-]+\s){{0,5}}?(?:{roles})\b"
        )
        self._role_next = re.compile(rf"(?i)\A,\s(?:the |its |our )?(?:{roles})\b")
        self._given, self._common = voc.group("given_name"), voc.group("common")
        self._voc = voc
        self._address = re.compile(rf"(?i)\b(?:{address})\s+\Z")

    def is_person(self, text: str, chunk: Chunk) -> bool:
        """Say whether the words around a chunk make it a person."""
        if _CHAIR.match(text, chunk.end):
            return False
        if not self._looks_like_name(chunk.text):
            return self._is_titled_name(text, chunk)
        before, after = (
            text[max(0, chunk.start - 40) : chunk.start],
            text[chunk.end : chunk.end + 90],
        )
        if self._address.search(before) or self._degree_after(after):
            return True
        says = _BEFORE_SAYING.match(after) and not _HEADED.search(before)
        if self._titled(before, after) or says or self._verb(after):
            return True
        given = chunk.text.split()[0].lower() in self._given
        if given and (self._family(chunk.text) or _GIVEN_AFTER.match(after)):
            return True
        if _NAMED.search(before) and (given or _AS.match(after)):
            return True
        if _CLEAR_AFTER.match(after) or _CLEAR_BEFORE.search(before):
            return True
        return bool(re.search(r"\b(?:is|was)\s\Z", before)) and bool(self.role.search(before))

    def _is_titled_name(self, text: str, chunk: Chunk) -> bool:
        """Say whether a name of two words, the last an everyday one, has a title beside it."""
        words = chunk.text.split()
        if len(words) != _TWO or not all(_PLAIN_NAME.fullmatch(w) for w in words):
            return False
        first, last = (w.lower() for w in words)
        if first in self._common or first in self._no_person or not self._voc_everyday(last):
            return False
        before, after = text[max(0, chunk.start - 40) : chunk.start], text[chunk.end :][:90]
        named = first in self._given and self._role_before.search(before)
        return bool(named or self._role_next.match(after))

    def _voc_everyday(self, word: str) -> bool:
        return word in self._common and word not in self._voc.group("org_head")

    def _titled(self, before: str, after: str) -> bool:
        if self._role_before.search(before) or _AFTER_SAYING.search(before):
            return True
        return after.startswith((",", " (")) and bool(self._role_after.match(after))

    def _family(self, text: str) -> bool:
        """Say whether what follows a given name is no everyday word."""
        return not any(w.lower().strip(".") in self._common for w in text.split()[1:])

    def _verb(self, after: str) -> bool:
        found = _VERB.match(after) or (after.startswith(", ") and _VERB.match(after[1:]))
        told = self.role.search(after[:70]) or "founded" in after[:20]
        return bool(found) and bool(
            told or re.match(r",?\s(?:who\s)?(?:leads|heads|runs|chairs)\s", after)
        )

    def _degree_after(self, after: str) -> bool:
        after = _JUNIOR.sub("", after, count=1)
        return bool(self.degrees.match(after)) and after[:1] in ", "

    def _looks_like_name(self, text: str) -> bool:
        if not _NAME.fullmatch(text) or any(c.isdigit() for c in text) or "&" in text:
            return False
        words = [w.strip(".").lower() for w in text.split()]
        if len(words) > 1 and text.isupper():
            return False
        if any(self._is_place(w) for w in words):
            return False
        if words[-1].endswith("s") and self.role.fullmatch(words[-1][:-1]):
            return False
        named = words[0] in self._given and len(words) > 1
        return not any(w in self._no_person for w in words[int(named) :] if len(w) > 1)

    def _is_place(self, word: str) -> bool:
        senses = self._voc.phrases.get(word, ())
        return any(self._voc.entry_of(sense).label == "Place" for sense in senses[:1])

    def may_be(self, text: str) -> bool:
        """Say whether a chunk has the form of a person's name."""
        return self._looks_like_name(text)
