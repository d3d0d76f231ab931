"""The registry as a workbook: against a bare openpyxl loop, and against LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from benchmarks.bench import Bench, in_turn, smdesk
from benchmarks.table import Line
from smdesk.desk import Desk
from smdesk.models.progress import run_to_end
from smdesk.reports.report import ColumnKind, Report, Value
from smdesk.reports.writers import write

CSV_OF_RUSSIAN_EXCEL = "CSV:59,34,76,1"
"""For LibreOffice: columns parted by a semicolon, quoted, in UTF-8, from the first line on."""


def measure(bench: Bench) -> list[Line]:
    """Our writer, which makes the rows too, and a loop over values that are there already."""
    report = _registry(bench.region(bench.accounts))
    rows = list(report.rows)
    out = bench.folder
    plain, linked, bare = in_turn(
        -(-bench.times // 3),
        lambda: run_to_end(write(_without_links(report), out / "plain.xlsx", "xlsx")),
        lambda: run_to_end(write(report, out / "linked.xlsx", "xlsx")),
        lambda: _bare_loop(rows, out / "bare.xlsx"),
    )
    return [
        Line(
            what=f"Реестр в xlsx {words}, {len(rows)} строк",
            ours=ours,
            bare=bare,
            against="цикл openpyxl",
            at_most_times=times,
        )
        for words, ours, times in (("без ссылок", plain, 1.3), ("со ссылками", linked, 1.6))
    ]


def measure_process(bench: Bench) -> list[Line]:
    """The whole command, and LibreOffice turning the same rows from csv into xlsx."""
    base, rows = bench.region(bench.accounts), bench.folder / "rows.csv"
    smdesk(base, "report", "registry", "--format", "csv", "--out", rows)
    office = shutil.which("soffice")

    def command() -> None:
        out = bench.folder / "command.xlsx"
        smdesk(base, "report", "registry", "--format", "xlsx", "--out", out)

    what = f"Команда «report registry» в xlsx, {bench.accounts} аккаунтов"
    if office is None:
        [ours] = in_turn(bench.times, command)
        return [Line(what=what, ours=ours, against="LibreOffice не установлен")]
    ours, theirs = in_turn(bench.times, command, lambda: _convert(office, rows, bench.folder))
    against = "LibreOffice из csv"
    return [Line(what=what, ours=ours, bare=theirs, against=against, at_most_times=1.0)]


def _registry(base: Path) -> Report:
    desk = Desk.open(base)
    try:
        return desk.reports.build("registry")
    finally:
        desk.close()


def _without_links(report: Report) -> Report:
    columns = (
        replace(column, kind=ColumnKind.TEXT) if column.kind is ColumnKind.LINK else column
        for column in report.columns
    )
    return replace(report, columns=tuple(columns))


def _bare_loop(rows: Sequence[tuple[Value, ...]], path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(path)


def _convert(office: str, rows: Path, folder: Path) -> None:
    """With a profile of its own, so that nothing of the user's LibreOffice is touched."""
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'office').as_uri()}",
            "--headless",
            f"--infilter={CSV_OF_RUSSIAN_EXCEL}",
            *("--convert-to", "xlsx", "--outdir", str(folder / "converted"), str(rows)),
        ],
        check=True,
        capture_output=True,
    )
