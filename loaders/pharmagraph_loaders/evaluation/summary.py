"""Figures over all texts of a set, as a table, as an object, and error by error."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pharmagraph_loaders.evaluation.scoring import DEAL_PAIRS, MICRO, ROWS, TextScore
from pharmagraph_loaders.evaluation.tallies import Record, Tally, ratio


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts and ratios by row, negatives with a false deal, and how well deals were told apart."""

    rows: Mapping[str, Record]
    negatives: Record
    deduplication: Record

    def as_dict(self) -> Record:
        """Return the summary as JSON can hold it."""
        return {
            "rows": dict(self.rows),
            "negatives": self.negatives,
            "deduplication": self.deduplication,
        }


def summarise(texts: Mapping[str, TextScore]) -> Summary:
    """Return the figures over all texts."""
    totals = {row: Tally() for row in ROWS}
    for text in texts.values():
        for row, result in text.tallies.items():
            totals[row].add(result)
    negatives = [name for name, text in texts.items() if text.gold["kind"] == "negative"]
    wrong = [name for name in negatives if texts[name].tallies[DEAL_PAIRS].false]
    return Summary(
        {row: total.figures() for row, total in totals.items()},
        {"texts": len(negatives), "with_false_deals": wrong},
        deduplication([pair for text in texts.values() for pair in text.keys]),
    )


def deduplication(keys: Sequence[tuple[str, str | None]]) -> Record:
    """Return pairwise precision and recall of predicted deal keys over all matched deals."""
    pairs = list(combinations(keys, 2))
    gold = {n for n, (one, other) in enumerate(pairs) if one[0] == other[0]}
    predicted = {n for n, (a, b) in enumerate(pairs) if a[1] is not None and a[1] == b[1]}
    hits = len(gold & predicted)
    return {
        "matched_deals": len(keys),
        "gold_pairs": len(gold),
        "predicted_pairs": len(predicted),
        "hits": hits,
        "precision": ratio(hits, len(predicted)),
        "recall": ratio(hits, len(gold)),
    }


def percent(value: float | None) -> str:
    """Write a ratio in per cent with one decimal, `-` for none."""
    return "-" if value is None else f"{100 * value:.1f}"


def format_summary(summary: Summary) -> str:
    """Return the result table and the lines below it."""
    head = f"{'':30}{'gold':>6}{'pred':>6}{'hits':>6}{'dup':>5}{'prec':>7}{'rec':>7}{'F1':>7}"
    lines = [head]
    for row, figures in summary.rows.items():
        counts = "{gold:6}{predicted:6}{hits:6}{duplicates:5}".format(**figures)
        ratios = (percent(figures[name]) for name in ("precision", "recall", "f1"))
        lines.append(f"{row:30}{counts}" + "".join(f"{text:>7}" for text in ratios))
    return "\n".join([*lines, *remarks(summary)])


def format_markdown(summary: Summary) -> str:
    """Return the result table, without rows that had nothing to find, and the lines below it."""
    lines = [
        "| | gold | found | right | precision | recall | F1 |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for row, figures in summary.rows.items():
        if figures["gold"] or figures["predicted"]:
            cells = [row, *(str(figures[name]) for name in ("gold", "predicted", "hits"))]
            cells += [percent(figures[name]) for name in ("precision", "recall", "f1")]
            lines.append(f"| {' | '.join(cells)} |")
    below = [f"- {line}" for line in remarks(summary)]
    return "\n".join([*lines, "", *below])


def remarks(summary: Summary) -> list[str]:
    """Return the lines on negatives and on deals told apart."""
    negatives, dedup = summary.negatives, summary.deduplication
    wrong = negatives["with_false_deals"]
    counts = "{matched_deals} matched deals, {gold_pairs} gold pairs, {predicted_pairs} predicted"
    ratios = ", ".join(f"{name} {percent(dedup[name])}" for name in ("precision", "recall"))
    first = f"negatives with a false deal: {len(wrong)} of {negatives['texts']} {' '.join(wrong)}"
    return [first.rstrip(), f"deduplication: {counts.format(**dedup)}, {ratios}"]


def errors(texts: Mapping[str, TextScore]) -> list[Record]:
    """Return a row per miss, duplicate and false item, text by text."""
    return [
        {"text": name, "row": row, "error": kind, "item": label}
        for name, text in texts.items()
        for row in ROWS
        if row != MICRO
        for kind, labels in _wrong(text.tallies[row])
        for label in labels
    ]


def format_errors(texts: Mapping[str, TextScore]) -> str:
    """Return misses, duplicates and false items for a person to read, text by text."""
    lines: list[str] = []
    found = errors(texts)
    for name in texts:
        lines.append(f"== {name}")
        lines += [f"  {e['row']:28} {e['error']:9} {e['item']}" for e in found if e["text"] == name]
    return "\n".join(lines)


def _wrong(result: Tally) -> tuple[tuple[str, list[str]], ...]:
    return (("missed", result.missed), ("duplicate", result.duplicates), ("false", result.false))
