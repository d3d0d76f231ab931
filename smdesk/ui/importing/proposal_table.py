"""The rows of a proposal: what would become of each, and which of them to take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from smdesk.desk.importing import Verdict
from smdesk.models.folding import fold, words_of
from smdesk.ui.importing.kinds import ImportKind, registry
from smdesk.ui.importing.proposal_words import Item, details
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.theme.tokens import Tone

TAKEN = frozenset({Verdict.NEW, Verdict.CHANGED, Verdict.EXEMPT})
"""Verdicts whose rows can be taken; the others change nothing."""


class ProposalTable(RecordTable):
    """Space or a click on the first column takes the selected rows or leaves them."""

    toggled = Signal()

    def __init__(self, kind: ImportKind | None = None, parent: QWidget | None = None) -> None:
        self._kind = kind or registry()
        self._items: Mapping[int, Item] = {}
        self._texts: dict[int, str] = {}
        self.taken: set[int] = set()
        model: RecordTableModel[Item] = RecordTableModel(
            self._columns(), self._fetch, lambda item: item.number
        )
        super().__init__(model, "Что изменится", parent)
        self.clicked.connect(self._click)

    def show_proposal(self, proposal: Any) -> None:  # noqa: ANN401 - of any kind
        """Show these rows; everything that changes something is taken at first."""
        self._items = {item.number: item for item in proposal.items}
        self._texts = {item.number: fold(self._searched(item)) for item in proposal.items}
        self.taken = {item.number for item in proposal.items if item.verdict in TAKEN}
        self.records.refresh()
        self.narrow("", frozenset())
        for column in self._kind.columns:  # one in which nothing stands leaves its room to others
            is_said = any(map(column.show, proposal.items)) or not proposal.items
            self.header.set_shown(column.key, shown=is_said)

    def item(self, number: int) -> Item | None:
        """The row with this number; None for one that is not there."""
        return self._items.get(number)

    def narrow(self, text: str, verdicts: frozenset[Verdict], *, only_noted: bool = False) -> None:
        """Show only the rows that hold the words and have one of the verdicts (empty: any).

        `only_noted`: only those of which something was concluded or not taken.
        """
        words = words_of(text)
        self.records.set_ids(
            [
                number
                for number, item in self._items.items()
                if (not verdicts or item.verdict in verdicts)
                and (item.notes or not only_noted)
                and all(word in self._texts[number] for word in words)
            ]
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle(self.selected())
        else:
            super().keyPressEvent(event)

    def toggle(self, numbers: Sequence[int]) -> None:
        """Leave the rows if all of them are taken, else take them."""
        able = {n for n in numbers if self._items[n].verdict in TAKEN}
        if able <= self.taken:
            self.taken -= able
        else:
            self.taken |= able
        self.records.refresh(able)
        self.toggled.emit()

    def _click(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if self.records.columns[index.column()].key == "take":
            self.toggle([self.records.id_at(index.row())])

    def _fetch(self, numbers: Sequence[int]) -> Sequence[Item]:
        return [self._items[number] for number in numbers]

    def _columns(self) -> tuple[Column[Item], ...]:
        kind = self._kind
        return (
            Column(key="take", title="Взять", show=self._mark, width=64, align=Align.CENTRE),
            Column(
                key="row", title="Строка", show=lambda i: str(i.row), width=70, align=Align.RIGHT
            ),
            Column(
                key="verdict",
                title="Что будет",
                show=lambda i: kind.chips[i.verdict].text,
                chip=lambda i: kind.chips[i.verdict],
                width=128,
            ),
            *kind.columns,
            Column(
                key="details",
                title="Подробности",
                show=self._details,
                width=190,
                stretch=True,
                tone=lambda i: Tone.BAD if i.verdict is Verdict.REJECTED else None,
            ),
        )

    def _details(self, item: Item) -> str:
        return details(item, self._kind.tables)

    def _searched(self, item: Item) -> str:
        return " ".join((*(each.show(item) for each in self._kind.columns), self._details(item)))

    def _mark(self, item: Item) -> str:
        if item.verdict not in TAKEN:
            return "—"
        return "да" if item.number in self.taken else "нет"
