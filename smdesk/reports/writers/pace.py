"""How the rows of a report are walked through: in steps short enough to stop at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smdesk.models.progress import Progress
from smdesk.reports.report import Value

STEP = 250
"""Rows between two reports of progress; some 10 ms of work."""


def in_steps(
    rows: Sequence[tuple[Value, ...]],
) -> Iterator[tuple[Sequence[tuple[Value, ...]], Progress]]:
    """The rows in portions, each with the progress that is reached when it is written."""
    total = len(rows)
    for start in range(0, total, STEP):
        portion = rows[start : start + STEP]
        yield portion, Progress(start + len(portion), total, "Запись строк")
