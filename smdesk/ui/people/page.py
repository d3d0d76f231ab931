"""The page of responsible persons: what can be done, on top of what `view` shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from smdesk.models.errors import DeskError
from smdesk.models.labels import plural
from smdesk.models.vocabulary import Role
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import menu_button
from smdesk.ui.kit.dialogs import ask_bulk_delete
from smdesk.ui.people.view import PEOPLE, PeopleView
from smdesk.ui.registry.export_menu import ExportMenu
from smdesk.ui.reporting import Reporting, Rows

DUTY_FORMS = ("назначение", "назначения", "назначений")


class PeoplePage(PeopleView):
    """Every `do_…` is an action of the page; see `SPEC`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reporting = Reporting(context, self, self.offer.emit)
        exports = menu_button("Экспорт", [], "export")
        exports.setMenu(ExportMenu(exports, self.rows_to_report, self.export))
        self.header.add_button(exports)
        self.duties.table.activated_id.connect(lambda _id: self.do_change())
        self.people.table.activated_id.connect(lambda _id: self.do_edit())
        for each in self.lists:
            each.table.delete_requested.connect(lambda _ids: self.do_delete())

    def show_target(self, target: object) -> None:
        """One person by id; («assign», role, organisation, page or 0): a duty that is missing."""
        match target:
            case ("assign", Role() as role, int(organization_id), int(account_id)):
                from smdesk.ui.people.forms import AssignDialog

                dialog = AssignDialog(self._desk, self, organization_id, role)
                dialog.choose_page(account_id)
                self._run(dialog, "Назначено")
            case _:
                super().show_target(target)

    def do_assign(self) -> None:
        """Give someone a duty; a missing one, or the person in front, is suggested."""
        from smdesk.ui.people.forms import AssignDialog

        duty = self.duty()
        missing = duty if duty and duty.person is None else None
        dialog = AssignDialog(
            self._desk,
            self,
            missing.organization_id if missing else None,
            missing.role if missing else None,
            self.person_id() if self.view == PEOPLE else None,
        )
        self._run(dialog, "Назначено")

    def do_change(self) -> None:
        """Mend the current duty; one that nobody has is given to someone."""
        from smdesk.ui.people.duty_form import DutyDialog

        duty = self.duty()
        if duty is None or duty.person is None:
            self.do_assign()
        else:
            self._run(DutyDialog(self._desk, duty.id, self), "Назначение изменено")

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
        counted = self._counted(ids)
        if not ids or (len(ids) > 1 and not ask_bulk_delete(self, counted)):
            return
        try:
            cases.delete(ids)
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.toast.emit(f"Удалено: {counted}", True)

    def _counted(self, ids: list[int]) -> str:
        """What is about to go, in words: people take their duties along."""
        if self.view != PEOPLE:
            return plural(len(ids), *DUTY_FORMS)
        people = plural(len(ids), "человек", "человека", "человек")
        taken = sum(len(self._desk.assignments.of_person(each)) for each in ids)
        return f"{people} и {plural(taken, *DUTY_FORMS)}" if taken else people

    # Reports

    def do_print(self) -> None:
        """The preview of all duties, of the filtered or of the selected ones."""
        rows, taken = self.rows_to_report()
        self._reporting.print("responsible", rows, taken)

    def do_export(self) -> None:
        """What is selected or filtered, into Excel."""
        rows, taken = self.rows_to_report()
        self.export("xlsx", rows[taken])

    def export(self, kind: str, rows: Rows) -> None:
        """Write these duties in a format, into a file that the user names."""
        self._reporting.export("responsible", kind, "Ответственные", rows)

    def rows_to_report(self) -> tuple[Sequence[Rows], int]:
        """What can be reported, and which of it is meant: the narrowest choice that has rows.

        The report is of duties that someone has; among the people it is of all of them.
        """
        everything = Rows("Все", None, self._desk.assignments.count())
        if self.view == PEOPLE:
            return (everything,), 0
        chosen = self.table.selected()
        named = (("Отобранные", self.table.records.ids), ("Выделенные", chosen))
        held = [(title, [each for each in ids if each > 0]) for title, ids in named]
        rows = (everything, *(Rows(title, ids, len(ids)) for title, ids in held))
        meant = 2 if len(chosen) > 1 else int(self.filters.is_set())
        return rows, meant if rows[meant].count else 0
