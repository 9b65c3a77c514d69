"""Evaluation: how much of what a reader finds in annotated texts an extractor finds too.

What counts, how names, deals and relations match and what is left unscored is described, rule by
rule, in `tests/evaluation/dev/README.md`; the modules here follow it.
"""

from pharmagraph_loaders.evaluation.scoring import TextScore
from pharmagraph_loaders.evaluation.summary import Summary, summarise
from pharmagraph_loaders.evaluation.tallies import Record, Tally

__all__ = ["Record", "Summary", "Tally", "TextScore", "summarise"]
