"""The page of organisations: search and filters, the tree, the card of the current one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QMenu

from smdesk.desk.overview import OrganizationRow
from smdesk.models.errors import DeskError
from smdesk.models.labels import grouped, label, plural
from smdesk.models.vocabulary import OrganizationKind
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_header import KeptHeader, KeptSide
from smdesk.ui.kit.buttons import action_button
from smdesk.ui.kit.dialogs import ask_bulk_delete
from smdesk.ui.kit.empty import EmptyState, nothing_found
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.table import TablePanel
from smdesk.ui.kit.tree import TreeTable
from smdesk.ui.kit.tree_model import RecordTreeModel
from smdesk.ui.organizations.card import OrganizationCard
from smdesk.ui.organizations.columns import COLUMNS
from smdesk.ui.organizations.matching import SHOWN, OrganizationSearch, Wanted
from smdesk.ui.reporting import Reporting, Rows

FORMS = ("организация", "организации", "организаций")
KINDS = [Option(kind, label(kind)) for kind in OrganizationKind]
OPEN_UP_TO = 300
"""Organisations up to which the whole tree is open at first."""


class OrganizationsPage(Page):
    """Every `do_…` is an action of the page; see `SPEC`."""

    def __init__(self, context: Context) -> None:
        super().__init__("Организации")
        self._context = context
        self._desk = context.desk
        self._reporting = Reporting(context, self, self.offer.emit)
        self._rows: list[OrganizationRow] = []
        self._search = OrganizationSearch(())
        self._opened = False
        self.filters = FilterBar("Поиск по названию, телефону, сайту")
        self.filters.add_filter("kind", "Вид", KINDS)
        self.filters.add_filter("shown", "Показать", SHOWN, multiple=False)
        self.model: RecordTreeModel[OrganizationRow] = RecordTreeModel(
            COLUMNS, lambda row: row.organization.id, lambda row: row.organization.parent_id
        )
        self.tree = TreeTable(self.model, "Организации")
        self.panel = TablePanel(self.tree)
        self.card = OrganizationCard(context)
        self.split = SplitView(self.panel, self.card, 330)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.split, 1)
        add = action_button(context.actions.action("organizations.add"), "primary")
        self.header.set_primary(add)
        KeptHeader(self._desk.state, "organizations.columns", self.tree)
        KeptSide(self._desk.state, "organizations.card", self.split)
        self._wire()
        self.refresh()

    def _wire(self) -> None:
        self.filters.changed.connect(self.look_up)
        self.filters.search.leave_down.connect(self.tree.setFocus)
        self.tree.current_id.connect(self.card.show_organization)
        self.tree.selection_ids.connect(self._selected)
        self.tree.activated_id.connect(lambda _id: self.do_edit())
        self.tree.delete_requested.connect(lambda _ids: self.do_delete())
        self.tree.menu_hook = self._fill_menu
        self.card.toast.connect(self.toast)
        self.card.failed.connect(self.failed)
        self.card.open_page.connect(self._open)

    # Looking

    def refresh(self) -> None:
        """Read everything anew."""
        self._rows = self._desk.overview.organizations(self._desk.today())
        self._search = OrganizationSearch(self._rows)
        self.look_up()
        exempt = sum(bool(row.exemption) for row in self._rows)
        with_pages = sum(bool(row.accounts) for row in self._rows)
        facts = f"{plural(len(self._rows), *FORMS)} · со страницами {grouped(with_pages)}"
        self.header.set_facts(facts + (f" · освобождены {exempt}" if exempt else ""))

    def look_up(self) -> None:
        """Show what matches, with the organisations above it."""
        narrowed = self.filters.is_set()
        rows, matching = self._search.find(self._wanted()) if narrowed else (self._rows, 0)
        self.tree.all_open = narrowed
        self.model.set_records(rows)
        self._open_first(narrowed=narrowed)
        found = f"Найдено: {plural(matching, *FORMS)}"
        self.panel.set_total(found if narrowed else plural(len(rows), *FORMS))
        self.panel.show_empty(None if rows else self._empty(narrowed))
        self.split.show_side(shown=bool(rows))
        if rows and not self.tree.current():
            self.tree.select(rows[0].organization.id)
        self.card.show_organization(self.tree.current())

    def _open_first(self, *, narrowed: bool) -> None:
        """A long tree begins with its upper level; afterwards it is as the user leaves it."""
        if self._opened or narrowed or not self._rows:
            return
        self._opened = True
        if len(self._rows) > OPEN_UP_TO:
            self.tree.close_below(1)

    def shown(self) -> None:
        """The keys work in the list at once."""
        self.panel.take_focus()

    def search(self) -> None:
        """Ctrl+F."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def show_target(self, target: object) -> None:
        """Show one organisation, whatever the filters hide."""
        if isinstance(target, int):
            if not self.model.index_of(target).isValid():
                self.filters.clear()
            self.tree.select(target)
            self.tree.setFocus()

    def _wanted(self) -> Wanted:
        return Wanted(
            self.filters.search.text(),
            self.filters.chosen("kind"),
            next(iter(self.filters.chosen("shown")), ""),
        )

    def _empty(self, narrowed: bool) -> EmptyState:
        if narrowed:
            return nothing_found(self.filters.clear)
        actions = self._context.actions
        return EmptyState(
            "building",
            "Здесь будут организации",
            "Администрация, её подразделения, поселения и подведомственные учреждения.",
            [
                action_button(actions.action("organizations.add"), "primary"),
                action_button(actions.action("file.import")),
            ],
        )

    def _selected(self, ids: list[int]) -> None:
        for key in ("add_below", "edit", "exempt", "delete"):
            self._context.actions.enable(f"organizations.{key}", enabled=bool(ids))
        row = next((r for r in self._rows if ids and r.organization.id == ids[0]), None)
        exempt = row is not None and bool(row.exemption)
        self._context.actions.enable("organizations.unexempt", enabled=exempt)

    def _fill_menu(self, menu: QMenu, _ids: list[int]) -> None:
        for key in ("edit", "add_below", "exempt", "unexempt", "delete"):
            menu.addAction(self._context.actions.action(f"organizations.{key}"))

    def _open(self, key: str, target: object) -> None:
        if key == "organizations":
            self.show_target(target)
        else:
            self.open_page.emit(key, target)

    # Doing

    def do_add(self) -> None:
        """Add an organisation beside or below the office's own body."""
        self._form(None, self._desk.office.get().organization_id, "Организация добавлена")

    def do_add_below(self) -> None:
        """Add an organisation below the current one."""
        self._form(None, self.tree.current() or None, "Организация добавлена")

    def do_edit(self) -> None:
        """Change the current organisation."""
        if self.tree.current():
            self._form(self.tree.current(), None, "Организация изменена")

    def _form(self, organization_id: int | None, parent_id: int | None, said: str) -> None:
        from smdesk.ui.organizations.form import OrganizationDialog

        known = self._desk.organizations.find(organization_id)
        dialog = OrganizationDialog(self._desk, known, parent_id, self)
        if dialog.exec():
            self.show_target(dialog.stored_id)
            self.toast.emit(said, True)
        dialog.deleteLater()

    def do_exempt(self) -> None:
        """Free the current organisation from running pages."""
        from smdesk.ui.organizations.exemption import ExemptionDialog

        dialog = ExemptionDialog(self._desk, self.tree.current(), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.toast.emit("Освобождение записано", True)
        dialog.deleteLater()

    def do_unexempt(self) -> None:
        """End what frees the current organisation; that it was free stays on record."""
        current = self.tree.current()
        self._attempt(lambda: self._desk.exemptions.end(current), "Освобождение снято")

    def do_delete(self) -> None:
        """Remove organisations entered by mistake."""
        ids = self.tree.selected()
        counted = plural(len(ids), *FORMS)
        if ids and (len(ids) == 1 or ask_bulk_delete(self, counted)):
            self._attempt(lambda: self._desk.organizations.delete(ids), f"Удалено: {counted}")

    def _attempt(self, what: Callable[[], object], said: str) -> None:
        try:
            what()
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.toast.emit(said, True)

    def do_print(self) -> None:
        """The preview of the list of exempt organisations."""
        self._reporting.print("exemptions", [self._everything()])

    def do_export(self) -> None:
        """The list of exempt organisations into Excel."""
        self._reporting.export("exemptions", "xlsx", "Освобождённые организации")

    def _everything(self) -> Rows:
        return Rows("Все записи", None, self._desk.exemptions.count())
