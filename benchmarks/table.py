"""The answer of the benchmarks as one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One measured promise, on the ratio of `ours` to `bare`, or on `ours` without a baseline."""

    what: str
    ours: float
    unit: str
    promise: float
    bare: float | None = None

    @property
    def value(self) -> float:
        """What the promise is about."""
        return self.ours / self.bare if self.bare else self.ours

    @property
    def is_kept(self) -> bool:
        """Whether the promise held in this run."""
        return self.value <= self.promise


def show(lines: Sequence[Line]) -> str:
    """The table as text."""
    head = ("promise", "ours", "bare", "ratio", "at most", "")
    rows = [head, *(_cells(line) for line in lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _cells(line: Line) -> tuple[str, ...]:
    bare = "—" if line.bare is None else f"{line.bare:.1f} {line.unit}"
    ratio = "—" if line.bare is None else f"{line.value:.2f}"
    limit = f"{line.promise:g} {line.unit}" if line.bare is None else f"{line.promise:g} ×"
    kept = "kept" if line.is_kept else "MISSED"
    return line.what, f"{line.ours:.1f} {line.unit}", bare, ratio, limit, kept
