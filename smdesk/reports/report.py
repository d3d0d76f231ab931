"""A Report is data: title, columns, rows, notes. Writers turn any Report into a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from smdesk.reports.charts import Chart
from smdesk.reports.diary import Entry
from smdesk.reports.layouts import Layout
from smdesk.reports.month_grid import MonthGrid

Value = str | int | float | date | datetime | bool | None
"""What a cell holds. None and an empty text are both shown as nothing."""


class ColumnKind(StrEnum):
    """How the values of a column are typed, aligned and formatted."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    """A number with two digits after the comma."""
    DATE = "date"
    DATETIME = "datetime"
    FLAG = "flag"
    """Yes or no, written «да» and «нет»."""
    LINK = "link"
    """An address; live only for http and https."""
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportColumn:
    """One column. `key` names it in JSON and in the choice of columns to print."""

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 20
    """Characters of the usual text."""
    printed: bool = True
    """Whether paper shows it when nobody has chosen columns."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who approves or signs: post and full name."""

    post: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a writer needs; rows are tuples in the order of the columns."""

    name: str
    """The report's name on the command line, such as `registry`."""
    title: str
    columns: tuple[ReportColumn, ...]
    rows: Sequence[tuple[Value, ...]]
    subtitle: tuple[str, ...] = ()
    """Lines under the title: the body, the act, the day."""
    totals: tuple[Value, ...] | None = None
    """A last row in the order of the columns."""
    notes: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    """What the markers in the rows mean."""
    charts: tuple[Chart, ...] = ()
    """What a workbook draws of the numbers, on a sheet of its own."""
    diary: Sequence[Entry] | None = None
    """What a calendar takes over; None for a report that is no calendar."""
    grid: MonthGrid | None = None
    """The same as a grid of weeks, which paper can show instead of the rows."""
    layout: Layout = Layout.LIST
    """Which of the two it shows."""
    approver: Signatory | None = None
    """The block «УТВЕРЖДАЮ»; None leaves it out."""
    signer: Signatory | None = None
    executor: str = ""
    """Исполнитель with the phone, for the foot of the last page."""

    @property
    def shown_grid(self) -> MonthGrid | None:
        """The grid where it is what is shown."""
        return self.grid if self.layout is Layout.MONTH else None
