"""Holidays, memorable and professional days: which of them the calendar shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from smdesk.desk import Desk
from smdesk.models.dates import show_date, weekday
from smdesk.models.folding import fold
from smdesk.models.labels import label as word
from smdesk.models.labels import plural
from smdesk.models.plan_records import Occasion
from smdesk.models.plan_vocabulary import OccasionKind
from smdesk.models.recurrence import occasion_days, occasion_words
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.card import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.empty import nothing_found
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.table import TablePanel
from smdesk.ui.memory_list import MemoryList
from smdesk.ui.settings.occasion_form import OccasionDialog
from smdesk.ui.settings.section import Section
from smdesk.ui.theme.tokens import Tone

FORMS = ("памятная дата", "памятные даты", "памятных дат")
SHIPPED, CHANGED, HIDDEN, OWN = "shipped", "changed", "hidden", "own"
STATES = {SHIPPED: "из программы", CHANGED: "изменена", HIDDEN: "скрыта", OWN: "своя"}
TONES = {CHANGED: Tone.ACCENT, HIDDEN: Tone.WARNING, OWN: Tone.OK}
AHEAD = timedelta(days=366 * 4)
"""29 February comes within so many days."""


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    occasion: Occasion
    state: str
    next_on: date | None


class OccasionsSection(Section):
    """Enter changes a date, Del hides a shipped one and deletes one of the office's own."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self._ids: dict[str, int] = {}
        self.filters = FilterBar("Поиск по датам")
        kinds = [Option(str(kind), word(kind)) for kind in OccasionKind]
        self.filters.add_filter("kind", "Вид", kinds)
        states = [Option(key, words) for key, words in STATES.items()]
        self.filters.add_filter("state", "Откуда", states)
        self.list = MemoryList(
            "Памятные даты", COLUMNS, lambda row: row.id, lambda row: row.occasion.title, _KEYS
        )
        self.table = self.list.table
        self.panel = TablePanel(self.table)
        self.panel.setMinimumHeight(360)
        self.column.addWidget(self._card(), 1)
        self.filters.changed.connect(self._narrow)
        self.filters.search.leave_down.connect(self.table.setFocus)
        self.table.activated_id.connect(lambda _id: self._edit())
        self.table.delete_requested.connect(lambda _ids: self._remove())
        self.table.selection_ids.connect(lambda _ids: self._enable())
        self.refresh()

    def _card(self) -> Card:
        card = Card("Памятные даты")
        words = (
            "Эти дни видны в контент-плане. Лишние скройте, местные добавьте. Выходные и переносы"
            " — в производственном календаре."
        )
        card.body.addWidget(label(words, "secondary", wrap=True))
        self.add = primary("Добавить дату…", self._add)
        self.edit = secondary("Изменить…", self._edit, "edit")
        self.hide_button = secondary("Скрыть", self._hide, "eye-off")
        self.show_button = secondary("Показать", self._show_again, "eye")
        self.give_back = secondary("Вернуть как было", self._give_back)
        row = QHBoxLayout()
        for each in (self.add, self.edit, self.hide_button, self.show_button, self.give_back):
            row.addWidget(each)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self.filters)
        card.body.addWidget(self.panel, 1)
        return card

    # -- looking ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the dates anew."""
        self.list.take([self._row(each) for each in self._desk.occasions.listed()])
        self._narrow()

    def _row(self, occasion: Occasion) -> _Row:
        key = occasion.code or str(occasion.id)
        number = self._ids.setdefault(key, len(self._ids) + 1)
        today = self._desk.today()
        days = occasion_days(occasion.rule, today, today + AHEAD)
        return _Row(number, occasion, _state(self._desk, occasion), next(iter(days), None))

    def _narrow(self) -> None:
        number = self.list.narrow(self.filters.search.text(), self._is_wanted)
        self.panel.show_empty(None if number else nothing_found(self.filters.clear))
        self.panel.set_total(plural(number, *FORMS) if number else "")
        if number and not self.table.current():
            self.table.select(self.table.records.id_at(0))
        self._enable()

    def _is_wanted(self, row: _Row) -> bool:
        wanted = (("kind", str(row.occasion.kind)), ("state", row.state))
        chosen = self.filters.chosen
        return all(not chosen(key) or value in chosen(key) for key, value in wanted)

    def _chosen(self) -> list[Occasion]:
        return [self.list.rows[each].occasion for each in self.table.selected()]

    def _enable(self) -> None:
        rows = [self.list.rows[each] for each in self.table.selected()]
        self.edit.setEnabled(len(rows) == 1)
        hidden = [row for row in rows if row.state == HIDDEN]
        self.hide_button.setEnabled(len(hidden) < len(rows))
        self.show_button.setEnabled(bool(hidden))
        self.give_back.setEnabled(
            any(row.occasion.id and self._desk.occasions.shipped(row.occasion) for row in rows)
        )

    # -- doing -----------------------------------------------------------------------------------

    def _add(self) -> None:
        if OccasionDialog(self._desk, Occasion(), self).exec():
            self.refresh()
            self._show_newest()
            self.toast.emit("Дата добавлена", True)

    def _show_newest(self) -> None:
        """The date that was added is in front, whatever the filters hide."""
        newest = max(self.list.rows.values(), key=lambda row: row.occasion.id)
        self.filters.clear()
        self.table.select(newest.id)

    def _edit(self) -> None:
        for occasion in self._chosen()[:1]:
            if OccasionDialog(self._desk, occasion, self).exec():
                self.refresh()
                self.toast.emit("Дата изменена", True)

    def _hide(self) -> None:
        self._run(self._desk.occasions.hide, "Скрыто")

    def _show_again(self) -> None:
        self._run(self._desk.occasions.show, "Показано")

    def _give_back(self) -> None:
        self._run(self._desk.occasions.give_back, "Возвращено как было")

    def _remove(self) -> None:
        chosen = self._chosen()
        own = [each for each in chosen if self._desk.occasions.shipped(each) is None]
        self._run(self._desk.occasions.remove, "Удалено" if own else "Скрыто")

    def _run(self, what: Callable[[list[Occasion]], object], said: str) -> None:
        chosen = self._chosen()
        counted = f"{said}: {plural(len(chosen), *FORMS)}"
        if chosen and self.attempt(partial(what, chosen), counted):
            self.refresh()


