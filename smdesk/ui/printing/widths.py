"""Sharing the width of a page among the columns of a table. Numbers only, units throughout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Want:
    """What one column asks for."""

    least: float
    """Its widest word, so that no word is parted without need."""
    natural: float
    """Its longest text on one line: more would be empty paper."""
    share: float
    """Its weight among the others, as the report has it; above zero."""


def fit(wants: Sequence[Want], room: float) -> tuple[float, ...]:
    """Widths that fill `room` exactly.

    Every column has at least its widest word if the words of all fit side by side, else the widest
    are cut down to one width. What remains goes by weight to those that can use it, and when all
    have their texts on one line, by weight to all.
    """
    if not wants:
        return ()
    if sum(want.least for want in wants) >= room:
        return _cut_down([want.least for want in wants], room)
    widths = _grown(wants, room)
    spare = room - sum(widths)
    shares = sum(want.share for want in wants)
    return tuple(
        width + spare * want.share / shares for width, want in zip(widths, wants, strict=True)
    )


def _cut_down(least: Sequence[float], room: float) -> tuple[float, ...]:
    """Narrow columns stay as they are; the wide ones get what remains, in equal parts."""
    narrow: list[float] = []
    ceiling = room / len(least)
    for at, width in enumerate(sorted(least)):
        ceiling = (room - sum(narrow)) / (len(least) - at)
        if width > ceiling:
            break
        narrow.append(width)
    return tuple(min(width, ceiling) for width in least)


def _grown(wants: Sequence[Want], room: float) -> list[float]:
    """Grow the columns together in proportion to their weights, each from its least to its text."""
    low, high = 0.0, max(max(want.natural, want.least) / want.share for want in wants)
    for _ in range(50):
        level = (low + high) / 2
        if sum(_at(want, level) for want in wants) > room:
            high = level
        else:
            low = level
    return [_at(want, low) for want in wants]


def _at(want: Want, level: float) -> float:
    return max(want.least, min(want.natural, want.share * level))
