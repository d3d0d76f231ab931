"""The list of findings: numbers of entries in the order of the narrowing, read when looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView

from smdesk.models.vocabulary import Subject
from smdesk.procedures.examined import Entry, Examined
from smdesk.ui.control.narrowed import Narrowed
from smdesk.ui.control.tables import FINDINGS, FindingRow
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_model import RecordTableModel

_MANY = 20_000
"""Findings from which on one is selected at a time: «select all» would hold up the window."""


class _FindingModel(RecordTableModel[FindingRow]):
    """Ids rise from row to row: a row is found without a table of all of them."""

    def row_of(self, row_id: int) -> int:
        row = bisect_left(self.ids, row_id)
        return row if row < len(self.ids) and self.ids[row] == row_id else -1


class FindingList:
    """A table over what was examined. The current finding stays the current one."""

    def __init__(self) -> None:
        self._examined: Examined | None = None
        model = _FindingModel(FINDINGS, self._fetch, lambda row: row.id)
        self.table = RecordTable(model, "Замечания")

    def show(self, narrowed: Narrowed) -> None:
        """Show these findings."""
        kept, scrolled = self.entry(), self.table.verticalScrollBar().value()
        if narrowed.examined is not self._examined:
            self._examined = narrowed.examined
            self.table.records.refresh()
        entries = narrowed.entries
        is_whole = isinstance(entries, range)
        ids = range(1, len(entries) + 1) if is_whole else [entry + 1 for entry in entries]
        modes = QAbstractItemView.SelectionMode
        many = len(ids) > _MANY
        self.table.setSelectionMode(modes.SingleSelection if many else modes.ExtendedSelection)
        self.table.records.set_ids(ids)
        if kept is not None:
            self._go_back(narrowed.examined, kept)
            self.table.verticalScrollBar().setValue(scrolled)

    def entry(self) -> Entry | None:
        """The current finding."""
        current = self.table.current()
        return self._examined.entry(current - 1) if current and self._examined else None

    def _go_back(self, examined: Examined, kept: Entry) -> None:
        """Numbers have changed: the finding is known by requirement, subject and message."""
        subject = examined.subjects.place_of(Subject(kept.whom.kind), kept.whom.id)
        requirement = examined.requirement_at(kept.asked.code)
        places = list(examined.places(requirement, subject))
        same = (at for at in places if examined.entry(at).message == kept.message)
        found = next(same, places[0] if places else None)
        if found is None or not self.table.select(found + 1):
            self.table.clearSelection()

    def _fetch(self, ids: Sequence[int]) -> list[FindingRow]:
        if self._examined is None:
            return []
        return [FindingRow(each, self._examined.entry(each - 1)) for each in ids]
