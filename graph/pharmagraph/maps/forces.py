"""Where connected things lie: Fruchterman and Reingold's method, without numpy, seeded."""

import math
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

Point = tuple[float, float]
_CUT = 2.5  # beyond this many ideal lengths, things do not push each other
_HALF = ((0, 0), (1, 0), (0, 1), (1, 1), (1, -1))
_WORK = 90_000  # moves of one node; a large graph gets fewer rounds
_FEWEST, _MOST = 45, 180


def forces(
    count: int, pairs: Sequence[tuple[int, int]], fixed: Mapping[int, float] | None = None
) -> list[Point]:
    """Return points in ideal lengths; `fixed` holds things to their x and lets only y move.

    The same input gives the same points. 500 things take two seconds.
    """
    pins, side = fixed or {}, math.sqrt(count)
    xs, ys = _start(count, pairs, pins)
    rounds = min(_MOST, max(_FEWEST, _WORK // max(1, count)))
    heat, cooling = side / 8, 0.15 ** (3 / rounds)
    for _ in range(rounds):
        dx, dy = [0.0] * count, [0.0] * count
        _repel(xs, ys, dx, dy)
        _attract(pairs, xs, ys, dx, dy)
        for i in range(count):
            right = 0.0 if i in pins else dx[i] - xs[i] * 0.02
            up = dy[i] - ys[i] * 0.02
            far = math.hypot(right, up) + 1e-9
            move = min(far, heat) / far
            xs[i] += right * move
            ys[i] += up * move
        heat = max(heat * cooling, 0.02)
    return list(zip(xs, ys, strict=True))


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


def _start(
    count: int, pairs: Sequence[tuple[int, int]], pins: Mapping[int, float]
) -> tuple[list[float], list[float]]:
    """Put things at random, and those with one neighbour beside it: fewer lines cross."""
    rng, side = random.Random(1), math.sqrt(count)  # noqa: S311  # a seed for a picture
    xs = [pins.get(i, rng.uniform(-side, side) / 2) for i in range(count)]
    ys = [rng.uniform(-side, side) / 2 for _ in range(count)]
    beside = defaultdict[int, list[int]](list)
    for i, j in pairs:
        beside[i].append(j)
        beside[j].append(i)
    for i in range(count):
        if len(beside[i]) == 1 and i not in pins:
            other = beside[i][0]
            xs[i], ys[i] = xs[other] + rng.uniform(-0.5, 0.5), ys[other] + rng.uniform(-0.5, 0.5)
    return xs, ys


def _attract(
    pairs: Sequence[tuple[int, int]],
    xs: Sequence[float],
    ys: Sequence[float],
    dx: list[float],
    dy: list[float],
) -> None:
    for i, j in pairs:
        x, y = xs[i] - xs[j], ys[i] - ys[j]
        pull = (math.hypot(x, y) + 1e-6) * 0.5
        dx[i] -= x * pull
        dy[i] -= y * pull
        dx[j] += x * pull
        dy[j] += y * pull


def _repel(xs: Sequence[float], ys: Sequence[float], dx: list[float], dy: list[float]) -> None:
    grid: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        grid[int(x // _CUT), int(y // _CUT)].append(i)
    for (a, b), inside in list(grid.items()):
        for right, up in _HALF:
            other = grid.get((a + right, b + up), [])
            for place, i in enumerate(inside):
                xi, yi, px, py = xs[i], ys[i], 0.0, 0.0
                for j in inside[place + 1 :] if right == up == 0 else other:
                    x, y = xi - xs[j], yi - ys[j]
                    push = 1 / (x * x + y * y + 1e-4)
                    px += x * push
                    py += y * push
                    dx[j] -= x * push
                    dy[j] -= y * push
                dx[i] += px
                dy[i] += py
