"""From a workbook to a proposal, against calamine reading the same workbook."""

from __future__ import annotations

from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks.bench import Bench, in_turn, smdesk
from benchmarks.table import Line
from smdesk.desk import Desk
from smdesk.imports.proposal import Proposal
from smdesk.models.progress import run_to_end

WHOLE = 3_000.0
"""Promised for the whole command, milliseconds."""


def measure(bench: Bench) -> list[Line]:
    """The region's own registry: every row the same; and into an empty base: every row new."""
    base, file = bench.region(bench.accounts), bench.folder / "registry.xlsx"
    smdesk(base, "report", "registry", "--format", "xlsx", "--out", file)
    empty = bench.folder / "empty.db"
    smdesk(empty, "log")
    proposing, same, new, bare = in_turn(
        -(-bench.times // 3),
        lambda: _propose(base, file),
        lambda: _command(base, file),
        lambda: _command(empty, file),
        lambda: CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python(),
    )
    against = "чтение calamine"
    rows = f"{bench.accounts} строк"
    return [
        Line(what=f"Разбор файла, {rows}", ours=proposing, bare=bare, against=against),
        Line(
            what=f"Команда «import --dry-run», {rows}, всё уже есть",
            ours=same,
            bare=bare,
            against=against,
            at_most=WHOLE,
        ),
        Line(
            what=f"Команда «import --dry-run», {rows}, всё новое",
            ours=new,
            bare=bare,
            against=against,
            at_most=WHOLE,
        ),
    ]


def _propose(base: Path, file: Path) -> Proposal:
    desk = Desk.open(base)
    try:
        table, mapping = run_to_end(desk.importing.read(file))
        return run_to_end(desk.importing.propose(table, mapping))
    finally:
        desk.close()


def _command(base: Path, file: Path) -> None:
    smdesk(base, "import", "accounts", file, "--dry-run", "--json")
