"""What was measured, and the one table that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = ("Что измерено", "у нас, мс", "сравнение, мс", "с чем", "раз", "обещано", "")
_LEFT = {0, 3, 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measured thing, milliseconds. A promise is on the time, on the ratio, or on neither."""

    what: str
    ours: float
    bare: float | None = None
    """The same by the barest means, measured in turn with ours."""
    against: str = ""
    """What those means are; also why there are none."""
    at_most: float | None = None
    """Promise on `ours`, milliseconds."""
    at_most_times: float | None = None
    """Promise on the ratio."""

    @property
    def ratio(self) -> float | None:
        """How many times longer ours takes; None where there is nothing to compare with."""
        return self.ours / self.bare if self.bare else None

    @property
    def is_kept(self) -> bool:
        """Whether no promise was broken in this run."""
        on_time = self.at_most is None or self.ours <= self.at_most
        on_ratio = self.at_most_times is None or (self.ratio or 0.0) <= self.at_most_times
        return on_time and on_ratio

    @property
    def promise(self) -> str:
        """The promise in words; empty for a figure that is only told."""
        if self.at_most_times is not None:
            return f"≤ {_number(self.at_most_times, 1)} раза"
        return "" if self.at_most is None else f"≤ {_number(self.at_most)} мс"

    @property
    def verdict(self) -> str:
        """Kept or not; empty for a figure that is only told."""
        return ("да" if self.is_kept else "НЕТ") if self.promise else ""


def table(lines: Sequence[Line]) -> str:
    """The lines under each other, in columns."""
    rows = [HEAD, *map(_cells, lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at in _LEFT else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _cells(line: Line) -> tuple[str, ...]:
    bare = "" if line.bare is None else _number(line.bare, 1)
    ratio = "" if line.ratio is None else _number(line.ratio, 2)
    ours = _number(line.ours, 1)
    return line.what, ours, bare, line.against, ratio, line.promise, line.verdict


def _number(value: float, digits: int = 0) -> str:
    return f"{value:,.{digits}f}".replace(",", " ").replace(".", ",")
