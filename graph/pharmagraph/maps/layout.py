"""Where things are drawn: each connected part for itself, then packed, or along a time axis."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pharmagraph.maps.forces import Point, forces, turned
from pharmagraph.maps.packing import Frame, skyline
from pharmagraph.maps.spreading import DEFAULT, Room, spread

_STEP = 120.0
_SCREEN = 1.15
_TRIES = (0.9, 1.0, 1.1, 1.2, 1.35, 1.5)
_STRETCH = 1.0
_SHORTEST = 1400.0  # pixels of a time axis


@dataclass(frozen=True, slots=True)
class Axis:
    """A time axis: the day at 0, and pixels a day."""

    first: date
    scale: float

    def at(self, day: date) -> float:
        """Return where a day is."""
        return (day - self.first).days * self.scale


def layout(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]], rooms: Mapping[str, Room]
) -> dict[str, Point]:
    """Return positions in pixels; `rooms` is what each symbol and caption needs."""
    links = _links(edges)
    boxes = [_component(part, links, rooms) for part in _components(sorted(nodes), links)]
    return _pack(boxes, rooms)


def along_time(
    nodes: Sequence[str],
    edges: Iterable[tuple[str, str]],
    rooms: Mapping[str, Room],
    days: Mapping[str, date],
) -> tuple[dict[str, Point], Axis]:
    """Return positions whose x is the day of what has one, and the axis; one day is needed."""
    order = sorted(nodes)
    index = {node: i for i, node in enumerate(order)}
    dated = [n for n in order if n in days]
    first, last = min(days[n] for n in dated), max(days[n] for n in dated)
    long = max(_SHORTEST, _STEP * 2.2 * math.sqrt(len(order)))
    axis = Axis(first, long / max(1, (last - first).days))
    pairs = [(index[a], index[b]) for a, b in _links(edges) if a in index and b in index]
    pins = {index[n]: (axis.at(days[n]) - long / 2) / _STEP for n in dated}
    points = forces(len(order), pairs, pins)
    loose = {n: (points[i][0] * _STEP + long / 2, points[i][1] * _STEP) for n, i in index.items()}
    return spread(loose, rooms, dated), axis


def _links(edges: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted({(min(e), max(e)) for e in edges if e[0] != e[1]})


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


def _component(
    part: Sequence[str], links: Iterable[tuple[str, str]], rooms: Mapping[str, Room]
) -> dict[str, Point]:
    index = {node: i for i, node in enumerate(part)}
    pairs = [(index[a], index[b]) for a, b in links if a in index and b in index]
    points = turned(forces(len(part), pairs))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = _STEP * math.sqrt(len(part)) / max(wide, high, 1e-9)
    loose = {
        node: (x * scale * _STRETCH, y * scale) for node, (x, y) in zip(part, points, strict=True)
    }
    return spread(loose, rooms)


def _pack(boxes: Sequence[Mapping[str, Point]], rooms: Mapping[str, Room]) -> dict[str, Point]:
    """Put the parts side by side, so that together they have about the shape of a screen."""
    frames = [_frame(box, rooms) for box in boxes]
    widest = max((wide for _, _, wide, _ in frames), default=0.0)
    root = math.sqrt(sum(wide * high for _, _, wide, high in frames) * _SCREEN)
    tries = [skyline(frames, max(widest, root * factor)) for factor in _TRIES]
    corners = min(tries, key=lambda t: max(t.wide / _SCREEN, t.high)).corners
    return {
        node: (x - x0 + left, y - y0 + top)
        for box, (x0, y0, _, _), (left, top) in zip(boxes, frames, corners, strict=True)
        for node, (x, y) in box.items()
    }


def _frame(box: Mapping[str, Point], rooms: Mapping[str, Room]) -> Frame:
    """Return left, top, width and height of a part with the captions of its things."""
    half = {n: max(30.0, rooms.get(n, DEFAULT)[0] / 2 + 12) for n in box}
    x0 = min(x - half[n] for n, (x, _) in box.items())
    x1 = max(x + half[n] for n, (x, _) in box.items())
    ys = [y for _, y in box.values()]
    return x0, min(ys) - 24, x1 - x0 + 50, max(ys) - min(ys) + 80
