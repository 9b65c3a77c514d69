"""Between the values of `claims` and the rows of the record, both ways and without loss."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from pharmagraph.claims import Claim, Extraction, Judgement, Name, Ref
from pharmagraph.model import Row, Scalar, Value, decode_value, digest, encode_value
from pharmagraph.saying import value_text


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """The record rows of one document; `fingerprint` is equal for equal content."""

    article: Row
    sentences: tuple[Row, ...]
    namings: tuple[Row, ...]
    refs: tuple[Row, ...]
    claims: tuple[Row, ...]
    fingerprint: str


def document_rows(
    extraction: Extraction, *, keep_text: bool = True, pinned: frozenset[str] = frozenset()
) -> DocumentRows:
    """Lay out one document; refs in `pinned` get a naming of their own, to be told apart by."""
    sentences = tuple(_sentence_rows(extraction, keep_text))
    refs, namings = [], dict[str, Row]()
    for ref in sorted(extraction.refs, key=lambda r: r.id):
        naming = naming_row(ref, ref.id in pinned)
        if naming is not None:
            namings[str(naming["id"])] = naming
        refs.append(_ref_row(extraction.document.id, ref, naming))
    labels = {ref.id: ref.label for ref in extraction.refs}
    claims = _claim_rows(extraction, labels)
    article = _article_row(extraction, keep_text)
    # Not the refs' namings: a judgement may change them, the document stays the same.
    things = (
        [{**r, "naming": None} for r in refs],
        sorted((r.id, *sorted(r.keys)) for r in extraction.refs),
    )
    content = json.dumps([article, sentences, things, claims], sort_keys=True, default=str)
    fingerprint = hashlib.sha256(content.encode()).hexdigest()
    article["fingerprint"] = fingerprint
    return DocumentRows(
        article, sentences, tuple(namings.values()), tuple(refs), claims, fingerprint
    )


def naming_row(ref: Ref, pinned: bool) -> Row | None:
    """Return how a ref is named: None for what has no keys, as deals have not."""
    if not ref.keys:
        return None
    keys = sorted({*ref.keys, ref.id} if pinned else set(ref.keys))
    names = sorted(set(ref.names))
    texts, types = [n.text for n in names], [n.type for n in names]
    return {
        "id": digest(ref.label, *texts, "", *types, "", *keys),
        "label": ref.label,
        "names": texts,
        "nameTypes": types,
        "keys": keys,
    }


def row_names(row: Row) -> tuple[Name, ...]:
    """Return the names of a Naming or Ref row."""
    return tuple(
        Name(t, k) for t, k in zip(texts(row, "names"), texts(row, "nameTypes"), strict=True)
    )


def ref_of(row: Row, keys: Iterable[str] = ()) -> Ref:
    """Read a Ref row back, without its mentions."""
    return Ref(
        text(row, "id"),
        text(row, "label"),
        row_names(row),
        tuple(keys),
        text(row, "owner"),
        text(row, "slot"),
    )


def judgement_row(judgement: Judgement) -> Row:
    """Lay out a judgement."""
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "a": judgement.a,
        "b": judgement.b,
        "reason": judgement.reason,
        "by": judgement.by,
    }


def judgement_of(row: Row) -> Judgement:
    """Read a Judgement row back."""
    return Judgement(*(text(row, p) for p in ("kind", "a", "b", "reason", "by")))


def text(row: Mapping[str, object], prop: str) -> str:
    """Return a text property, empty where it is absent."""
    value = row.get(prop)
    return "" if value is None else str(value)


def texts(row: Mapping[str, object], prop: str) -> list[str]:
    """Return a list property, empty where it is absent."""
    return [str(v) for v in cast("list[object]", row.get(prop) or [])]


def qualifiers_of(row: Row) -> dict[str, Scalar]:
    """Return the qualifiers of a Claim row."""
    loaded = json.loads(text(row, "qualifiers") or "{}")
    return {k: cast("Scalar", decode_value(json.dumps(v))) for k, v in loaded.items()}


def value_of(row: Row) -> Value | None:
    """Return the value of a Claim row."""
    stored = row.get("value")
    return None if stored is None else decode_value(str(stored))


def _article_row(extraction: Extraction, keep_text: bool) -> Row:
    document = extraction.document
    row: Row = {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "origin": document.origin,
        "publishedOn": document.published,
        "sha256": hashlib.sha256(document.text.encode()).hexdigest(),
        "length": len(document.text),
        "textStored": keep_text,
        "text": document.text if keep_text else None,
        "extractor": extraction.extractor,
        "vocabulary": extraction.vocabulary,
    }
    return _present(row)


def _sentence_rows(extraction: Extraction, keep_text: bool) -> Iterable[Row]:
    document = extraction.document
    for sentence in extraction.sentences:
        words = document.text[sentence.start : sentence.end]
        row: Row = {
            "id": sentence_id(document.id, sentence.index),
            "article": document.id,
            "index": sentence.index,
            "start": sentence.start,
            "end": sentence.end,
            "sha256": hashlib.sha256(words.encode()).hexdigest(),
        }
        yield {**row, "text": words} if keep_text else row


def sentence_id(article: str, index: int) -> str:
    """Return the id of a sentence."""
    return f"{article}#S{index}"


def _ref_row(article: str, ref: Ref, naming: Row | None) -> Row:
    names = sorted(set(ref.names))
    row: Row = {
        "id": ref.id,
        "article": article,
        "label": ref.label,
        "names": [n.text for n in names],
        "nameTypes": [n.type for n in names],
        "naming": None if naming is None else naming["id"],
        "owner": ref.owner or None,
        "slot": ref.slot or None,
        "mentionSentences": [m.sentence for m in ref.mentions],
        "mentionStarts": [m.start for m in ref.mentions],
        "mentionEnds": [m.end for m in ref.mentions],
    }
    return _present(row)


def _claim_rows(extraction: Extraction, labels: Mapping[str, str]) -> tuple[Row, ...]:
    """Lay out the claims; the same claim in several places is one claim with all its words."""
    merged: dict[str, tuple[Claim, set[tuple[int, int, int]]]] = {}
    for claim in extraction.claims:
        _, spans = merged.setdefault(claim.id(extraction.document.id), (claim, set()))
        spans.update((s.sentence, s.start, s.end) for s in claim.spans)
    return tuple(
        _claim_row(key, claim, sorted(spans), extraction, labels)
        for key, (claim, spans) in sorted(merged.items())
    )


def _claim_row(
    key: str,
    claim: Claim,
    spans: list[tuple[int, int, int]],
    extraction: Extraction,
    labels: Mapping[str, str],
) -> Row:
    document = extraction.document
    qualifiers = {k: json.loads(encode_value(v)) for k, v in claim.qualifiers.items()}
    row: Row = {
        "id": key,
        "article": document.id,
        "subject": claim.subject,
        "subjectLabel": labels[claim.subject],
        "predicate": claim.predicate,
        "object": claim.object or None,
        "objectLabel": labels.get(claim.object),
        "value": None if claim.value is None else encode_value(claim.value),
        "valueText": None if claim.value is None else value_text(claim.value),
        "qualifiers": json.dumps(qualifiers, ensure_ascii=False, sort_keys=True),
        "modality": claim.modality,
        "basis": claim.basis,
        "speaker": claim.speaker or None,
        # Parallel to `starts` and `ends`: a sentence stands once for each of its spans.
        "spanSentences": [s[0] for s in spans],
        "starts": [s[1] for s in spans],
        "ends": [s[2] for s in spans],
        "sentences": [sentence_id(document.id, i) for i in sorted({s[0] for s in spans})],
        "rule": claim.rule,
        "origin": claim.origin or None,
        "extractor": extraction.extractor,
        "sourceKind": document.kind,
        "reportedOn": document.published,
    }
    return _present(row)


def _present(row: Row) -> Row:
    return {k: v for k, v in row.items() if v is not None and v != []}
