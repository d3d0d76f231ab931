"""The page of responsible persons: duties and people, and the card of the current person."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QStackedWidget

from smdesk.desk.overview import DutyRow, DutyState
from smdesk.models.errors import DeskError
from smdesk.models.labels import label, plural
from smdesk.models.vocabulary import Role
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button, secondary
from smdesk.ui.kit.dialogs import ask_bulk_delete
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
from smdesk.ui.reporting import Reporting, Rows

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


class PeoplePage(PeopleView):
    """Every `do_…` is an action of the page; see `SPEC`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reporting = Reporting(context, self, self.offer.emit)
        self.duties.table.activated_id.connect(lambda _id: self._activate())
        self.people.table.activated_id.connect(lambda _id: self.do_edit())
        for each in self.lists:
            each.table.delete_requested.connect(lambda _ids: self.do_delete())

    def _activate(self) -> None:
        duty = self.duty()
        if duty is not None and duty.person is None:
            self.do_assign()
        else:
            self.do_edit()

    def do_assign(self) -> None:
        """Give someone a duty; a missing one is suggested."""
        from smdesk.ui.people.forms import AssignDialog

        duty = self.duty()
        missing = duty if duty and duty.person is None else None
        dialog = AssignDialog(
            self._desk,
            self,
            missing.organization_id if missing else None,
            missing.role if missing else None,
            self.person_id() or None,
        )
        self._run(dialog, "Назначено")

    def do_hand_over(self) -> None:
        """Give the current duty to another person."""
        from smdesk.ui.people.forms import HandOverDialog

        self._run(HandOverDialog(self._desk, self.table.current(), self), "Ответственный сменён")

    def do_finish(self) -> None:
        """Set the last day of the current duty."""
        from smdesk.ui.people.forms import FinishDialog

        self._run(FinishDialog(self._desk, self.table.current(), self), "Назначение завершено")

    def do_add(self) -> None:
        """Add a person."""
        from smdesk.ui.people.forms import PersonDialog

        dialog = PersonDialog(self._desk, None, self)
        if self._run(dialog, "Человек добавлен"):
            self.show_target(dialog.stored_id)

    def do_edit(self) -> None:
        """Change the person in front."""
        from smdesk.ui.people.forms import PersonDialog

        person = self._desk.persons.find(self.person_id())
        if person is not None:
            self._run(PersonDialog(self._desk, person, self), "Сохранено")

    def _run(self, dialog: Any, said: str) -> bool:  # noqa: ANN401 - dialogs load late
        done = bool(dialog.exec())
        if done:
            self.toast.emit(said, True)
        dialog.deleteLater()
        return done

    def do_delete(self) -> None:
        """Remove what was entered by mistake: duties, or people with their duties."""
        cases: Any = self._desk.persons if self.view == PEOPLE else self._desk.assignments
        ids = [each for each in self.table.selected() if each > 0]
        counted = plural(len(ids), "запись", "записи", "записей")
        if not ids or (len(ids) > 1 and not ask_bulk_delete(self, counted)):
            return
        try:
            cases.delete(ids)
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.toast.emit(f"Удалено: {counted}", True)

    def do_print(self) -> None:
        """The preview of the list of responsible persons."""
        rows = Rows("Все записи", None, self._desk.assignments.count())
        self._reporting.print("responsible", [rows])

    def do_export(self) -> None:
        """The list of responsible persons into Excel."""
        self._reporting.export("responsible", "xlsx", "Ответственные")


_MANY = "назначений действуют"
