"""The production calendar: the days of a year that deadlines are counted by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from smdesk.models.dates import show_date, weekday
from smdesk.models.labels import label as word
from smdesk.models.labels import plural
from smdesk.models.vocabulary import DayKind
from smdesk.procedures.calendar import Calendar
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.card import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.fields import ChoiceField, Option
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.table import RecordTable, TablePanel
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.settings.calendar_day import CalendarDayDialog
from smdesk.ui.settings.section import Section
from smdesk.ui.theme.tokens import Tone

AHEAD = 2
"""Years after this one that can be filled in."""
TONES = {DayKind.DAY_OFF: Tone.NEUTRAL, DayKind.WORKING: Tone.ACCENT}


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A row: a day that is more than a plain day of the week."""

    day: date
    kind: DayKind
    title: str
    origin: str


class CalendarSection(Section):
    """The marked days of a year; Enter sets a day otherwise, Del gives it back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self._calendar = Calendar()
        self.model: RecordTableModel[MarkedDay] = RecordTableModel(
            COLUMNS, self._fetch, lambda row: row.day.toordinal()
        )
        self.table = RecordTable(self.model, "Дни производственного календаря")
        self.table.activated_id.connect(self._edit)
        self.table.delete_requested.connect(self._clear)
        self.table.selection_ids.connect(self._enable)
        self.year = ChoiceField()
        self.year.setAccessibleName("Год")
        self.year.setMinimumContentsLength(len("2028 — нет данных"))
        self.year.edited.connect(self._show_year)
        self.facts = label("", "secondary", wrap=True)
        self.gap = label("", "problem", wrap=True)
        self.panel = TablePanel(self.table)
        self.panel.setMinimumHeight(320)
        self.column.addWidget(self._card(), 1)
        self.refresh()

    def _card(self) -> Card:
        card = Card("Производственный календарь")
        card.body.addWidget(
            label("По этим дням считаются сроки в рабочих днях и переносы сроков.", "secondary")
        )
        self.add = primary("Внести день…", self._add)
        self.edit = secondary("Изменить…", lambda: self._edit(self.table.current()), "edit")
        self.clear = secondary("Вернуть как было", lambda: self._clear(self.table.selected()))
        row = QHBoxLayout()
        row.addWidget(self.year)
        row.addWidget(self.add)
        row.addWidget(self.edit)
        row.addWidget(self.clear)
        row.addStretch(1)
        card.body.addLayout(row)
        for each in (self.facts, self.gap):
            card.body.addWidget(each)
        card.body.addWidget(self.panel, 1)
        return card

    def refresh(self) -> None:
        """Read the calendar; the chosen year stays while it is listed, else it is this one."""
        self._calendar = self._desk.calendar.current()
        self.year.set_options([self._option(year) for year in self._years()])
        if self.year.value() is None:
            self.year.set_value(self._desk.today().year)
        self._show_year()

    def _years(self) -> list[int]:
        now = self._desk.today().year
        own = (day.year for day in self._calendar.own)
        return sorted({*self._calendar.years, *own, *range(now, now + AHEAD + 1)})

    def _option(self, year: int) -> Option:
        return Option(year, f"{year}" if self._calendar.is_known(year) else f"{year} — нет данных")

    def _show_year(self) -> None:
        year = self.year.value()
        days = self._calendar.marked(year)
        self.model.refresh()
        self.model.set_ids([day.toordinal() for day in days])
        self.facts.setText(_facts(self._calendar, year))
        self.gap.setText(_gap(self._calendar, year))
        self.gap.setVisible(bool(self.gap.text()))
        self.panel.show_empty(None if days else _empty(year))
        self.panel.set_total(_total(self._calendar, days))
        self._enable(self.table.selected())

    def _fetch(self, ids: Sequence[int]) -> Sequence[MarkedDay]:
        return [_row(self._calendar, date.fromordinal(each)) for each in ids]

    def _enable(self, chosen: Sequence[int]) -> None:
        self.edit.setEnabled(bool(self.table.current()))
        self.clear.setEnabled(bool(self._own(chosen)))

    def _own(self, ids: Iterable[int]) -> list[date]:
        return [day for day in map(date.fromordinal, ids) if day in self._calendar.own]

    def _add(self) -> None:
        self._ask(None)

    def _edit(self, day_id: int) -> None:
        if day_id:
            self._ask(date.fromordinal(day_id))

    def _ask(self, day: date | None) -> None:
        dialog = CalendarDayDialog(self._desk, day, self)
        if dialog.exec() and dialog.day is not None:
            shown = show_date(dialog.day)
            said = f"Внесён день {shown}" if dialog.is_changed else f"{shown} уже так и считается"
            self.toast.emit(said, dialog.is_changed)
            self._show_day(dialog.day)

    def _show_day(self, day: date) -> None:
        self.refresh()
        self.year.set_value(day.year)
        self._show_year()
        self.table.select(day.toordinal())

    def _clear(self, ids: Sequence[int]) -> None:
        """Give back the office's own days among these; shipped ones cannot be taken away."""
        days = self._own(ids)
        if days and self.attempt(
            partial(self._desk.calendar.clear, *days),
            f"Возвращено как было: {plural(len(days), 'день', 'дня', 'дней')}",
        ):
            self.refresh()


def _row(calendar: Calendar, day: date) -> MarkedDay:
    kind = DayKind.WORKING if calendar.is_working(day) else DayKind.DAY_OFF
    return MarkedDay(day, kind, calendar.title(day), _origin(calendar, day))


def _origin(calendar: Calendar, day: date) -> str:
    if day in calendar.own:
        return "внесено вами"
    return "перенос" if calendar.is_moved(day) else ""


def _facts(calendar: Calendar, year: int) -> str:
    worked = calendar.working_days(year)
    off = date(year, 12, 31).timetuple().tm_yday - worked
    counted = (
        f"{plural(worked, 'рабочий день', 'рабочих дня', 'рабочих дней')}, "
        f"{plural(off, 'выходной', 'выходных', 'выходных')}"
    )
    shipped = calendar.years.get(year)
    return f"{counted}. {shipped.source}." if shipped is not None else f"{counted}."


def _gap(calendar: Calendar, year: int) -> str:
    if calendar.is_known(year):
        return ""
    return (
        f"Праздников и переносов {year} года в программе нет: "
        "выходными считаются субботы, воскресенья и дни, внесённые вами."
    )


def _empty(year: int) -> EmptyState:
    return EmptyState(
        "calendar",
        f"Дни {year} года не внесены",
        "Внесите праздники и переносы по постановлению Правительства: оно выходит осенью.",
    )


def _total(calendar: Calendar, days: Sequence[date]) -> str:
    own = sum(day in calendar.own for day in days)
    return f"Особых дней: {len(days)}, из них внесено вами: {own}" if days else ""


COLUMNS: tuple[Column[MarkedDay], ...] = (
    Column(
        key="day",
        title="День",
        show=lambda row: f"{show_date(row.day)}, {weekday(row.day)}",
        strong=True,
        width=130,
        fixed=True,
    ),
    Column(
        key="kind",
        title="Какой",
        show=lambda row: word(row.kind),
        chip=lambda row: Chip(word(row.kind), TONES[row.kind]),
        width=110,
    ),
    Column(key="title", title="Название", show=lambda row: row.title, width=240, stretch=True),
    Column(key="origin", title="Откуда", show=lambda row: row.origin, width=130),
)
