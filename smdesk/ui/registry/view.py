"""What the registry page shows: filters, a table, the card of the current account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu

from smdesk.models.labels import plural
from smdesk.models.registry import RegistryRow
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button, menu_button
from smdesk.ui.kit.card import Card
from smdesk.ui.kit.empty import EmptyState, nothing_found
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.table import RecordTable, TablePanel
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.later import when_painted
from smdesk.ui.registry.chosen import ON_CHOSEN
from smdesk.ui.registry.columns import COLUMNS
from smdesk.ui.registry.export_menu import ExportMenu
from smdesk.ui.registry.filters import RegistryFilters
from smdesk.ui.registry.keeping import RegistryLayout

if TYPE_CHECKING:
    from smdesk.ui.registry.card import AccountCard
    from smdesk.ui.reporting import Reporting, Rows

CARD_WIDTH = 330
AFTER_PAINT_MS = 30
"""The card, the facts and kept filters come after the first rows are painted, milliseconds."""
ACCOUNTS = ("аккаунт", "аккаунта", "аккаунтов")


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
        self.split = SplitView(self.panel, Card(), CARD_WIDTH)
        self.filters = RegistryFilters(self._desk)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.split, 1)
        self._keep = RegistryLayout(self._desk.state, self.table, self.split, self.filters)
        self._add_header()
        self._wire()
        self._ids: Sequence[int] = ()
        self.look_up()
        self._is_settled = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(AFTER_PAINT_MS)
        self._late.timeout.connect(self._settle)

    # Building

    @cached_property
    def card(self) -> AccountCard:
        """The card of the current account; an empty one stands in its place until it is wanted."""
        from smdesk.ui.registry.card import AccountCard

        card = AccountCard(self._context)
        card.failed.connect(self.failed)
        card.toast.connect(self.toast)
        card.open_page.connect(self._open)
        self.split.set_side(card)
        card.show_soon(self.table.current())
        return card

    @cached_property
    def _reporting(self) -> Reporting:
        from smdesk.ui.reporting import Reporting

        return Reporting(self._context, self, self.offer.emit)

    def _add_header(self) -> None:
        actions = self._context.actions
        self.header.add_button(action_button(actions.action("registry.print"), text="Печать"))
        exports = menu_button("Экспорт", [], "export")
        exports.setMenu(ExportMenu(exports, self.rows_to_report, self.export))
        self.header.add_button(exports)
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

    def shown(self) -> None:
        """The keys work in the list at once."""
        self.panel.take_focus()

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

    def showEvent(self, event: QShowEvent) -> None:
        """The first sight of the page; what it can do without comes after it."""
        super().showEvent(event)
        if not self._is_settled:
            when_painted(self, self._late)

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: nothing waits any longer."""
        self._late.stop()
        self._keep.settle()
        super().hideEvent(event)

    def _settle(self) -> None:
        """What can wait until the first rows are painted."""
        self._is_settled = True
        self._keep.restore_filters()
        self.card.settle()
        self._show_facts()
        if self.isVisible():
            self.panel.take_focus()

    def _sort(self, key: str, descending: bool) -> None:
        self.filters.sort_by(key, descending=descending)
        self.look_up()

    def _count(self, chosen: int) -> None:
        more = f", выделено {chosen}" if chosen > 1 else ""
        self.panel.set_total(plural(len(self._ids), *ACCOUNTS) + more)

    def _show_facts(self) -> None:
        from smdesk.ui.registry.release_words import release_words

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
            self.panel.show_empty(nothing_found(self.filters.bar.clear))
        else:
            self.panel.show_empty(_first_steps(self._context.actions))
        self.split.show_side(shown=bool(self._ids) and self._keep.card_wanted)

    def _edit_cell(self, row: RegistryRow, field: str, value: object) -> None:
        changed: dict[str, Any] = {field: value}
        self._desk.accounts.change(replace(self._desk.accounts.get(row.account_id), **changed))
        self.toast.emit("", True)

    def _selected(self, ids: list[int]) -> None:
        for key in ON_CHOSEN:
            self._context.actions.enable(f"registry.{key}", enabled=bool(ids))
        self._count(len(ids))

    def _show_card(self, account_id: int) -> None:
        if "card" in self.__dict__:
            self.card.show_soon(account_id)

    def rows_to_report(self) -> tuple[Sequence[Rows], int]:
        """What can be printed and exported, and which of it is meant: the narrowest choice."""
        from smdesk.ui.reporting import Rows

        chosen = self.table.selected()
        total = sum(self._desk.registry.counts().values())
        rows = (
            Rows("Все", None, total),
            Rows("Отобранные", list(self._ids), len(self._ids)),
            Rows("Выделенные", chosen, len(chosen)),
        )
        return rows, 2 if len(chosen) > 1 else int(self.filters.bar.is_set())

    def export(self, kind: str, rows: Rows) -> None:
        """Write these rows in a format, into a file that the user names."""
        self._reporting.export("registry", kind, "Реестр", rows)

    def _open(self, key: str, target: object) -> None:
        if key == "registry":
            self.show_target(target)
        else:
            self.open_page.emit(key, target)

    def _fill_menu(self, menu: QMenu, _ids: list[int]) -> None:
        for key in ON_CHOSEN:
            menu.addAction(self._context.actions.action(f"registry.{key}"))


def _first_steps(actions: ActionRegistry) -> EmptyState:
    """Add, load, or take an example."""
    return EmptyState(
        "registry",
        "Здесь будет реестр официальных страниц",
        "Добавьте первую страницу или загрузите готовую таблицу.",
        [
            action_button(actions.action("registry.add"), "primary"),
            action_button(actions.action("file.import")),
            action_button(actions.action("registry.example")),
        ],
    )
