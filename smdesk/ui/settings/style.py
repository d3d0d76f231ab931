"""The style hint: on or off, and the words that it looks for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu

from smdesk.desk.style import Entry, shown
from smdesk.models.labels import grouped, plural, quoted
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.card import Card
from smdesk.ui.kit.dialogs import ask_bulk_delete
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.fields import CheckField
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.table import TablePanel
from smdesk.ui.settings.section import Section
from smdesk.ui.settings.style_words import (
    KINDS,
    STATES,
    StyleWordDialog,
    WordRow,
    rows_of,
    word_list,
)

ABOUT = (
    "Когда вы пишете публикацию, программа отмечает казённые слова и советует, как сказать проще. "
    "Публиковать она не мешает. Список можно дополнить, а лишнее выключить."
)
_FORMS = ("запись", "записи", "записей")


class StyleSection(Section):
    """A table of words; Enter edits, Del gives back what the office has changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self.words = word_list()
        self.table = self.words.table
        self.table.activated_id.connect(self._edit)
        self.table.delete_requested.connect(self._forget)
        self.table.selection_ids.connect(self._enable)
        self.table.menu_hook = self._fill_menu
        self.on = CheckField("Подсказывать, пока пишется публикация")
        self.on.edited.connect(self._turn)
        self.filters = FilterBar("Поиск по словам и советам")
        self.filters.add_filter("kind", "Что это", KINDS)
        self.filters.add_filter("state", "Записи", STATES)
        self.filters.changed.connect(self._narrow)
        self.filters.search.leave_down.connect(self.table.setFocus)
        self.panel = TablePanel(self.table)
        self.panel.setMinimumHeight(380)
        self.column.addWidget(self._card(), 1)
        self.refresh()

    def _card(self) -> Card:
        card = Card("Подсказка по стилю")
        card.body.addWidget(label(ABOUT, "secondary", wrap=True))
        card.body.addWidget(self.on)
        self.edit = secondary("Изменить…", lambda: self._edit(self.table.current()), "edit")
        self.switch = secondary("Выключить", lambda: self._switch(self.table.selected()), "eye-off")
        self.forget = secondary("Вернуть как было", lambda: self._forget(self.table.selected()))
        row = QHBoxLayout()
        row.addWidget(primary("Добавить слова", self._add))
        for button in (self.edit, self.switch, self.forget):
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self.filters)
        card.body.addWidget(self.panel, 1)
        return card

    def refresh(self) -> None:
        """Read the words and whether the hint is on."""
        self.on.set_value(self._desk.style.is_on)
        self.words.take(rows_of(self._desk.style.entries()))
        self._narrow()

    def _narrow(self) -> None:
        kinds, states = self.filters.chosen("kind"), self.filters.chosen("state")

        def fits(row: WordRow) -> bool:
            return (not kinds or row.entry.kind in kinds) and (not states or row.state in states)

        number = self.words.narrow(self.filters.search.text(), fits)
        self.panel.show_empty(None if number else _nothing())
        self.panel.set_total(f"{plural(number, *_FORMS)} из {grouped(len(self.words.rows))}")
        self._enable(self.table.selected())

    def _entries(self, ids: Sequence[int]) -> list[Entry]:
        return [row.entry for row in self.words.fetch(ids)]

    def _enable(self, ids: Sequence[int]) -> None:
        chosen = self._entries(ids)
        self.edit.setEnabled(bool(self.table.current()))
        self.switch.setEnabled(bool(chosen))
        self.switch.setText(_switching(chosen))
        self.forget.setEnabled(any(entry.rule_id for entry in chosen))
        self.forget.setText(_forgetting(chosen))

    def _fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        chosen = self._entries(ids)
        menu.addAction("Изменить…", partial(self._edit, ids[0])).setEnabled(len(ids) == 1)
        menu.addAction(_switching(chosen), partial(self._switch, ids))
        forget = menu.addAction(_forgetting(chosen), partial(self._forget, ids))
        forget.setEnabled(any(entry.rule_id for entry in chosen))

    def _turn(self) -> None:
        self._desk.style.turn(on=self.on.value())

    def _add(self) -> None:
        if StyleWordDialog(self._desk, None, self).exec():
            self.toast.emit("Слова добавлены", True)
            self._show_last()

    def _show_last(self) -> None:
        """The words just added come to the front: they must not be lost among a thousand."""
        self.filters.clear()
        self.refresh()
        self.table.select(max(self.words.rows))

    def _edit(self, row_id: int) -> None:
        found = self._entries([row_id])
        if found and StyleWordDialog(self._desk, found[0], self).exec():
            self.toast.emit("Запись подсказки изменена", True)
            self.refresh()

    def _switch(self, ids: Sequence[int]) -> None:
        chosen = self._entries(ids)
        off = any(not entry.is_off for entry in chosen)
        said = f"{'Выключено' if off else 'Включено'}: {_named(chosen)}"
        if chosen and self.attempt(partial(self._desk.style.switch, chosen, off=off), said):
            self.refresh()

    def _forget(self, ids: Sequence[int]) -> None:
        chosen = [entry for entry in self._entries(ids) if entry.rule_id]
        own = [entry for entry in chosen if not entry.is_shipped]
        if not chosen or (len(own) > 1 and not ask_bulk_delete(self, plural(len(own), *_FORMS))):
            return
        said = f"{'Удалено' if own else 'Возвращено как было'}: {_named(chosen)}"
        if self.attempt(partial(self._desk.style.forget, chosen), said):
            self.refresh()


def _switching(entries: Sequence[Entry]) -> str:
    is_off = bool(entries) and all(entry.is_off for entry in entries)
    return "Включить" if is_off else "Выключить"


def _forgetting(entries: Sequence[Entry]) -> str:
    return "Удалить" if any(not entry.is_shipped for entry in entries) else "Вернуть как было"


def _named(entries: Sequence[Entry]) -> str:
    if len(entries) == 1:
        return quoted(shown(entries[0].words))
    return plural(len(entries), *_FORMS)


def _nothing() -> EmptyState:
    return EmptyState("search", "Таких слов нет", "Измените поиск или отбор.")
