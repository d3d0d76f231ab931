"""A proposal as the dialog shows it: its rows, and beside them the current one whole."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from smdesk.desk.importing import Verdict
from smdesk.models.labels import plural
from smdesk.ui.importing.kinds import ImportKind
from smdesk.ui.importing.proposal_card import ProposalCard
from smdesk.ui.importing.proposal_table import ProposalTable
from smdesk.ui.kit.empty import EmptyState, nothing_found
from smdesk.ui.kit.filters import FilterBar
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.table import TablePanel


class ProposalView(SplitView):
    """Before there is a proposal it says what to do. `toggled()`: other rows are taken."""

    toggled = Signal()

    def __init__(self, kind: ImportKind, filters: FilterBar) -> None:
        self.table = ProposalTable(kind)
        self.panel = TablePanel(self.table)
        self.card = ProposalCard(kind)
        super().__init__(self.panel, self.card, 300)
        self._filters = filters
        self._is_filled = False
        self.table.current_id.connect(lambda number: self.card.show_item(self.table.item(number)))
        self.table.toggled.connect(self._count)
        filters.changed.connect(self._narrow)

    def show_instead(self, words: EmptyState) -> None:
        """What stands there while there is no proposal."""
        self._is_filled = False
        self.show_side(shown=False)
        self.panel.show_empty(words)
        self.panel.set_total("")

    def show_proposal(self, proposal: Any) -> None:  # noqa: ANN401 - of any kind
        """Show these rows; everything that changes something is taken at first."""
        self.card.show_of(proposal)
        self.table.show_proposal(proposal)
        self._is_filled = True
        self._filters.clear()
        self._narrow()

    def _narrow(self) -> None:
        if not self._is_filled:
            return
        chosen = frozenset(map(Verdict, self._filters.chosen("verdict")))
        only_noted = bool(self._filters.chosen("notes"))
        self.table.narrow(self._filters.search.text(), chosen, only_noted=only_noted)
        rows = self.table.records
        is_lost = not rows.rowCount() and self._filters.is_set()
        self.panel.show_empty(nothing_found(self._filters.clear) if is_lost else None)
        self.show_side(shown=bool(rows.rowCount()))
        if rows.rowCount() and not self.table.current():
            self.table.select(rows.id_at(0))
        self._count()

    def _count(self) -> None:
        shown = plural(self.table.records.rowCount(), "строка", "строки", "строк")
        taken = len(self.table.taken)
        self.panel.set_total(
            f"{shown}, взято {taken}. Пробел — взять или оставить выделенные строки."
        )
        self.toggled.emit()
