"""After every step the store is what projecting its whole record gives, and no more."""

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from pharmagraph.claims import Extraction, Judgement
from pharmagraph.integrity import check
from pharmagraph.loading import judge, load, retract, withdraw
from pharmagraph.record import RECORDS
from pharmagraph.store import Store
from pharmagraph.store_memory import MemoryStore
from tests.laws.worlds import extractions, judgements

HISTORIES = int(os.environ.get("PHARMAGRAPH_LAWS", "300"))


def contents(store: Store) -> dict[str, object]:
    """Return everything a store holds but the times of loading."""
    record = {
        label: [{k: v for k, v in row.items() if k != "recordedAt"} for row in store.rows(label)]
        for label in RECORDS
    }
    return {**record, "nodes": list(store.nodes()), "edges": list(store.edges())}


class Laws(RuleBasedStateMachine):
    """Load, replace, retract, judge and withdraw in any order."""

    make_store: Callable[[], Store] = MemoryStore

    def __init__(self) -> None:
        """Start from an empty store."""
        super().__init__()
        self.store = type(self).make_store()
        self.documents: dict[str, Extraction] = {}
        self.judgements: dict[str, Judgement] = {}

    @rule(extraction=extractions())
    def load(self, extraction: Extraction) -> None:
        """A loaded document is there; loading it again changes nothing."""
        report = load(self.store, [extraction])
        assert [d.status for d in report.documents] != ["rejected"], report.documents[0].reason
        self.documents[extraction.document.id] = extraction
        self.agree()
        again = load(self.store, [extraction])
        assert [d.status for d in again.documents] == ["unchanged"]
        assert again.change.is_empty

    @rule(batch=extractions() | extractions().flatmap(lambda e: extractions()))
    def load_several(self, batch: Extraction) -> None:
        """Several documents in one transaction are several documents."""
        load(self.store, [batch, *self.documents.values()])
        self.documents = {batch.document.id: batch, **self.documents}
        self.agree()

    @rule(number=extractions())
    def retract(self, number: Extraction) -> None:
        """A retracted document leaves nothing behind."""
        if self.documents.pop(number.document.id, None):
            retract(self.store, number.document.id)
            self.agree()

    @rule(judgement=judgements())
    def judge(self, judgement: Judgement) -> None:
        """A judgement joins or parts, whether its ends are there or not."""
        judge(self.store, judgement)
        self.judgements[judgement.id] = judgement
        self.agree()

    @rule(judgement=judgements())
    def withdraw(self, judgement: Judgement) -> None:
        """A withdrawn judgement leaves nothing behind."""
        if self.judgements:
            known = sorted(self.judgements)
            chosen = self.judgements.pop(known[hash(judgement.a) % len(known) - 1])
            withdraw(self.store, chosen)
            self.agree()

    def agree(self) -> None:
        """The graph is the projection of the record."""
        assert check(self.store) == []

    def teardown(self) -> None:
        """Loading what is left in another order, judgements first, gives the same store."""
        other = MemoryStore()
        for judgement in sorted(self.judgements.values(), reverse=True):
            judge(other, judgement)
        for _, extraction in sorted(self.documents.items(), reverse=True):
            load(other, [extraction])
        mine, theirs = contents(self.store), contents(other)
        for part in mine:
            assert mine[part] == theirs[part], part
        self.store.close()


def test_the_laws_hold_in_memory() -> None:
    run_state_machine_as_test(
        Laws,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("steps", [6])
def test_the_laws_hold_on_a_store(store_factory: Callable[[], Store], steps: int) -> None:
    """The same histories, fewer and on a real database."""
    machine = type("LawsOnStore", (Laws,), {"make_store": staticmethod(store_factory)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=max(15, HISTORIES // 20),
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
