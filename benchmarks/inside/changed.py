"""A workbook that changes the phone of every account.

`python -m benchmarks.inside.changed BASE OUT`

Made by a process of its own: what it takes to write a workbook would stay in the window's memory,
where Python goes through it again and again, and no window of a user has it there.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from smdesk.desk import Desk
from smdesk.models.progress import run_to_end
from smdesk.reports.writers import write


def make(base: Path, out: Path) -> None:
    """Write the registry with other phones."""
    desk = Desk.open(base)
    report = desk.reports.build("registry")
    place = [column.key for column in report.columns].index("work_phone")
    rows = [
        (*row[:place], f"+7 421 {number % 10_000_000:07}", *row[place + 1 :])
        for number, row in enumerate(report.rows, 2_000_000)
    ]
    run_to_end(write(replace(report, rows=rows), out, "xlsx"))
    desk.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
