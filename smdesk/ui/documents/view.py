"""What the page of documents shows: one of four lists, searched as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QStackedWidget

from smdesk.models.control_records import Notice
from smdesk.models.labels import plural
from smdesk.procedures.due import Deadline
from smdesk.ui.documents.buttons import FOR_ALL, FOR_LETTERS, DocumentButtons
from smdesk.ui.documents.due_letters import DueLetters
from smdesk.ui.documents.lists import LISTS, DocumentList, Line
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_header import KeptHeader
from smdesk.ui.kit.buttons import action_button, secondary
from smdesk.ui.kit.empty import EmptyState, nothing_found
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_panel import TablePanel

SHOWS = frozenset(
    {
        "notice",
        "legal_act",
        "exemption",
        "help",
        "organization",
        "account",
        "account_period",
        "assignment",
        "person",
        "office",
        "procedure_copy",
        "calendar_day",
    }
)
"""Tables whose changes can change what stands here."""
ROWS = ("строка", "строки", "строк")


class DocumentsView(Page):
    """What the page shows; what can be done stands in `DocumentsPage`."""

    def __init__(self, context: Context) -> None:
        super().__init__("Документы")
        self._context = context
        self._desk = context.desk
        self.filters = FilterBar("Поиск по документам")
        self.switch = QButtonGroup(self)
        self.tables = {each.key: each.table() for each in LISTS}
        self.panels: dict[str, TablePanel] = {}
        self.views = QStackedWidget()
        self._add_lists()
        self._lines: dict[str, dict[int, Line]] = {each.key: {} for each in LISTS}
        actions = context.actions
        self.header.add_button(action_button(actions.action("documents.print"), text="Печать"))
        self.header.set_primary(action_button(actions.action("documents.add"), "primary"))
        self.filters.changed.connect(self._narrow)
        self.filters.search.leave_down.connect(self.shown)
        self.body.addWidget(self.filters)
        self.buttons = DocumentButtons(actions)
        self.body.addWidget(self.buttons)
        self.body.addWidget(self.views, 1)
        self.due = DueLetters(self._desk, self)
        self.due.came.connect(self._take)
        self._sought: Callable[[Line], bool] | None = None
        self._at = 0
        self.show_list(0)

    def _add_lists(self) -> None:
        for at, each in enumerate(LISTS):
            table = self.tables[each.key]
            KeptHeader(self._desk.state, f"documents.{each.key}", table.table)
            table.sort_as_marked()
            table.table.selection_ids.connect(lambda _ids: self._enable())
            table.table.menu_hook = self._fill_menu
            self.panels[each.key] = TablePanel(table.table)
            self.views.addWidget(self.panels[each.key])
            button = secondary(each.title, partial(self.show_list, at))
            button.setCheckable(True)
            self.switch.addButton(button, at)
            self.filters.insert_widget(at, button)

    @property
    def front(self) -> DocumentList:
        """The list in front."""
        return LISTS[self._at]

    @property
    def table(self) -> RecordTable:
        """The table in front."""
        return self.tables[self.front.key].table

    def record(self) -> Any:  # noqa: ANN401 - of the list in front
        """The record of the row in front, a deadline where nothing was prepared, or None."""
        line = self._lines[self.front.key].get(self.table.current())
        return line.record if line else None

    def show_list(self, at: int) -> None:
        """Bring one of the lists to the front."""
        self._at = at
        self.switch.button(at).setChecked(True)
        self.views.setCurrentIndex(at)
        self.buttons.show_for_letters(shown=self.front.key == "letters")
        self._context.actions.rename("documents.add", self.front.add)
        self.refresh()

    def show_letter(self, notice_id: int) -> None:
        """Bring a letter to the front."""
        self._show_letter(lambda line: line.id == notice_id)

    def show_target(self, target: object) -> None:
        """A notice by its id, a letter that is due by its deadline, or a list by its key."""
        keys = [each.key for each in LISTS]
        if isinstance(target, int):
            self.show_letter(target)
        elif isinstance(target, Deadline):
            prepared = target.notice_id or None
            self._show_letter(lambda line: line.record == target or line.id == prepared)
        elif target in keys:
            self.show_list(keys.index(str(target)))

    def shown(self) -> None:
        """The keys work in the list at once."""
        self.panels[self.front.key].take_focus()

    def search(self) -> None:
        """Ctrl+F."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def changed(self, tables: dict[str, frozenset[int]]) -> None:
        """Read the list in front anew when it is concerned; the others when they are shown."""
        if not tables or SHOWS & tables.keys():
            self.refresh()

    def refresh(self) -> None:
        """Read the list in front anew; what a large office owes comes in slices."""
        if self.front.key == "letters":
            self.due.ask()
        else:
            self.due.stop()
            self._take(())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.due.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read for a page that nobody sees."""
        self.due.put_off()
        super().hideEvent(event)

    def _take(self, due: Sequence[Deadline]) -> None:
        lines = list(self.front.lines(self._desk, due))
        self._lines[self.front.key] = {line.id: line for line in lines}
        self.tables[self.front.key].take(lines)
        waiting = [line for line in lines if self.front.key == "letters" and _waits(line)]
        self.header.set_facts(
            f"{self.front.title}: {plural(len(lines), *ROWS)}"
            + (f" · ждут отправки: {len(waiting)}" if waiting else "")
        )
        self._narrow()
        self._seek()

    def _show_letter(self, is_sought: Callable[[Line], bool]) -> None:
        """Bring the first such letter to the front, as soon as the letters have been read."""
        self._sought = is_sought
        self.filters.clear()
        self.show_list(0)

    def _seek(self) -> None:
        if self.front.key == "letters" and self._sought is not None:
            found = filter(self._sought, self._lines["letters"].values())
            self._sought = None
            self.table.select(next((line.id for line in found), 0))

    def _narrow(self) -> None:
        count = self.tables[self.front.key].narrow(self.filters.search.text(), lambda _line: True)
        panel = self.panels[self.front.key]
        panel.show_empty(None if count else self._empty())
        panel.set_total(plural(count, *ROWS))
        if count and not self.table.current():
            self.table.select(self.table.records.id_at(0))
        self._enable()

    def _empty(self) -> EmptyState:
        if self.filters.is_set():
            return nothing_found(self.filters.clear)
        add = action_button(self._context.actions.action("documents.add"), "primary")
        return EmptyState("file", self.front.title, self.front.empty, [add])

    def _enable(self) -> None:
        record = self.record()
        is_letter = isinstance(record, Notice | Deadline)
        unsent = is_letter and not getattr(record, "sent_on", None)
        written = isinstance(record, Notice) and bool(record.file)
        for key, enabled in (
            ("prepare", unsent),
            ("sent", unsent),
            ("open", written),
            ("cases", isinstance(record, Notice) and unsent),
            ("template", is_letter),
            ("edit", record is not None),
            ("delete", any(each > 0 for each in self.table.selected())),
        ):
            self._context.actions.enable(f"documents.{key}", enabled=enabled)

    def _fill_menu(self, menu: QMenu, _ids: list[int]) -> None:
        first = FOR_LETTERS if self.front.key == "letters" else ()
        for key in (*first, *FOR_ALL):
            menu.addAction(self._context.actions.action(f"documents.{key}"))

    def state(self) -> object:
        """The list in front."""
        return {"list": self.front.key}

    def restore_state(self, state: object) -> None:
        """Take back what `state` gave in an earlier run."""
        if isinstance(state, dict):
            self.show_target(state.get("list"))


def _waits(line: Line) -> bool:
    return isinstance(line.record, Deadline) or line.record.sent_on is None