def _state(desk: Desk, occasion: Occasion) -> str:
    if occasion.is_hidden:
        return HIDDEN
    if desk.occasions.shipped(occasion) is None:
        return OWN
    return CHANGED if occasion.id else SHIPPED


def _next(row: _Row) -> str:
    day = row.next_on
    return f"{show_date(day)}, {weekday(day)}" if day else ""


def _chip(row: _Row) -> Chip | None:
    return Chip(STATES[row.state], TONES[row.state]) if row.state in TONES else None


COLUMNS: tuple[Column[_Row], ...] = (
    Column(
        key="title",
        title="Название",
        show=lambda row: row.occasion.title,
        strong=True,
        width=270,
        stretch=True,
        fixed=True,
        sort_key="title",
    ),
    Column(
        key="kind",
        title="Вид",
        show=lambda row: word(row.occasion.kind),
        width=126,
        stretch=True,
        sort_key="kind",
    ),
    Column(
        key="rule",
        title="Когда",
        show=lambda row: occasion_words(row.occasion.rule),
        width=190,
        stretch=True,
    ),
    Column(key="next", title="Ближайший", show=_next, width=118, sort_key="next"),
    Column(
        key="state",
        title="Откуда",
        show=lambda row: "" if row.state == SHIPPED else STATES[row.state],
        chip=_chip,
        width=100,
        sort_key="state",
    ),
)
_KEYS: dict[str, Callable[[Any], Any]] = {
    "next": lambda row: (row.next_on or date.max, fold(row.occasion.title)),
    "title": lambda row: fold(row.occasion.title),
    "kind": lambda row: word(row.occasion.kind),
    "state": lambda row: STATES[row.state],
}
