"""What can be done with events: buttons above the list, the same in its menu, and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from smdesk.models.errors import DeskError
from smdesk.models.labels import plural, quoted
from smdesk.models.period import Period
from smdesk.ui.events.event_form import open_event
from smdesk.ui.events.received_dialog import receive
from smdesk.ui.events.rows import EventRow
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button, primary
from smdesk.ui.kit.dialogs import ask_bulk_delete, choose
from smdesk.ui.theme.icons import icon
from smdesk.ui.theme.tokens import Space

FORMS = ("мероприятие", "мероприятия", "мероприятий")
DAY, ALL = "day", "all"
_SPECS = (
    ("add", "Добавить мероприятие…", "Добавить…", "plus", "Ctrl+Shift+N"),
    ("edit", "Изменить…", "", "edit", ""),
    ("receive", "Получены сведения…", "", "check", "Ctrl+Shift+R"),
    ("write", "Написать публикацию…", "", "file", "Ctrl+Shift+P"),
    ("cancel", "Отменить мероприятие", "Отменить", "close", ""),
    ("bring_back", "Вернуть мероприятие", "Вернуть", "undo", ""),
    ("remove", "Удалить", "", "trash", ""),
)
"""Method, text, shorter text of the button, icon, shortcut."""


class Listed(Protocol):
    """What the deeds ask of the list."""

    period: Period

    def chosen(self) -> list[EventRow]: ...
    def show_event(self, event_id: int) -> None: ...


class EventDeeds(QWidget):
    """A row of buttons; each is an action with a method of the same name.

    The keys of the actions work wherever the focus is within `parent`.
    """

    toast = Signal(str, bool)
    failed = Signal(object)
    post_wanted = Signal(int, object)

    def __init__(self, context: Context, listed: Listed, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._listed = listed
        self._parent = parent
        self.actions_by_key: dict[str, QAction] = {}
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for key, text, short, icon_name, shortcut in _SPECS:
            action = self._action(key, text, icon_name, shortcut)
            self.buttons[key] = action_button(action, text=short)
            row.addWidget(self.buttons[key])
        row.addStretch(1)

    def _action(self, key: str, text: str, icon_name: str, shortcut: str) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setProperty("icon_name", icon_name)
        action.triggered.connect(lambda _checked: getattr(self, key)())
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._parent.addAction(action)
        self.actions_by_key[key] = action
        return action

    def add_button(self) -> QPushButton:
        """One more button that adds, for an empty list."""
        return primary("Добавить мероприятие", self.add)

    def menu_actions(self) -> Sequence[QAction]:
        """What can be done with the rows in front."""
        return [
            each for key, each in self.actions_by_key.items() if key != "add" and each.isEnabled()
        ]

    def enable(self) -> None:
        """Offer what fits the selected rows."""
        rows = self._listed.chosen()
        one = len(rows) == 1
        cancelled = [row for row in rows if row.occurrence.event.is_cancelled]
        can = {
            "edit": one,
            "receive": one and not cancelled,
            "write": one and not cancelled,
            "cancel": bool(rows) and not cancelled,
            "bring_back": bool(rows) and len(cancelled) == len(rows),
            "remove": bool(rows),
        }
        for key, enabled in can.items():
            self.actions_by_key[key].setEnabled(enabled)
        self.buttons["bring_back"].setVisible(can["bring_back"])
        self.buttons["cancel"].setVisible(not can["bring_back"])

    # -- doing -----------------------------------------------------------------------------------

    def add(self) -> None:
        """A new event: on the day of the one in front, or today while that is shown."""
        rows = self._listed.chosen()
        today, period = self._desk.today(), self._listed.period
        shown = today if period.since <= today <= period.until else period.since
        day = rows[0].occurrence.day if rows else shown
        made = open_event(self._context, self, day=day)
        if made:
            self._listed.show_event(made)
            self.toast.emit("Мероприятие добавлено", True)

    def edit(self) -> None:
        """Work on the event in front."""
        for row in self._listed.chosen()[:1]:
            event = row.occurrence.event
            day = row.occurrence.day if event.repeat else None
            if open_event(self._context, self, event_id=event.id, day=day):
                self.toast.emit("Мероприятие изменено", True)

    def receive(self) -> None:
        """The unit has told how it went."""
        for row in self._listed.chosen()[:1]:
            if receive(self._context, self, row.occurrence.event.id, row.occurrence.day):
                self.toast.emit("Сведения получены", True)

    def write(self) -> None:
        """A post about it."""
        for row in self._listed.chosen()[:1]:
            self.post_wanted.emit(row.occurrence.event.id, row.occurrence.day)

    def cancel(self) -> None:
        """They will not be held."""
        self._each(self._desk.events.cancel, "Отменено")

    def bring_back(self) -> None:
        """They will be held after all."""
        self._each(self._desk.events.bring_back, "Возвращено")

    def remove(self) -> None:
        """Entered by mistake; of a series the day alone or all of it, as the user says."""
        rows = self._listed.chosen()
        if len(rows) == 1 and rows[0].occurrence.is_of_series:
            self._remove_of_series(rows[0])
            return
        counted = plural(len(rows), *FORMS)
        if rows and (len(rows) == 1 or ask_bulk_delete(self, counted)):
            days = [(row.occurrence.event.id, row.occurrence.day) for row in rows]
            self._attempt(lambda: self._desk.events.remove(days), f"Удалено: {counted}")

    def _remove_of_series(self, row: EventRow) -> None:
        event, day = row.occurrence.event, row.occurrence.day
        ways = {DAY: f"Только {day:%d.%m.%Y}", ALL: "Все дни"}
        chosen = choose(self, f"{quoted(event.title)} повторяется. Что удалить?", "", ways)
        if chosen == DAY:
            self._attempt(lambda: self._desk.events.remove([(event.id, day)]), "День удалён")
        elif chosen == ALL:
            self._attempt(lambda: self._desk.events.delete([event.id]), "Мероприятие удалено")

    def _each(self, what: Callable[[int, date], object], said: str) -> None:
        days = [(row.occurrence.event.id, row.occurrence.day) for row in self._listed.chosen()]
        if len(days) == 1:
            self._attempt(lambda: what(*days[0]), f"{said}: {plural(1, *FORMS)}")
        elif days:
            self._attempt(
                lambda: self._all(what, days, said), f"{said}: {plural(len(days), *FORMS)}"
            )

    def _all(
        self, what: Callable[[int, date], object], days: Sequence[tuple[int, date]], said: str
    ) -> None:
        with self._desk.changes(f"{said}: {plural(len(days), *FORMS)}"):
            for event_id, day in days:
                what(event_id, day)

    def _attempt(self, what: Callable[[], object], said: str) -> None:
        try:
            what()
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.toast.emit(said, True)
