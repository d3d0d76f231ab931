"""A Report as texts to be laid out."""

from __future__ import annotations

import re

from smdesk.models.people_names import initials_first
from smdesk.reports.report import ColumnKind, Report, ReportColumn, Value
from smdesk.reports.report import Signatory as Person
from smdesk.reports.writers.texts import shown
from smdesk.ui.printing.sheet import Align, Sheet, SheetColumn, Signatory

_ALIGN = {
    ColumnKind.INTEGER: Align.RIGHT,
    ColumnKind.DECIMAL: Align.RIGHT,
    ColumnKind.DATE: Align.CENTRE,
    ColumnKind.DATETIME: Align.CENTRE,
    ColumnKind.FLAG: Align.CENTRE,
}
_GAP = "\u00a0"
"""Between thousands, and between initials and surname: never at the end of a line."""

_INSIDE_PHONE = re.compile(r"(?<![,;]) ")


def sheet_of(report: Report) -> Sheet:
    """All columns of the report, its texts as they are printed."""
    kinds = tuple(each.kind for each in report.columns)
    rows = report.rows

    def row(number: int) -> tuple[str, ...]:
        return tuple(map(_cell, rows[number], kinds))

    return Sheet(
        title=report.title,
        columns=tuple(map(_column, report.columns)),
        count=len(rows),
        row=row,
        subtitle=report.subtitle,
        totals=tuple(map(printed, report.totals or ())),
        notes=report.notes,
        footnotes=report.footnotes,
        approver=_signatory(report.approver),
        signer=_signatory(report.signer),
        executor=report.executor,
        grid=report.grid,
        layout=report.layout,
    )


def _column(column: ReportColumn) -> SheetColumn:
    align = _ALIGN.get(column.kind, Align.LEFT)
    return SheetColumn(column.key, column.title, column.width, align, column.printed)


def _cell(value: Value, kind: ColumnKind) -> str:
    """A phone number is not parted between lines, nor «№» from its number; a list may be."""
    text = printed(value).replace("№ ", f"№{_GAP}")
    return _INSIDE_PHONE.sub(_GAP, text) if kind is ColumnKind.PHONE else text


def printed(value: Value) -> str:
    """A value as paper shows it: dates by day, month and year, thousands apart."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        whole, _comma, digits = shown(value).partition(",")
        grouped = f"{int(whole):,}".replace(",", _GAP)
        return f"{grouped},{digits}" if digits else grouped
    return shown(value)


def _signatory(person: Person | None) -> Signatory | None:
    if person is None:
        return None
    return Signatory(person.post, initials_first(person.name, _GAP))
