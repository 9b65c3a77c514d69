"""Where connected things lie: Fruchterman and Reingold's method, without numpy, seeded.

Points are complex numbers here: things at a distance d push each other by 1/d, and that is one
division for a complex d, where two coordinates take several steps each.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from pharmagraph.maps.distances import by_distance

Point = tuple[float, float]
_CELL = 1.75  # of a grid, in ideal lengths
# Cells that touch push by each thing in them, those around these as if all lay at their middle;
# beyond, nothing pushes.
_TOUCHING = tuple(at for at in product((-1, 0, 1), repeat=2) if at != (0, 0))
_AROUND = tuple(at for at in product(range(-2, 3), repeat=2) if 2 in map(abs, at))
_ROUNDS = 60
_COLD = 0.05  # the longest move in the last round


def forces(
    count: int, pairs: Sequence[tuple[int, int]], fixed: Mapping[int, float] | None = None
) -> list[Point]:
    """Return points in ideal lengths; `fixed` holds things to their x and lets only y move.

    The same input gives the same points. 500 things take about half a second.
    """
    pins, side = fixed or {}, math.sqrt(count)
    points = by_distance(count, pairs, side / 2)
    for i, x in pins.items():
        points[i] = complex(x, points[i].imag)
    strings = _strings(count, pairs)
    heat = side / 16
    cooling = (_COLD / heat) ** (1 / _ROUNDS)
    for _ in range(_ROUNDS):
        moves = _pulls(strings, points, _pushes(points))
        for i in pins:
            moves[i] = complex(0.0, moves[i].imag)
        points = [p + _at_most(heat, move) for p, move in zip(points, moves, strict=True)]
        heat *= cooling
    return [(p.real, p.imag) for p in points]


def turned(points: Sequence[Point]) -> list[Point]:
    """Turn the longest axis to the horizontal: screens are wide."""
    count = len(points)
    mx, my = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    a = sum((x - mx) ** 2 for x, _ in points)
    b = sum((y - my) ** 2 for _, y in points)
    c = sum((x - mx) * (y - my) for x, y in points)
    angle = 0.5 * math.atan2(2 * c, a - b)
    co, si = math.cos(angle), math.sin(angle)
    return [((x - mx) * co + (y - my) * si, (y - my) * co - (x - mx) * si) for x, y in points]


def _at_most(heat: float, move: complex) -> complex:
    far = abs(move)
    return move if far <= heat else move * (heat / far)


def _strings(count: int, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int, float]]:
    """Return how strong relations pull: less between two hubs, which else lie in one heap."""
    number = [0] * count
    for i, j in pairs:
        number[i] += 1
        number[j] += 1
    return [(i, j, 0.5 / math.sqrt(min(number[i], number[j]))) for i, j in pairs]


def _pulls(
    strings: Sequence[tuple[int, int, float]], points: Sequence[complex], moves: list[complex]
) -> list[complex]:
    """Add to the moves what draws related things together, and all a little to the middle."""
    for i, j, strength in strings:
        apart = points[i] - points[j]
        pull = apart * (abs(apart) * strength)
        moves[i] -= pull
        moves[j] += pull
    return [move - 0.02 * p for move, p in zip(moves, points, strict=True)]


def _pushes(points: Sequence[complex]) -> list[complex]:
    """Return how much each thing is pushed away by what is near."""
    cells = defaultdict[tuple[int, int], list[int]](list)
    for i, p in enumerate(points):
        cells[int(p.real // _CELL), int(p.imag // _CELL)].append(i)
    inside = {at: [points[i] for i in those] for at, those in cells.items()}
    middles = {at: (len(ps), sum(ps, 0j) / len(ps)) for at, ps in inside.items()}
    moves = [0j] * len(points)
    for (a, b), those in cells.items():
        near = [q for x, y in _TOUCHING for q in inside.get((a + x, b + y), ())]
        far = [middles[a + x, b + y] for x, y in _AROUND if (a + x, b + y) in middles]
        for i in those:
            p = points[i]
            push = sum([1 / (p - q) for q in near]) + sum([n / (p - q) for n, q in far])
            # What lies at the very same place, the thing itself first of all, pushes nowhere.
            push += sum([1 / (p - q) for q in inside[a, b] if q != p])
            moves[i] = push.conjugate()
    return moves
