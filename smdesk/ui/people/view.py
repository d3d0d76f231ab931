"""What the page of responsible persons shows: duties or people, and the card of one person."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QMenu, QStackedWidget

from smdesk.desk.overview import DutyRow, DutyState
from smdesk.models.labels import plural
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_header import KeptHeader
from smdesk.ui.kit.buttons import action_button
from smdesk.ui.kit.empty import EmptyState, nothing_found
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.table import RecordTable, TablePanel
from smdesk.ui.people.card import PersonCard
from smdesk.ui.people.filters import DUTIES, PEOPLE, PeopleFilters
from smdesk.ui.people.lists import duty_list, people_list, person_rows

__all__ = ["DUTIES", "PEOPLE", "PeopleView"]

SHOWS = frozenset(
    {"person", "assignment", "organization", "legal_act", "account", "account_period", "office"}
)
"""Tables whose changes can change what stands here."""
PAUSE_MS = 60
"""How long the choice of a row rests before its card is drawn: typing does not wait for it."""
COUNTED = (("строка", "строки", "строк"), ("человек", "человека", "человек"))
IN_FORCE = ("назначение действует", "назначения действуют", "назначений действуют")


class PeopleView(Page):
    """What the page shows; what can be done stands in `PeoplePage`."""

    def __init__(self, context: Context) -> None:
        super().__init__("Ответственные")
        self._context = context
        self._desk = context.desk
        self.filters = PeopleFilters(context.desk)
        self.switch = self.filters.switch
        self.duties = duty_list()
        self.people = people_list()
        self.lists = (self.duties, self.people)
        for key, each in (("people.duties", self.duties), ("people.people", self.people)):
            KeptHeader(self._desk.state, key, each.table)
            each.sort_as_marked()
        self.views = QStackedWidget()
        self.panels = [TablePanel(each.table) for each in self.lists]
        for panel in self.panels:
            self.views.addWidget(panel)
        self.card = PersonCard(context)
        self.split = SplitView(self.views, self.card, 330)
        self._are_people_read = False
        self._add_header()
        self.body.addWidget(self.filters)
        self.body.addWidget(self.split, 1)
        self._wire()
        self._read()
        self.show_view(DUTIES)

    def _add_header(self) -> None:
        actions = self._context.actions
        self.header.add_button(action_button(actions.action("people.print"), text="Печать"))

    def _wire(self) -> None:
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self._show_card)
        self.filters.changed.connect(self.look_up)
        self.filters.view_wanted.connect(self.show_view)
        self.filters.search.leave_down.connect(self.shown)
        for each in self.lists:
            each.table.current_id.connect(lambda _id: self._rest.start())
            each.table.selection_ids.connect(lambda _ids: self._enable())
            each.table.menu_hook = self._fill_menu
        self.card.toast.connect(self.toast)
        self.card.failed.connect(self.failed)
        self.card.open_page.connect(self.open_page)

    # Looking

    @property
    def view(self) -> int:
        """DUTIES or PEOPLE."""
        return self.views.currentIndex()

    @property
    def table(self) -> RecordTable:
        """The table in front."""
        return self.lists[self.view].table

    def show_view(self, view: int) -> None:
        """Bring one of the two lists to the front."""
        self.views.setCurrentIndex(view)
        self.filters.show_for(view)
        first_step = self._context.actions.action(("people.assign", "people.add")[view])
        self.header.set_primary(action_button(first_step, "primary"))
        self.look_up()

    def refresh(self) -> None:
        """Read everything anew."""
        self.filters.forget_names()
        self._read()
        self.look_up()

    def changed(self, tables: dict[str, frozenset[int]]) -> None:
        """Read anew what is concerned; names in the filter only when they may have changed."""
        if not SHOWS & tables.keys():
            return
        if "organization" in tables:
            self.filters.forget_names()
        self._read()
        self.look_up()

    def _read(self) -> None:
        rows = self._desk.overview.duties(self._desk.today())
        self.duties.take(rows)
        self._are_people_read = False
        missing = sum(row.state is DutyState.MISSING for row in rows)
        current = sum(row.state is DutyState.CURRENT for row in rows)
        people = plural(self._desk.persons.count(), *COUNTED[PEOPLE])
        gaps = f" · не назначено: {missing}" if missing else ""
        self.header.set_facts(f"{people} · {plural(current, *IN_FORCE)}{gaps}")

    def look_up(self) -> None:
        """Show what the filters ask for."""
        if self.view == PEOPLE and not self._are_people_read:
            self.people.take(person_rows(self._desk, self.duties.rows.values()))
            self._are_people_read = True
        self.filters.look()
        tests = (self.filters.duty_fits, self.filters.person_fits)
        count = self.lists[self.view].narrow(self.filters.search.text(), tests[self.view])
        panel = self.panels[self.view]
        panel.show_empty(None if count else self._empty())
        self.split.show_side(shown=bool(count))
        if count and not self.table.current():
            self.table.select(self.table.records.id_at(0))
        self._rest.start()
        self._enable()

    def shown(self) -> None:
        """The keys work in the list at once."""
        self.panels[self.view].take_focus()
        self._rest.start()

    def search(self) -> None:
        """Ctrl+F."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def show_target(self, target: object) -> None:
        """Show one person among the people, whatever the filters hide."""
        if isinstance(target, int):
            self.show_view(PEOPLE)
            if self.table.records.row_of(target) < 0:
                self.filters.clear()
            self.table.select(target)
            self.table.setFocus()
            self._show_card()

    # What is remembered

    def state(self) -> object:
        """The list in front, the width of the card, the filters without the text."""
        chosen = self.filters.state().get("chosen", {})
        return {"view": self.view, "side": self.split.side_width(), "chosen": chosen}

    def restore_state(self, state: object) -> None:
        """Take back what `state` gave in an earlier run."""
        if not isinstance(state, dict):
            return
        kept: dict[str, Any] = state
        self.split.set_side_width(kept.get("side", self.split.side_width()))
        chosen = kept.get("chosen", {})
        if chosen.get("organization"):
            self.filters.fill_once()
        if any(chosen.values()):
            self.filters.set_state({"chosen": chosen})
        self.show_view(PEOPLE if kept.get("view") == PEOPLE else DUTIES)

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: nothing waits any longer."""
        self._rest.stop()
        super().hideEvent(event)

    # What is in front

    def duty(self) -> DutyRow | None:
        """The current duty, also one that nobody has; None among the people."""
        return self.duties.rows.get(self.table.current()) if self.view == DUTIES else None

    def person_id(self) -> int:
        """The person in front, 0 where there is none."""
        if self.view == PEOPLE:
            return self.table.current()
        duty = self.duty()
        return duty.person.id if duty and duty.person else 0

    def _show_card(self) -> None:
        self._rest.stop()
        duty = self.duty()
        if duty is not None and duty.person is None:
            self.card.show_missing(duty)
        else:
            self.card.show_person(self.person_id())

    def _enable(self) -> None:
        duty, chosen = self.duty(), self.table.selected()
        state = duty.state if duty else DutyState.MISSING
        for key, enabled in (
            ("change", state is not DutyState.MISSING),
            ("hand_over", state is DutyState.CURRENT),
            ("finish", state in {DutyState.CURRENT, DutyState.FUTURE}),
            ("edit", bool(self.person_id())),
            ("delete", any(each > 0 for each in chosen)),
        ):
            self._context.actions.enable(f"people.{key}", enabled=enabled)
        more = f", выделено {len(chosen)}" if len(chosen) > 1 else ""
        total = self.table.records.rowCount()
        self.panels[self.view].set_total(plural(total, *COUNTED[self.view]) + more)

    def _fill_menu(self, menu: QMenu, _ids: list[int]) -> None:
        for key in ("assign", "change", "hand_over", "finish", "edit", "delete"):
            menu.addAction(self._context.actions.action(f"people.{key}"))

    def _empty(self) -> EmptyState:
        if self.filters.is_set():
            return nothing_found(self.filters.clear)
        return _first_steps(self._context.actions)


def _first_steps(actions: ActionRegistry) -> EmptyState:
    return EmptyState(
        "people",
        "Здесь будет, кто за что отвечает",
        "Назначьте, кто организует работу, кто ведёт страницы и кто контролирует.",
        [
            action_button(actions.action("people.assign"), "primary"),
            action_button(actions.action("people.add")),
        ],
    )
