"""The trials: each returns the lines that it measured."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks import base, window
from benchmarks.table import Line
from smdesk.desk import Desk
from smdesk.models.progress import run_to_end
from smdesk.models.registry import RegistryFilter
from smdesk.reports.report import ColumnKind, Report, Value
from smdesk.reports.writers import write

Trial = Callable[[], list[Line]]
SIZE = 5_500


def trials(*, quick: bool) -> Iterator[Trial]:
    """Every trial, on bases in a temporary folder that goes with the process."""
    folder = Path(tempfile.mkdtemp(prefix="smdesk-bench-"))
    times = 3 if quick else 11
    region = base.region(folder, SIZE)
    yield partial(cold_start, region, times)
    yield partial(keystroke, region, SIZE, 16, 33)
    if not quick:
        yield partial(keystroke, base.region(folder, 100_000), 100_000, 250, 300)
    yield partial(workbook, region, folder, times)
    yield partial(whole_process, region, folder, times)
    yield partial(import_file, region, folder)
    yield partial(backup, region, folder)
    yield partial(window.jobs, region, folder)
    shutil.rmtree(folder, ignore_errors=True)


def cold_start(region: Path, times: int) -> list[Line]:
    """From nothing to painted rows, against a bare window."""
    ours, bare = base.interleaved(
        ["-m", "benchmarks.cold_start", str(region)], ["-m", "benchmarks.bare_window"], times
    )
    return [Line("cold start to a usable registry, 5,500 accounts", ours, "ms", 2.5, bare)]


def keystroke(region: Path, size: int, found: float, painted: float) -> list[Line]:
    """Typing a word letter by letter: the query with the model, and until it is painted."""
    query, whole = window.typing(region)
    desk = Desk.open(region)
    raw = [
        base.milliseconds(
            lambda: desk.storage.connection.execute(
                "SELECT account_id FROM _registry WHERE instr(text, 'школа') > 0"
            ).fetchall()
        )
        for _ in range(30)
    ]
    ask = [
        base.milliseconds(lambda: desk.registry.ids(RegistryFilter(text="школа")))
        for _ in range(30)
    ]
    desk.close()
    return [
        Line(f"keystroke p95, query and model, {size:,}", base.p95(query), "ms", found),
        Line(f"keystroke p95 to painted, {size:,}", base.p95(whole), "ms", painted),
        Line(
            f"sorted query against raw SQL, {size:,}",
            statistics.median(ask),
            "ms",
            6,
            statistics.median(raw),
        ),
    ]


def workbook(region: Path, folder: Path, times: int) -> list[Line]:
    """The registry as xlsx against a raw openpyxl loop of the same values."""
    desk = Desk.open(region)
    report = desk.reports.build("registry")
    rows = [tuple(row) for row in report.rows]
    desk.close()
    plain = _without_links(report, rows)
    linked = _with_rows(report, rows)
    lines = []
    for words, ours, promise in (("without links", plain, 1.3), ("with links", linked, 1.6)):
        pairs = [
            (
                base.milliseconds(lambda: run_to_end(write(ours, folder / "a.xlsx", "xlsx"))),  # noqa: B023
                base.milliseconds(lambda: _raw_workbook(rows, folder / "b.xlsx")),
            )
            for _ in range(max(2, times // 4))
        ]
        mine, raw = (statistics.median(pair[at] for pair in pairs) for at in (0, 1))
        lines.append(Line(f"registry to xlsx {words}", mine, "ms", promise, raw))
    return lines


def _with_rows(report: Report, rows: list[tuple[Value, ...]]) -> Report:
    from dataclasses import replace

    return replace(report, rows=rows)


def _without_links(report: Report, rows: list[tuple[Value, ...]]) -> Report:
    from dataclasses import replace

    columns = tuple(
        replace(column, kind=ColumnKind.TEXT) if column.kind is ColumnKind.LINK else column
        for column in report.columns
    )
    return replace(report, columns=columns, rows=rows)


def _raw_workbook(rows: list[tuple[Value, ...]], path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(path)


def whole_process(region: Path, folder: Path, times: int) -> list[Line]:
    """The command that writes the registry, against LibreOffice turning the same rows to xlsx."""
    office = shutil.which("soffice")
    csv, out = folder / "rows.csv", folder / "rows.xlsx"
    command = ["-m", "smdesk", "--db", str(region), "report", "registry", "--format"]
    base.run(*command, "csv", "--out", str(csv))
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(max(3, times // 3)):
        ours += base.process(*command, "xlsx", "--out", str(out), times=1)
        if office:
            theirs.append(base.milliseconds(partial(_convert, office, csv, folder)))
    mine = statistics.median(ours)
    if not theirs:
        return [Line("whole process to xlsx (LibreOffice is not installed)", mine, "ms", 5000)]
    return [
        Line("whole process to xlsx against LibreOffice", mine, "ms", 1, statistics.median(theirs))
    ]


def _convert(office: str, csv: Path, folder: Path) -> None:
    target = folder / "office"
    words = [office, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(csv)]
    subprocess.run(words, check=True, capture_output=True)


def import_file(region: Path, folder: Path) -> list[Line]:
    """A file of 5,500 rows read and compared, against calamine reading it."""
    file = folder / "import.xlsx"
    base.run(
        *("-m", "smdesk", "--db", str(region), "report", "registry", "--format", "xlsx"),
        *("--out", str(file)),
    )
    command = ["-m", "smdesk", "--db", str(region), "import", "accounts", str(file), "--dry-run"]
    whole = statistics.median(base.process(*command, times=3))
    raw = statistics.median(
        base.milliseconds(
            lambda: CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
        )
        for _ in range(3)
    )
    print(f"  raw calamine read: {raw:.0f} ms", file=sys.stderr)
    return [Line("import of 5,500 rows proposed, whole process", whole, "ms", 3000)]


def _raw_read(file: Path) -> object:
    return CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()


def backup(region: Path, folder: Path) -> list[Line]:
    """The longest wait of a writer while a copy is made by another process."""
    desk = Desk.open(region)
    waits: list[float] = []
    target = folder / "copy.db"
    command = [sys.executable, "-m", "smdesk", "--db", str(region), "backup", str(target)]
    child = subprocess.Popen(command, cwd=base.ROOT, stdout=subprocess.DEVNULL)
    number = 0
    while child.poll() is None:
        number += 1
        moment = str(datetime.now())
        waits.append(base.milliseconds(partial(desk.state.set, "bench", moment)))
    desk.close()
    return [Line("longest wait of a writer during a copy", max(waits), "ms", 50)]
