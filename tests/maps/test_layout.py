"""Where things lie: the same place every time, with room for names, along time where wanted."""

from datetime import date, timedelta
from itertools import combinations

from pharmagraph.maps.captions import caption, columns, room, two_lines
from pharmagraph.maps.days import bars, months, ticks, when
from pharmagraph.maps.layout import along_time, layout
from pharmagraph.maps.packing import skyline
from pharmagraph.maps.spreading import between
from pharmagraph.maps.wording import facts

ROOM = (80.0, 44.0)


def crowded() -> tuple[list[str], list[tuple[str, str]]]:
    """Return sixty things in a knot."""
    names = [f"n{i}" for i in range(60)]
    return names, [(names[i], names[(i * 7 + 1) % 60]) for i in range(60)]


def test_names_have_room_beside_each_other() -> None:
    names, edges = crowded()
    rooms = dict.fromkeys(names, ROOM)
    place = layout(names, edges, rooms)
    wide, high = between(ROOM, ROOM)
    near = [
        (a, b)
        for a, b in combinations(names, 2)
        if abs(place[a][0] - place[b][0]) < wide - 1 and abs(place[a][1] - place[b][1]) < high - 1
    ]
    assert near == []


def test_the_order_of_things_moves_none() -> None:
    names, edges = crowded()
    rooms = dict.fromkeys(names, ROOM)
    assert layout(names, edges, rooms) == layout(names[::-1], edges[::-1], rooms)


def test_one_node_and_no_node_have_a_layout() -> None:
    assert set(layout(["a"], [], {})) == {"a"}
    assert layout([], [], {}) == {}


def test_on_a_timeline_a_thing_lies_at_its_day() -> None:
    names, edges = crowded()
    days = {n: date(2020, 1, 1) + timedelta(days=30 * i) for i, n in enumerate(names[:20])}
    place, axis = along_time(names, edges, dict.fromkeys(names, ROOM), days)
    assert {n: round(place[n][0]) for n in days} == {n: round(axis.at(d)) for n, d in days.items()}


def test_a_timeline_of_one_day_has_a_place_for_all() -> None:
    place, _ = along_time(["a", "b"], [("a", "b")], {}, {"a": date(2020, 1, 1)})
    assert place["a"][0] == 0
    assert place["a"] != place["b"]


def test_packed_boxes_do_not_overlap() -> None:
    sizes = [(0.0, 0.0, 10.0 + i % 7 * 20, 10.0 + i % 5 * 30) for i in range(40)]
    corners = skyline(sizes, 400).corners
    boxes = [(x, y, x + s[2], y + s[3]) for (x, y), s in zip(corners, sizes, strict=True)]
    over = [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert over == []
    assert max(b[2] for b in boxes) <= 400


def test_months_bars_and_ticks_cover_the_time() -> None:
    days = [date(2019, 11, 30), date(2020, 2, 1)]
    assert months(days) == ["2019-11", "2019-12", "2020-01", "2020-02"]
    assert bars([*days, date(2015, 1, 1)]) == [1.0, 0.0, 0.0, 0.0, 1.0, 1.0]
    assert (months([]), bars([])) == ([], [])
    marks = ticks({"a": date(2012, 5, 1), "b": date(2020, 2, 1)})
    assert marks[0] <= date(2012, 5, 1)
    assert marks[-1] >= date(2020, 2, 1)
    assert {day.month for day in marks} == {1}


def test_a_name_of_three_hundred_letters_takes_two_short_lines() -> None:
    for name in ("x" * 300, "word " * 60, "药" * 300):
        assert max(columns(line) for line in two_lines(name).split("\n")) <= 22
        assert two_lines(name).count("\n") <= 1
    assert room(two_lines("x" * 300))[0] < 170


def test_a_deal_is_called_by_its_type_and_month() -> None:
    props = {"label": "Deal", "name": "A – B", "primaryType": "CLINICAL_COLLABORATION"}
    assert caption("deal:1", props, "2020-06-09").split("\n") == [
        "clinical",
        "collaboration 2020-06",
    ]
    amount = {"label": "FinancialTerm", "kind": "UPFRONT_CASH", "amountRaw": "$20 million"}
    assert caption("term:1", amount, "") == "upfront cash\n$20 million"


def test_a_vague_date_is_said_as_vaguely_as_the_source_has_it() -> None:
    month = {"occurredFrom": date(2019, 5, 1), "occurredTo": date(2019, 5, 31)}
    assert when(month, "occurred", date(2019, 5, 16)) == "2019-05"
    assert when({"signedFrom": date(2019, 5, 1)}, "signed", date(2019, 5, 1)) == "from 2019-05-01"
    assert when({}, "reported", date(2020, 6, 9)) == "reported 2020-06-09"
    deal = {"label": "Deal", "primaryType": "LICENSE"}
    assert caption("deal:1", deal, "2019-06 to 2019-08").replace("\n", " ") == (
        "license 2019-06 to 2019-08"
    )


def test_dates_and_amounts_are_put_together_again() -> None:
    props = {
        "announcedFrom": date(2019, 6, 1),
        "announcedTo": date(2019, 8, 31),
        "announcedPrecision": "SEASON",
        "announcedRaw": "last summer",
        "amountMin": 20_000_000.0,
        "amountMax": 20_000_000.0,
        "amountCurrency": "USD",
        "amountQualifier": "EXACT",
        "highestPhase": "PHASE_2",
        "highestPhaseRaw": "midstage",
        "symbol": "ERBB2",
        "nSources": 2,
        "firstReportedOn": date(2020, 1, 1),
        "lastReportedOn": date(2020, 2, 1),
    }
    assert facts(props) == [
        ("amount", "20,000,000 USD"),
        ("announced", "2019-06-01 to 2019-08-31 (“last summer”)"),
        ("articles", "2"),
        ("highest phase", "phase 2 (“midstage”)"),
        ("reported", "2020-01-01 to 2020-02-01"),
        ("symbol", "ERBB2"),
    ]
