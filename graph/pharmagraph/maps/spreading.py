"""Room for names: things whose captions would overlap are pushed apart."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

Point = tuple[float, float]
Room = tuple[float, float]
DEFAULT: Room = (46.0, 44.0)
_WIDEST, _HIGHEST, _AIR = 170.0, 66.0, 14.0
_ROUNDS = 80


def spread(
    points: Mapping[str, Point], rooms: Mapping[str, Room], fixed: Collection[str] = ()
) -> dict[str, Point]:
    """Push apart what overlaps: each thing needs its room, in pixels; `fixed` ones keep their x."""
    place = {node: [x, y] for node, (x, y) in points.items()}
    held = set(fixed)
    for _ in range(_ROUNDS):
        moved = False
        for one, two in _close(place):
            wide, high = between(rooms.get(one, DEFAULT), rooms.get(two, DEFAULT))
            upright = one in held and two in held
            moved |= _part(place[one], place[two], wide, high, upright=upright)
        for node in held:
            place[node][0] = points[node][0]
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in place.items()}


def between(one: Room, two: Room) -> Room:
    """Return how far apart two things have to be, side by side or one above the other."""
    wides = [max(DEFAULT[0], min(_WIDEST, room[0] + _AIR)) for room in (one, two)]
    return sum(wides) / 2, min(_HIGHEST, max(one[1], two[1]))


def _close(place: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that may overlap, found by the cells of a grid."""
    grid: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node, (x, y) in place.items():
        grid[int(x // _WIDEST), int(y // _HIGHEST)].append(node)
    for (a, b), inside in list(grid.items()):
        near = [n for i in (-1, 0, 1) for j in (-1, 0, 1) for n in grid.get((a + i, b + j), ())]
        yield from ((one, two) for one in inside for two in near if one < two)


def _part(one: list[float], two: list[float], wide: float, high: float, *, upright: bool) -> bool:
    """Move two things by half of what they overlap, along the shorter way."""
    dx, dy = two[0] - one[0], two[1] - one[1]
    over_x, over_y = wide - abs(dx), high - abs(dy)
    if over_x <= 0 or over_y <= 0:
        return False
    axis = 0 if over_x * 0.5 < over_y and not upright else 1
    shift = ((over_x, over_y)[axis] / 2 + 0.5) * (1 if (dx, dy)[axis] >= 0 else -1)
    one[axis] -= shift
    two[axis] += shift
    return True
