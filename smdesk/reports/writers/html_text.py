"""Reports through templates. What the rows hold is escaped; only http and https become links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from smdesk.models.people_names import initials_first
from smdesk.models.progress import Job, Progress
from smdesk.reports.atomic import atomic_write
from smdesk.reports.month_grid import GridWeek, MonthGrid
from smdesk.reports.report import ColumnKind, Report, Value
from smdesk.reports.writers.links import live_link
from smdesk.reports.writers.pace import STEP
from smdesk.reports.writers.texts import clean, shown
from smdesk.reports.writers.written import Written
from smdesk.resources import resource_text

PIECES = 1000
"""Pieces of text that the template gives out before they are written."""


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """A cell as the template shows it."""

    text: str
    kind: str
    link: str | None = None
    moment: str = ""
    """The machine's form of a date, for `<time>`."""


def fragment_text(report: Report) -> str:
    """The table alone as text, for the clipboard: a public registry is short."""
    rows = _Rows(report)
    return _template("templates/report-fragment.html").render(
        report=report, rows=rows, totals=rows.totals, grid=None
    )


def write_template(template: str, report: Report, path: Path) -> Job[Written]:
    """Fill a template with the report and write it; yields progress in rows."""
    rows, grid = _Rows(report), report.shown_grid
    weeks = _Weeks(grid) if grid else None
    pieces = _template(template).stream(
        report=report, rows=rows, totals=rows.totals, grid=grid, weeks=weeks
    )
    counted = weeks or rows
    pieces.enable_buffering(PIECES)
    with atomic_write(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        reported = 0
        for text in pieces:
            stream.write(text)
            if counted.done - reported >= STEP:
                reported = counted.done
                yield Progress(reported, len(report.rows), "Запись строк")
    return Written(path)


def _template(name: str) -> Template:
    environment = Environment(
        loader=FunctionLoader(resource_text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(clean=clean, initials=initials_first)
    return environment.get_template(name)


class _Rows:
    """The rows as cells, made while the template runs; `done` of them are made."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._kinds = tuple(column.kind for column in report.columns)
        self.done = 0

    def __iter__(self) -> Iterator[tuple[HtmlCell, ...]]:
        for row in self._report.rows:
            yield self._cells(row)
            self.done += 1

    @property
    def totals(self) -> tuple[HtmlCell, ...]:
        return self._cells(self._report.totals) if self._report.totals else ()

    def _cells(self, row: tuple[Value, ...]) -> tuple[HtmlCell, ...]:
        return tuple(_cell(*each) for each in zip(row, self._kinds, strict=True))


class _Weeks:
    """The weeks of a grid while the template runs; so many posts of them are `done`."""

    def __init__(self, grid: MonthGrid) -> None:
        self._grid = grid
        self.done = 0

    def __iter__(self) -> Iterator[GridWeek]:
        for week in self._grid.weeks():
            yield week
            self.done += sum(len(day.posts) for day in week.days)


def _cell(value: Value, kind: ColumnKind) -> HtmlCell:
    text = shown(value)
    if isinstance(value, datetime):
        return HtmlCell(text, kind, moment=f"{value:%Y-%m-%dT%H:%M}")
    if isinstance(value, date):
        return HtmlCell(text, kind, moment=value.isoformat())
    may_link = kind is ColumnKind.LINK and isinstance(value, str)
    return HtmlCell(text, kind, live_link(str(value)) if may_link else None)
