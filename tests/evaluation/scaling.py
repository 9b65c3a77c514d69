"""How reading grows with the text: `python -m tests.evaluation.scaling` prints seconds and ratios.

Joined texts of several hundred kilobytes; twice the text should take about twice the time.
"""

import time

from pharmagraph.model import Document
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extractors import read_claims
from tests.evaluation.sets import SETS, annotated

SIZES = (25_000, 50_000, 100_000, 200_000)


def main() -> None:
    """Print a line for each size: characters, claims, seconds, and how much more than before."""
    vocabulary = load_vocabulary()
    whole = "\n\n".join(text.document.text for name in SETS for text in annotated(name))
    whole *= 1 + SIZES[-1] // len(whole)
    before = 0.0
    for size in SIZES:
        document = Document(f"scaling:{size}", "NEWS", "scaling", whole[:size])
        started = time.process_time()
        claims = len(read_claims(document, vocabulary).claims)
        seconds = time.process_time() - started
        ratio = f"{seconds / before:.2f}" if before else "-"
        print(f"{size:>9} characters {claims:>7} claims {seconds:>8.2f} s  x {ratio}")
        before = seconds


if __name__ == "__main__":
    main()
