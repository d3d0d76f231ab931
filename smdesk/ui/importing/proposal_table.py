"""The rows of a proposal: what would become of each account, and which of them to take."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from smdesk.desk.importing import Item, Proposal, Verdict
from smdesk.models.field_names import field_label
from smdesk.models.folding import fold, words_of
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.theme.tokens import Tone

CHIPS = {
    Verdict.NEW: Chip("Новый", Tone.OK),
    Verdict.CHANGED: Chip("Изменится", Tone.WARNING),
    Verdict.SAME: Chip("Без изменений", Tone.NEUTRAL),
    Verdict.REJECTED: Chip("Отклонён", Tone.BAD),
    Verdict.EXEMPT: Chip("Освобождение", Tone.ACCENT),
    Verdict.EXEMPT_KNOWN: Chip("Уже освобождена", Tone.NEUTRAL),
}
TAKEN = frozenset({Verdict.NEW, Verdict.CHANGED, Verdict.EXEMPT})
"""Verdicts whose rows can be taken; the others change nothing."""


def details(item: Item) -> str:
    """What would change, why it is rejected, what was concluded: in one line."""
    changes = (
        f"{field_label('account', c.field)}: {_change(item.verdict, c.old, c.new)}"
        for c in item.changes
    )
    return "; ".join(part for part in (item.reason, *changes, *item.notes) if part)


def _change(verdict: Verdict, old: str, new: str) -> str:
    """What was and what becomes; of a new page there is nothing that was."""
    return new or "—" if verdict is Verdict.NEW else f"{old or '—'} → {new or '—'}"


class ProposalTable(RecordTable):
    """Space or a click on the first column takes the selected rows or leaves them."""

    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._items: dict[int, Item] = {}
        self._texts: dict[int, str] = {}
        self.taken: set[int] = set()
        model: RecordTableModel[Item] = RecordTableModel(
            self._columns(), self._fetch, lambda item: item.number
        )
        super().__init__(model, "Что изменится", parent)
        self.clicked.connect(self._click)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show these rows; everything that changes something is taken at first."""
        self._items = {item.number: item for item in proposal.items}
        self._texts = {item.number: fold(_searched(item)) for item in proposal.items}
        self.taken = {item.number for item in proposal.items if item.verdict in TAKEN}
        self.records.refresh()
        self.narrow("", frozenset())

    def narrow(self, text: str, verdicts: frozenset[Verdict]) -> None:
        """Show only the rows that hold the words and have one of the verdicts (empty: any)."""
        words = words_of(text)
        self.records.set_ids(
            [
                number
                for number, item in self._items.items()
                if (not verdicts or item.verdict in verdicts)
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
        text: Callable[[Item], str] = details
        return (
            Column(key="take", title="Взять", show=self._mark, width=64, align=Align.CENTRE),
            Column(
                key="row", title="Строка", show=lambda i: str(i.row), width=70, align=Align.RIGHT
            ),
            Column(
                key="verdict",
                title="Что будет",
                show=lambda i: CHIPS[i.verdict].text,
                chip=lambda i: CHIPS[i.verdict],
                width=140,
            ),
            Column(key="organization", title="Организация", show=_organization, width=190),
            Column(key="title", title="Страница", show=lambda i: i.title, strong=True, width=150),
            Column(key="address", title="Адрес", show=_address, width=160),
            Column(
                key="details",
                title="Подробности",
                show=text,
                width=260,
                stretch=True,
                tone=lambda i: Tone.BAD if i.verdict is Verdict.REJECTED else None,
            ),
        )

    def _mark(self, item: Item) -> str:
        if item.verdict not in TAKEN:
            return "—"
        return "да" if item.number in self.taken else "нет"


def _organization(item: Item) -> str:
    return item.organization


def _address(item: Item) -> str:
    return item.address.removeprefix("https://")


def _searched(item: Item) -> str:
    return " ".join((item.organization, item.title, item.address, details(item)))
