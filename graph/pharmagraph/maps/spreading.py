"""Room for names: things whose captions would overlap are pushed apart."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

Point = tuple[float, float]
Room = tuple[float, float]
DEFAULT: Room = (46.0, 44.0)
_WIDEST, _HIGHEST, _AIR = 170.0, 66.0, 14.0
_ROUNDS = 160
# With these four, each two cells that touch meet once.
_BESIDE = ((1, 0), (0, 1), (1, 1), (1, -1))


@dataclass(slots=True)
class _Box:
    """A thing with half the width and the height that it needs; one that is held keeps its x."""

    x: float
    y: float
    half: float
    high: float
    held: bool


def spread(
    points: Mapping[str, Point], rooms: Mapping[str, Room], fixed: Collection[str] = ()
) -> dict[str, Point]:
    """Push apart what overlaps: each thing needs its room, in pixels; `fixed` ones keep their x."""
    held = set(fixed)
    boxes = {
        node: _Box(x, y, wide / 2, high, node in held)
        for node, (x, y) in points.items()
        for wide, high in [between(*[rooms.get(node, DEFAULT)] * 2)]
    }
    for _ in range(_ROUNDS):
        parted = sum(_part(one, two) for one, two in _close(boxes.values()))
        if not parted:
            break
    return {node: (box.x, box.y) for node, box in boxes.items()}


def between(one: Room, two: Room) -> Room:
    """Return how far apart two things have to be, side by side or one above the other."""
    wides = [max(DEFAULT[0], min(_WIDEST, room[0] + _AIR)) for room in (one, two)]
    return sum(wides) / 2, min(_HIGHEST, max(one[1], two[1]))


def _close(boxes: Iterable[_Box]) -> Iterator[tuple[_Box, _Box]]:
    """Yield the pairs that may overlap, found by the cells of a grid."""
    grid = defaultdict[tuple[int, int], list[_Box]](list)
    for box in boxes:
        grid[int(box.x // _WIDEST), int(box.y // _HIGHEST)].append(box)
    for (a, b), inside in grid.items():
        yield from combinations(inside, 2)
        beside = [box for x, y in _BESIDE for box in grid.get((a + x, b + y), ())]
        yield from product(inside, beside)


def _part(one: _Box, two: _Box) -> bool:
    """Move two things by half of what they overlap, along the shorter way; say whether they did."""
    dx, dy = two.x - one.x, two.y - one.y
    over_x = one.half + two.half - abs(dx)
    over_y = max(one.high, two.high) - abs(dy)
    if over_x <= 0 or over_y <= 0:
        return False
    if over_x * 0.5 < over_y and not (one.held and two.held):
        shift = (over_x / 2 + 0.5) * (1 if dx >= 0 else -1)
        one.x -= 0 if one.held else shift
        two.x += 0 if two.held else shift
    else:
        shift = (over_y / 2 + 0.5) * (1 if dy >= 0 else -1)
        one.y -= shift
        two.y += shift
    return True
