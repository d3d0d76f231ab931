"""The plan as a list: every placement of the period with all that is known of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.labels import plural
from smdesk.models.plan import PlanFilter
from smdesk.ui.kept_header import KeptHeader
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.kit.table_panel import TablePanel
from smdesk.ui.plan.list_columns import COLUMNS, PlanRow
from smdesk.ui.plan.period import Period
from smdesk.ui.slices import Latest

FORMS = ("размещение", "размещения", "размещений")


class PlanList(QWidget):
    """Placements of a period; `opened(item)` and `asked_links(address)` come by hand."""

    opened = Signal(object)
    link_wanted = Signal(str)
    chosen_changed = Signal()
    add_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sort = ("at", False)
        self.empty: EmptyState | None = None
        """What stands there instead of the table."""
        self._asked: tuple[Period, PlanFilter] | None = None
        self.reading = Latest(self._take, self)
        self._numbers: dict[int, int] = {}
        self.model: RecordTableModel[PlanRow] = RecordTableModel(
            COLUMNS, self._rows, lambda row: row.item.placement_id
        )
        self.table = RecordTable(self.model, "Список публикаций")
        KeptHeader(desk.state, "plan.columns", self.table)
        self.panel = TablePanel(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.model.sort_requested.connect(self._sorted)
        self.table.activated_id.connect(self._activated)
        self.table.selection_ids.connect(lambda _ids: self.chosen_changed.emit())
        self.table.link_activated.connect(self._linked)

    def show_period(self, period: Period, wanted: PlanFilter, *, at_once: bool) -> None:
        """Read the placements of a period, in slices unless they are few."""
        self._asked = period, wanted
        sort, descending = self._sort
        job = self._desk.plan.listing(
            period.first, period.last, wanted, sort, descending=descending
        )
        self.reading.ask(job, at_once=at_once)

    def _rows(self, ids: Sequence[int]) -> list[PlanRow]:
        told = self._desk.plan.told(ids)
        return [
            PlanRow(self._numbers.get(each.placement_id, 0), each, told[each.placement_id])
            for each in self._desk.plan.items(ids)
        ]

    def _take(self, ids: Sequence[int]) -> None:
        self._numbers = {each: number for number, each in enumerate(ids, 1)}
        self.model.refresh()
        self.model.set_ids(ids)
        self.panel.set_total(plural(len(ids), *FORMS) if ids else "")
        self.empty = None if ids else self._nothing()
        self.panel.show_empty(self.empty)

    def _nothing(self) -> EmptyState:
        if self._asked is not None and not self._asked[1].is_empty:
            return EmptyState("search", "Ничего не найдено", "Измените поиск или сбросьте отборы.")
        return EmptyState(
            "calendar",
            "На эти дни ничего не запланировано",
            "Напишите публикацию, перенесите идею из «Без даты» или загрузите готовый план из"
            " таблицы.",
            [secondary("Новая публикация…", self.add_wanted.emit, "plus")],
        )

    def _sorted(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        if self._asked is not None:
            period, wanted = self._asked
            self.show_period(period, wanted, at_once=False)

    def _activated(self, placement_id: int) -> None:
        for item in self._desk.plan.items([placement_id]):
            self.opened.emit(item)

    def _linked(self, placement_id: int, _column: str) -> None:
        for item in self._desk.plan.items([placement_id]):
            if item.address:
                self.link_wanted.emit(item.address)
