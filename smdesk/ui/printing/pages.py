"""Laid-out pages: immutable, measured in units, ready to be painted anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from smdesk.ui.printing.faces import Face, Type
from smdesk.ui.printing.flow import Kind, Placed
from smdesk.ui.printing.paper import Paper
from smdesk.ui.printing.sheet import Align
from smdesk.ui.printing.wrapping import Lines


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: where it begins, from the left margin and the top of its block."""

    x: float
    top: float
    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line, from the left margin and the top of its block."""

    x: float
    top: float
    length: float


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together; the height includes the empty space below them."""

    height: float
    texts: tuple[Text, ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnBox:
    """Where a column stands, from the left margin."""

    x: float
    width: float
    align: Align


@dataclass(frozen=True, slots=True)
class RowLines:
    """A row broken into lines, one tuple for each column; a `wide` row is one cell alone."""

    cells: tuple[Lines, ...]
    bold: bool = False
    wide: bool = False

    @property
    def depth(self) -> int:
        """How many lines the row has, at least one."""
        return max([1, *map(len, self.cells)])


class DayLine(NamedTuple):
    """One line in a cell of the grid of weeks."""

    text: str
    face: Face
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day as far as it stands on a page, or what is said of the week's norm."""

    lines: tuple[DayLine, ...]
    is_tinted: bool = False
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week of the grid, or that part of a long one which stands on one page."""

    cells: tuple[DayCell, ...]


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What rows share. Lengths in units."""

    boxes: tuple[ColumnBox, ...]
    header: tuple[Lines, ...]
    header_height: float
    face: Face
    bold: Face
    line: float
    crowded: bool
    """There are so many columns that words had to be parted."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page: the items on it and where the header of the table stands, if it is there."""

    placed: tuple[Placed, ...]
    header_top: float | None

    @property
    def row_numbers(self) -> tuple[int, ...]:
        """Numbers of the rows that begin or go on here."""
        return tuple(each.item.number for each in self.placed if each.item.kind is Kind.ROW)


@dataclass(frozen=True, slots=True)
class Pages:
    """The whole document. `foot` stands at the bottom of the last page."""

    title: str
    paper: Paper
    types: Mapping[Face, Type]
    table: TablePlan
    rows: tuple[RowLines | WeekRow, ...]
    blocks: tuple[Block, ...]
    foot: Block
    plans: tuple[PagePlan, ...]

    def __len__(self) -> int:
        return len(self.plans)
