"""A first guess at where connected things lie: by how many steps they are from a few of them.

PivotMDS (Brandes and Pich, 2006): the two directions in which the distances to far-apart pivots
differ most become x and y. From there the forces need a third of the rounds, and fewer lines cross.
"""

import math
import random
from collections import defaultdict
from collections.abc import Sequence
from operator import mul

_PIVOTS = 25
_POWERS = 60  # multiplications, after which a vector has turned to its direction


def by_distance(count: int, pairs: Sequence[tuple[int, int]], side: float) -> list[complex]:
    """Return points within about `side` in each direction; the same input gives the same points.

    Things with equal distances to all pivots are scattered around one place.
    """
    columns = _centred(_to_pivots(count, _beside(count, pairs)))
    rng = random.Random(1)  # noqa: S311  # a seed for a picture
    xs, ys = (_scaled(axis, side) for axis in _axes(columns, rng))
    aside = 0.1 * side + 0.2
    return [
        complex(x + rng.uniform(-aside, aside), y + rng.uniform(-aside, aside))
        for x, y in zip(xs, ys, strict=True)
    ]


def _beside(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    beside: list[list[int]] = [[] for _ in range(count)]
    for i, j in pairs:
        beside[i].append(j)
        beside[j].append(i)
    return beside


def _to_pivots(count: int, beside: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return for each pivot the steps to all things; the next pivot is far from those before."""
    pivot = max(range(count), key=lambda i: (len(beside[i]), -i))
    nearest, found = [count] * count, list[list[int]]()
    for _ in range(min(_PIVOTS, count)):
        steps = _steps(pivot, beside)
        found.append(steps)
        nearest = [min(pair) for pair in zip(nearest, steps, strict=True)]
        pivot = max(range(count), key=lambda i: (nearest[i], -i))
    return found


def _steps(start: int, beside: Sequence[Sequence[int]]) -> list[int]:
    """Return how many relations away things are; what is out of reach is one beyond the last."""
    found, edge, step = {start: 0}, [start], 0
    while edge:
        step += 1
        edge = list(dict.fromkeys(j for i in edge for j in beside[i] if j not in found))
        found |= dict.fromkeys(edge, step)
    away = defaultdict(lambda: step, found)
    return [away[i] for i in range(len(beside))]


def _centred(columns: Sequence[Sequence[int]]) -> list[list[float]]:
    """Return half the squared distances, less the means of their row and column."""
    squares = [[step * step for step in column] for column in columns]
    means = [sum(column) / len(column) for column in squares]
    rows = [sum(row) / len(row) for row in zip(*squares, strict=True)]
    whole = sum(means) / len(means)
    return [
        [(row + mean - whole - square) / 2 for row, square in zip(rows, column, strict=True)]
        for mean, column in zip(means, squares, strict=True)
    ]


def _axes(columns: Sequence[Sequence[float]], rng: random.Random) -> list[list[float]]:
    """Return the places of all things along the two strongest directions."""
    matrix = [[sum(map(mul, a, b)) for b in columns] for a in columns]
    axes = []
    for _ in range(2):
        vector, length = _strongest(matrix, rng)
        axes.append([sum(map(mul, vector, row)) for row in zip(*columns, strict=True)])
        matrix = [
            [value - length * a * b for value, b in zip(row, vector, strict=True)]
            for row, a in zip(matrix, vector, strict=True)
        ]
    return axes


def _strongest(matrix: Sequence[Sequence[float]], rng: random.Random) -> tuple[list[float], float]:
    """Return the first eigenvector of a matrix and its value, by repeated multiplication."""
    vector, length = [rng.uniform(-1, 1) for _ in matrix], 0.0
    for _ in range(_POWERS):
        turned = [sum(map(mul, row, vector)) for row in matrix]
        length = math.hypot(*turned)
        vector = [value / (length or 1.0) for value in turned]
    return vector, length


def _scaled(axis: Sequence[float], side: float) -> list[float]:
    largest = max(map(abs, axis))
    return [value / (largest or 1.0) * side for value in axis]
