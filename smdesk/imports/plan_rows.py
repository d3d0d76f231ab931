"""Rows of a content plan: cells by meaning, before anybody knows which page or post they mean.

A row without topic, text, link or files says nothing and is passed over: plans have rows prepared
for days to come. So is what stands under the table, after a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from smdesk.imports.mapping import IGNORED, ColumnMapping
from smdesk.imports.parts import is_heading_again, parts_of
from smdesk.imports.rows import is_passed_over
from smdesk.imports.table import Cell, RawRow, RawTable
from smdesk.imports.values import said
from smdesk.imports.words import plan_headings

_SILENT = frozenset({"row_number", IGNORED})
_TELLING = frozenset({"topic", "text", "link", "files"})
_JOINED = frozenset({"note", "address"})
"""Meanings that several columns may share."""


@dataclass(frozen=True, slots=True)
class NetworkCell:
    """A cell of a column of one network: a mark, a time or a link."""

    network: str
    """Code of the network."""
    cell: Cell


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What one row says."""

    row: int
    cells: Mapping[str, Cell]
    networks: tuple[NetworkCell, ...] = ()
    clicked: Mapping[str, str] | None = None
    """Meaning → the address behind the cell, where its text is another."""

    def text(self, meaning: str) -> str:
        """The cell's text; empty for a blank one."""
        return said(self.cells.get(meaning))

    def link(self, meaning: str) -> str:
        """The address behind the cell, else its text."""
        return (self.clicked or {}).get(meaning) or self.text(meaning)


def plan_rows(table: RawTable, mapping: ColumnMapping) -> Iterator[PlanRow]:
    """The rows below the heading that say something of a post, also of tables further below."""
    for part, columns in _tables(table, mapping):
        yield from _plan_rows(part, columns)


def _tables(table: RawTable, mapping: ColumnMapping) -> Iterator[tuple[RawTable, ColumnMapping]]:
    """The tables of a sheet: a heading once more begins one too, and has a title above."""
    for part, columns in parts_of(table, mapping, plan_headings()):
        start = 0
        for at, row in enumerate(part.rows):
            if row.number > columns.header_row and is_heading_again(row, columns):
                yield replace(part, rows=part.rows[start:at]), columns
                start = at
        yield replace(part, rows=part.rows[start:]), columns


def _plan_rows(table: RawTable, mapping: ColumnMapping) -> Iterator[PlanRow]:
    networks = dict(mapping.network_columns())
    taken = [(i, m) for i, m in sorted(mapping.columns.items()) if m not in _SILENT]
    end = _end_of_table(table)
    for raw in table.rows:
        if not mapping.header_row < raw.number <= end or is_passed_over(raw, mapping):
            continue
        found = _row(raw, taken, networks)
        if any(found.text(meaning) for meaning in _TELLING):
            yield found


def _row(raw: RawRow, taken: Sequence[tuple[int, str]], networks: Mapping[int, str]) -> PlanRow:
    cells: dict[str, Cell] = {}
    marks: list[NetworkCell] = []
    clicked: dict[str, str] = {}
    for index, meaning in taken:
        cell = raw.cells[index] if index < len(raw.cells) else None
        if cell is None:
            continue
        if index in networks:
            marks.append(NetworkCell(networks[index], raw.links.get(index) or cell))
            continue
        if index in raw.links:
            clicked[meaning] = raw.links[index]
        if meaning in _JOINED and meaning in cells:
            cells[meaning] = f"{said(cells[meaning])}\n{said(cell)}"
        else:
            cells[meaning] = cell
    return PlanRow(raw.number, cells, tuple(marks), clicked or None)


def _end_of_table(table: RawTable) -> int:
    """The last row of the table: single cells after a gap are its foot, as a signature is."""
    end = table.rows[-1].number if table.rows else 0
    for row, below in reversed([*pairwise(table.rows)]):
        if len(below.cells) - below.cells.count(None) > 1:
            break
        if below.number > row.number + 1:
            end = row.number
    return end
