"""What the registry page shows: filters, a table, the card of the current account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QMenu

from smdesk.models.labels import plural
from smdesk.models.registry import RegistryRow
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button, menu_button
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.table import RecordTable, TablePanel
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.later import later
from smdesk.ui.registry.card import AccountCard
from smdesk.ui.registry.columns import COLUMNS
from smdesk.ui.registry.filters import RegistryFilters
from smdesk.ui.registry.keeping import RegistryLayout
from smdesk.ui.registry.release_words import release_words

CARD_WIDTH = 330
AFTER_PAINT_MS = 30
"""The card, the facts and kept filters come after the first rows are painted, milliseconds."""
ACCOUNTS = ("аккаунт", "аккаунта", "аккаунтов")
SELECTED = ("suspend", "resume", "archive", "delete", "edit", "copy_address", "open_page")
"""Actions that need an account."""


class RegistryView(Page):
    """Wires the parts; each part does its own work. What can be done stands in `page`."""

    def __init__(self, context: Context) -> None:
        super().__init__("Реестр аккаунтов")
        self._context = context
        self._desk = context.desk
        self.model: RecordTableModel[RegistryRow] = RecordTableModel(
            COLUMNS, self._desk.registry.rows, lambda row: row.account_id, self._edit_cell
        )
        self.table = RecordTable(self.model, "Реестр аккаунтов")
        self.panel = TablePanel(self.table)
        self.card = AccountCard(context)
        self.split = SplitView(self.panel, self.card, CARD_WIDTH)
        self.filters = RegistryFilters(self._desk)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.split, 1)
        self._keep = RegistryLayout(self._desk.state, self.table, self.split, self.filters)
        self._add_header()
        self._wire()
        self._ids: Sequence[int] = ()
        self.look_up()
        self._late = later(self, AFTER_PAINT_MS, self._settle)

    # Building

    def _add_header(self) -> None:
        actions = self._context.actions
        self.header.add_button(action_button(actions.action("registry.print"), text="Печать"))
        kinds = ("export", "export_pdf", "export_html", "export_csv", "export_json")
        exports = [actions.action(f"registry.{kind}") for kind in kinds]
        self.header.add_button(menu_button("Экспорт", exports, "export"))
        self.header.add_button(
            action_button(actions.action("registry.publish"), text="Опубликовать")
        )
        self.header.set_primary(action_button(actions.action("registry.add"), "primary"))

    def _wire(self) -> None:
        self.filters.changed.connect(self.look_up)
        self.filters.bar.search.leave_down.connect(self.table.setFocus)
        self.model.failed.connect(self.failed)
        self.model.sort_requested.connect(self._sort)
        self.table.current_id.connect(self._show_card)
        self.table.selection_ids.connect(self._selected)
        self.table.menu_hook = self._fill_menu
        self.card.failed.connect(self.failed)
        self.card.toast.connect(self.toast)
        self.card.open_page.connect(self._open)

    # Looking

    def look_up(self) -> None:
        """Show what the filters ask for: one query, and the rows that can be seen."""
        self._ids = self._desk.registry.ids(self.filters.wanted())
        self.model.set_ids(self._ids)
        self._selected(self.table.selected())
        self._show_empty()
        if self._ids and not self.table.current():
            self.table.select(self._ids[0])

    def refresh(self) -> None:
        """Read everything anew."""
        self.model.refresh()
        self.look_up()
        self._show_card(self.table.current())
        self._show_facts()

    def changed(self, tables: dict[str, frozenset[int]]) -> None:
        """Names in the filters are read again only when they may have changed."""
        if {"organization", "person", "network"} & tables.keys():
            self.filters.fill()
        self.refresh()

    def search(self) -> None:
        """Ctrl+F."""
        self.filters.bar.search.setFocus()
        self.filters.bar.search.selectAll()

    def show_target(self, target: object) -> None:
        """Show one account, whatever the filters hide."""
        if isinstance(target, int):
            if self.model.row_of(target) < 0:
                self.filters.bar.clear()
            self.table.select(target)
            self.table.setFocus()
            self.card.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: nothing waits any longer."""
        self._late.stop()
        self._keep.settle()
        self.card.settle()
        super().hideEvent(event)

    def _settle(self) -> None:
        """What can wait until the first rows are painted."""
        self._keep.restore_filters()
        self.card.settle()
        self._show_facts()
        if self.isVisible():
            self.table.setFocus()

    def _sort(self, key: str, descending: bool) -> None:
        self.filters.sort_by(key, descending=descending)
        self.look_up()

    def _count(self, chosen: int) -> None:
        more = f", выделено {chosen}" if chosen > 1 else ""
        self.panel.set_total(plural(len(self._ids), *ACCOUNTS) + more)

    def _show_facts(self) -> None:
        total = sum(self._desk.registry.counts().values())
        organizations = self._desk.registry.organizations_count()
        parts = [
            plural(total, *ACCOUNTS),
            plural(organizations, "организация", "организации", "организаций"),
            release_words(self._desk),
        ]
        self.header.set_facts(" · ".join(part for part in parts if part))

    def _show_empty(self) -> None:
        if self._ids:
            self.panel.show_empty(None)
        elif self.filters.bar.is_set():
            self.panel.show_empty(
                EmptyState("search", "Ничего не найдено", "Измените поиск или сбросьте отборы.")
            )
        else:
            self.panel.show_empty(self._first_steps())
        self.split.show_side(shown=bool(self._ids))

    def _first_steps(self) -> EmptyState:
        actions = self._context.actions
        return EmptyState(
            "registry",
            "Здесь будет реестр официальных страниц",
            "Добавьте первую страницу или загрузите таблицу, которая у вас уже есть.",
            [
                action_button(actions.action("registry.add"), "primary"),
                action_button(actions.action("file.import")),
            ],
        )

    def _edit_cell(self, row: RegistryRow, field: str, value: object) -> None:
        account = self._desk.accounts.get(row.account_id)
        changed: dict[str, Any] = {field: value}
        self._desk.accounts.change(replace(account, **changed))
        self.toast.emit("Сохранено", True)

    def _selected(self, ids: list[int]) -> None:
        for key in SELECTED:
            self._context.actions.enable(f"registry.{key}", enabled=bool(ids))
        self._count(len(ids))

    def _show_card(self, account_id: int) -> None:
        self.card.show_soon(account_id)

    def _open(self, key: str, target: object) -> None:
        if key == "registry":
            self.show_target(target)
        else:
            self.open_page.emit(key, target)

    def _fill_menu(self, menu: QMenu, _ids: list[int]) -> None:
        for key in ("edit", "open_page", "copy_address", "suspend", "resume", "archive", "delete"):
            menu.addAction(self._context.actions.action(f"registry.{key}"))
