"""Where things are drawn: a force-directed layout without numpy, the same on every run."""

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Point = tuple[float, float]
_STEP = 115.0
_ROUNDS = 160
_CUT = 2.5
_HALF = ((0, 0), (1, 0), (0, 1), (1, 1), (1, -1))
_ROW = 46.0
_SCREEN = 1.9


def layout(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]], widths: Mapping[str, float]
) -> dict[str, Point]:
    """Return positions in pixels; `widths` is how wide each label is, so that none overlap."""
    links = sorted({(min(e), max(e)) for e in edges if e[0] != e[1]})
    boxes = [_component(part, links) for part in _components(sorted(nodes), links)]
    return _spread(_pack(boxes), widths)


def _components(nodes: Sequence[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the connected parts, largest first."""
    parent = {node: node for node in nodes}

    def top(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in links:
        parent[top(a)] = top(b)
    parts: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        parts[top(node)].append(node)
    return sorted(parts.values(), key=lambda part: (-len(part), part[0]))


def _component(part: Sequence[str], links: Iterable[tuple[str, str]]) -> dict[str, Point]:
    index = {node: i for i, node in enumerate(part)}
    pairs = [(index[a], index[b]) for a, b in links if a in index and b in index]
    points = _turn(_forces(len(part), pairs))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = _STEP * math.sqrt(len(part)) / max(wide, high, 1e-9)
    return {
        node: ((x - min(xs)) * scale * 1.25, (y - min(ys)) * scale)
        for node, (x, y) in zip(part, points, strict=True)
    }


def _forces(count: int, pairs: Sequence[tuple[int, int]]) -> list[Point]:
    """Run Fruchterman and Reingold's method; repulsion acts between neighbouring cells only."""
    rng, side = random.Random(1), math.sqrt(count)  # noqa: S311  # a seed for a picture
    xs = [rng.uniform(-side, side) / 2 for _ in range(count)]
    ys = [rng.uniform(-side, side) / 2 for _ in range(count)]
    heat = side / 8
    for _ in range(_ROUNDS):
        dx, dy = [0.0] * count, [0.0] * count
        _repel(xs, ys, dx, dy)
        for i, j in pairs:
            x, y = xs[i] - xs[j], ys[i] - ys[j]
            pull = (math.hypot(x, y) + 1e-6) * 0.5
            dx[i] -= x * pull
            dy[i] -= y * pull
            dx[j] += x * pull
            dy[j] += y * pull
        for i in range(count):
            dx[i] -= xs[i] * 0.02
            dy[i] -= ys[i] * 0.02
            move = min(math.hypot(dx[i], dy[i]), heat) / (math.hypot(dx[i], dy[i]) + 1e-9)
            xs[i] += dx[i] * move
            ys[i] += dy[i] * move
        heat = max(heat * 0.965, 0.02)
    return list(zip(xs, ys, strict=True))


def _repel(xs: Sequence[float], ys: Sequence[float], dx: list[float], dy: list[float]) -> None:
    grid: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        grid[int(x // _CUT), int(y // _CUT)].append(i)
    for (a, b), inside in list(grid.items()):
        for right, up in _HALF:
            other = grid.get((a + right, b + up), [])
            for place, i in enumerate(inside):
                for j in inside[place + 1 :] if right == up == 0 else other:
                    x, y = xs[i] - xs[j], ys[i] - ys[j]
                    push = 1 / (x * x + y * y + 1e-4)
                    dx[i] += x * push
                    dy[i] += y * push
                    dx[j] -= x * push
                    dy[j] -= y * push


def _turn(points: Sequence[Point]) -> list[Point]:
    """Turn the longest axis to the horizontal: screens are wide."""
    count = len(points)
    mx, my = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    a = sum((x - mx) ** 2 for x, _ in points)
    b = sum((y - my) ** 2 for _, y in points)
    c = sum((x - mx) * (y - my) for x, y in points)
    angle = 0.5 * math.atan2(2 * c, a - b)
    co, si = math.cos(angle), math.sin(angle)
    return [((x - mx) * co + (y - my) * si, (y - my) * co - (x - mx) * si) for x, y in points]


def _pack(boxes: Sequence[Mapping[str, Point]]) -> dict[str, Point]:
    """Put the parts on shelves, so that together they have about the shape of a screen."""
    sizes = [(max(x for x, _ in b.values()), max(y for _, y in b.values())) for b in boxes]
    area = sum((wide + _STEP) * (high + _STEP) for wide, high in sizes)
    shelf = max([math.sqrt(area * _SCREEN), *(wide for wide, _ in sizes)])
    placed: dict[str, Point] = {}
    left = top = row = 0.0
    for box, (wide, high) in zip(boxes, sizes, strict=True):
        if left and left + wide > shelf:
            left, top, row = 0.0, top + row + _STEP, 0.0
        placed |= {node: (x + left, y + top) for node, (x, y) in box.items()}
        left += wide + _STEP
        row = max(row, high)
    return placed


def _spread(points: Mapping[str, Point], widths: Mapping[str, float]) -> dict[str, Point]:
    """Push apart what overlaps, a box of label width by 46 pixels each, for at most 60 rounds."""
    place = {node: [x, y] for node, (x, y) in points.items()}
    wide = {node: max(40.0, min(150.0, widths.get(node, 60.0))) for node in place}
    for _ in range(60):
        grid: dict[tuple[int, int], list[str]] = defaultdict(list)
        for node, (x, y) in place.items():
            grid[int(x // 150), int(y // _ROW)].append(node)
        moved = False
        for (a, b), inside in list(grid.items()):
            near = [n for i in (-1, 0, 1) for j in (-1, 0, 1) for n in grid.get((a + i, b + j), ())]
            for node in inside:
                for other in near:
                    if node < other:
                        moved |= _part(place[node], place[other], (wide[node] + wide[other]) / 2)
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in place.items()}


def _part(one: list[float], two: list[float], wide: float) -> bool:
    dx, dy = two[0] - one[0], two[1] - one[1]
    over_x, over_y = wide - abs(dx), _ROW - abs(dy)
    if over_x <= 0 or over_y <= 0:
        return False
    axis = 0 if over_x * 0.5 < over_y else 1
    shift = ((over_x, over_y)[axis] / 2 + 0.5) * (1 if (dx, dy)[axis] >= 0 else -1)
    one[axis] -= shift
    two[axis] += shift
    return True
