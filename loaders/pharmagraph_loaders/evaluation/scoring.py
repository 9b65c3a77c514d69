"""The score of one text: a tally for each row of the result table."""

from collections import defaultdict

from pharmagraph_loaders.evaluation.deals import ATTRIBUTES, DealScore
from pharmagraph_loaders.evaluation.financings import (
    AMOUNT,
    FINANCINGS,
    INVESTORS,
    score_financings,
)
from pharmagraph_loaders.evaluation.meanings import NODES, Meanings
from pharmagraph_loaders.evaluation.relations import ENDS, score_relations
from pharmagraph_loaders.evaluation.tallies import Record, Tally

DEALS, DEAL_PAIRS, MICRO = "deals (pair+type)", "deals (pair only)", "relations (micro)"
ROWS = (
    *NODES, DEALS, DEAL_PAIRS, FINANCINGS, *ENDS, MICRO,
    *(f"deal: {name}" for name in ATTRIBUTES), AMOUNT, INVESTORS,
)  # fmt: skip


class TextScore:
    """Tallies of one text by table row, and the (gold, predicted) keys of its matched deals."""

    def __init__(self, predicted: Record, gold: Record) -> None:
        """Score a prediction in the flat form against the annotation of the same text."""
        self.gold = gold
        meanings = Meanings(predicted, gold)
        deals = DealScore(meanings)
        self.tallies: dict[str, Tally] = defaultdict(Tally, meanings.tallies)
        for name in ENDS:
            self.tallies[name] = score_relations(meanings, name)
            self.tallies[MICRO].add(self.tallies[name])
        self.tallies[DEALS], self.tallies[DEAL_PAIRS] = deals.typed, deals.pairs_only
        for name, result in deals.attributes():
            self.tallies[f"deal: {name}"].add(result)
        for name, result in score_financings(meanings):
            self.tallies[name].add(result)
        self.keys = deals.keys
