"""What the page of responsible persons shows: duties or people, and the card of one person."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QStackedWidget

from smdesk.desk.overview import DutyRow, DutyState
from smdesk.models.labels import label, plural
from smdesk.models.vocabulary import Role
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_header import KeptHeader
from smdesk.ui.kit.buttons import action_button, secondary
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.table import TablePanel
from smdesk.ui.people.card import PersonCard
from smdesk.ui.people.columns import PersonRow
from smdesk.ui.people.forms import organization_options
from smdesk.ui.people.lists import duty_list, people_list, person_rows

DUTIES, PEOPLE = 0, 1
ROLES = [Option(role, label(role)) for role in Role]
WHEN = (
    Option(DutyState.CURRENT, "действуют"),
    Option(DutyState.PAST, "прошлые"),
    Option(DutyState.FUTURE, "будущие"),
    Option(DutyState.MISSING, "не назначены"),
)


class PeopleView(Page):
    """What the page shows; what can be done stands in `PeoplePage`."""

    def __init__(self, context: Context) -> None:
        super().__init__("Ответственные")
        self._context = context
        self._desk = context.desk
        self._below: frozenset[int] = frozenset()
        self.filters = FilterBar("Поиск по имени, должности, организации")
        self.filters.add_filter("role", "Роль", ROLES)
        self.filters.add_filter("organization", "Организация", [], multiple=False)
        self.filters.add_filter("when", "Назначения", WHEN)
        self.duties = duty_list()
        self.people = people_list()
        self.lists = (self.duties, self.people)
        for key, each in (("people.duties", self.duties), ("people.people", self.people)):
            KeptHeader(self._desk.state, key, each.table)
        self.views = QStackedWidget()
        self.panels = [TablePanel(each.table) for each in self.lists]
        for panel in self.panels:
            self.views.addWidget(panel)
        self.card = PersonCard(context)
        self.split = SplitView(self.views, self.card, 330)
        self._add_switch()
        self.body.addWidget(self.filters)
        self.body.addWidget(self.split, 1)
        assign = action_button(context.actions.action("people.assign"), "primary")
        self.header.set_primary(assign)
        self._wire()
        self.refresh()

    def _add_switch(self) -> None:
        self.switch = QButtonGroup(self)
        for at, text in enumerate(("Назначения", "Люди")):
            button: QPushButton = secondary(text, partial(self.show_view, at))
            button.setCheckable(True)
            button.setChecked(at == DUTIES)
            self.switch.addButton(button, at)
            self.header.add_button(button)

    def _wire(self) -> None:
        self.filters.changed.connect(self.look_up)
        for each in self.lists:
            self.filters.search.leave_down.connect(self._to_table)
            each.table.current_id.connect(lambda _id: self._show_card())
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
    def table(self) -> Any:  # noqa: ANN401 - tables of two kinds of rows
        """The table in front."""
        return self.lists[self.view].table

    def show_view(self, view: int) -> None:
        """Bring one of the two lists to the front."""
        self.views.setCurrentIndex(view)
        self.switch.button(view).setChecked(True)
        for key in ("role", "when"):
            self.filters.filters[key].setVisible(view == DUTIES)
        self.look_up()

    def refresh(self) -> None:
        """Read everything anew."""
        self.filters.filters["organization"].set_options(organization_options(self._desk))
        rows = self._desk.overview.duties(self._desk.today())
        self.duties.take(rows)
        self.people.take(person_rows(self._desk))
        missing = sum(row.state is DutyState.MISSING for row in rows)
        current = sum(row.state is DutyState.CURRENT for row in rows)
        people = plural(len(self.people.rows), "человек", "человека", "человек")
        duties = plural(current, "назначение действует", "назначения действуют", _MANY)
        gaps = f" · не назначено: {missing}" if missing else ""
        self.header.set_facts(f"{people} · {duties}{gaps}")
        self.look_up()

    def look_up(self) -> None:
        """Show what the filters ask for."""
        chosen = next(iter(self.filters.chosen("organization")), None)
        self._below = self._desk.organizations.subtree(chosen) if chosen else frozenset()
        text = self.filters.search.text()
        tests = (self._duty_fits, self._person_fits)
        count = self.lists[self.view].narrow(text, tests[self.view])
        panel = self.panels[self.view]
        panel.set_total(plural(count, "строка", "строки", "строк"))
        panel.show_empty(None if count else self._empty())
        if count and not self.table.current():
            self.table.select(self.table.records.id_at(0))
        self._show_card()
        self._enable()

    def search(self) -> None:
        """Ctrl+F."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def show_target(self, target: object) -> None:
        """Show one person among the people."""
        if isinstance(target, int):
            self.show_view(PEOPLE)
            if self.table.records.row_of(target) < 0:
                self.filters.clear()
            self.table.select(target)
            self.table.setFocus()

    def _duty_fits(self, row: DutyRow) -> bool:
        roles, when = self.filters.chosen("role"), self.filters.chosen("when")
        return (
            (not roles or row.role in roles)
            and (not when or row.state in when)
            and (not self._below or row.organization_id in self._below)
        )

    def _person_fits(self, row: PersonRow) -> bool:
        return not self._below or row.person.organization_id in self._below

    def duty(self) -> DutyRow | None:
        """The current duty, also one that nobody has; None among the people."""
        return self.duties.rows.get(self.table.current()) if self.view == DUTIES else None

    def person_id(self) -> int:
        """The person in front, 0 where there is none."""
        if self.view == PEOPLE:
            return int(self.table.current())
        duty = self.duty()
        return duty.person.id if duty and duty.person else 0

    def _show_card(self) -> None:
        self.card.show_person(self.person_id())

    def _enable(self) -> None:
        duty = self.duty()
        real = duty is not None and duty.person is not None
        for key, enabled in (
            ("hand_over", real),
            ("finish", real),
            ("edit", bool(self.person_id())),
            ("delete", real or (self.view == PEOPLE and bool(self.table.current()))),
        ):
            self._context.actions.enable(f"people.{key}", enabled=enabled)

    def _to_table(self) -> None:
        self.table.setFocus()

    def _fill_menu(self, menu: QMenu, _ids: list[int]) -> None:
        for key in ("assign", "hand_over", "finish", "edit", "delete"):
            menu.addAction(self._context.actions.action(f"people.{key}"))

    def _empty(self) -> EmptyState:
        if self.filters.is_set():
            return EmptyState("search", "Ничего не найдено", "Измените поиск или сбросьте отборы.")
        actions = self._context.actions
        return EmptyState(
            "people",
            "Здесь будет, кто за что отвечает",
            "Назначьте, кто организует работу, кто ведёт страницы и кто контролирует.",
            [
                action_button(actions.action("people.assign"), "primary"),
                action_button(actions.action("people.add")),
            ],
        )


_MANY = "назначений действуют"
