"""Boxes on a sheet of a width: each goes where it comes to lie highest, the largest first."""

from collections.abc import Sequence
from dataclasses import dataclass

Frame = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Packing:
    """The upper left corner of each box, and the size of the whole."""

    corners: tuple[tuple[float, float], ...]
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class _Step:
    """A piece of the lower edge of what lies there already."""

    left: float
    right: float
    low: float


def skyline(frames: Sequence[Frame], width: float) -> Packing:
    """Place boxes (left, top, width, height) on a sheet; none may be wider than the sheet."""
    steps = [_Step(0.0, width, 0.0)]
    corners, right = [], 0.0
    for _, _, wide, high in frames:
        low, left = min((_low(steps, s.left, wide), s.left) for s in _starts(steps, wide, width))
        corners.append((left, low))
        steps = _covered(steps, _Step(left, left + wide, low + high))
        right = max(right, left + wide)
    return Packing(tuple(corners), right, max(s.low for s in steps))


def _starts(steps: Sequence[_Step], wide: float, width: float) -> list[_Step]:
    # Sums of fractions may be wider than the sheet by a hair.
    return [s for s in steps if s.left + wide <= width + 1e-6] or [steps[0]]


def _low(steps: Sequence[_Step], left: float, wide: float) -> float:
    return max(s.low for s in steps if s.right > left and s.left < left + wide)


def _covered(steps: Sequence[_Step], new: _Step) -> list[_Step]:
    """Return the lower edge with a new box on it."""
    left = [_Step(s.left, min(s.right, new.left), s.low) for s in steps if s.left < new.left]
    right = [_Step(max(s.left, new.right), s.right, s.low) for s in steps if s.right > new.right]
    return [*left, new, *right]
