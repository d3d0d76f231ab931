"""What is to be printed, as texts, and the choices of the print dialog applied to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from smdesk.reports.layouts import Layout
from smdesk.reports.month_grid import MonthGrid
from smdesk.ui.printing.paper import Size


class Align(Enum):
    """Where the texts of a column stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


LANDSCAPE_FROM = 6
"""So many columns ask for a landscape sheet when nobody has chosen."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column; `share` is its weight among the others, above zero."""

    key: str
    title: str
    share: float
    align: Align = Align.LEFT
    printed: bool = True
    """Whether it is printed when nobody has chosen columns."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """A post and a short name, as «Глава администрации» and «А. П. Рябинина»."""

    post: str
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Texts only. `row` gives the texts of a row by its number, one for each column."""

    title: str
    columns: tuple[SheetColumn, ...]
    count: int
    row: Callable[[int], tuple[str, ...]]
    subtitle: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    approver: Signatory | None = None
    signer: Signatory | None = None
    executor: str = ""
    landscape: bool = False
    size: Size = Size.A4
    grid: MonthGrid | None = None
    """The same as a grid of weeks, where there is one."""
    layout: Layout = Layout.LIST


@dataclass(frozen=True, slots=True)
class PrintSetup:
    """What the user chose; None leaves the choice to the report."""

    layout: Layout | None = None
    size: Size = Size.A4
    columns: frozenset[str] | None = None
    landscape: bool | None = None
    approval: bool | None = None


def arrange(sheet: Sheet, setup: PrintSetup) -> Sheet:
    """The sheet with the chosen columns only, lying as chosen, with or without «УТВЕРЖДАЮ»."""
    kept = tuple(at for at, column in enumerate(sheet.columns) if _is_chosen(column, setup))
    source, totals = sheet.row, sheet.totals
    layout = _layout(sheet, setup)
    wide = layout is Layout.MONTH or len(kept) >= LANDSCAPE_FROM
    landscape = wide if setup.landscape is None else setup.landscape

    def row(number: int) -> tuple[str, ...]:
        texts = source(number)
        return tuple(texts[at] for at in kept)

    return replace(
        sheet,
        columns=tuple(sheet.columns[at] for at in kept),
        row=row,
        totals=tuple(totals[at] for at in kept) if totals else (),
        approver=None if setup.approval is False else sheet.approver,
        landscape=landscape,
        size=setup.size,
        layout=layout,
    )


def _layout(sheet: Sheet, setup: PrintSetup) -> Layout:
    """The grid only where there is one."""
    wanted = setup.layout or sheet.layout
    return wanted if sheet.grid is not None else Layout.LIST


def _is_chosen(column: SheetColumn, setup: PrintSetup) -> bool:
    return column.printed if setup.columns is None else column.key in setup.columns
