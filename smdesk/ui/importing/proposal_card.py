"""The card of a row of a proposal: every field that changes, whole, and what was concluded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk.importing import Verdict
from smdesk.ui.importing.kinds import ImportKind
from smdesk.ui.importing.proposal_words import changes
from smdesk.ui.kit.card import FactList
from smdesk.ui.kit.chip import ChipLabel
from smdesk.ui.kit.labels import label, value_label
from smdesk.ui.record_card import RecordCard, section

_UNTAKEN = "Ни одна строка не выбрана."
_TITLES = {Verdict.NEW: "Что появится", Verdict.CHANGED: "Что изменится"}


class ProposalCard(RecordCard):
    """Shows what would become of one row of the file."""

    def __init__(self, kind: ImportKind) -> None:
        super().__init__("Карточка строки", [])
        self._kind = kind
        self._proposal: Any = None

    def show_of(self, proposal: Any) -> None:  # noqa: ANN401 - of any kind
        """The items to come are of this proposal."""
        self._proposal = proposal

    def show_item(self, item: Any | None) -> None:  # noqa: ANN401 - of any kind
        """Show the row; None: none is chosen."""
        if item is None:
            self.show_parts(0, "", iter((label(_UNTAKEN, "secondary", wrap=True),)))
        else:
            named = next((c.show(item) for c in self._kind.columns if c.strong), "")
            self.show_parts(item.number, named or f"Строка {item.row}", self._parts(item))

    def _parts(self, item: Any) -> Iterator[QWidget]:  # noqa: ANN401 - of any kind
        yield ChipLabel(self._kind.chips[item.verdict])
        if item.reason:
            yield value_label(item.reason)
        facts = FactList()
        facts.add("Строка файла", str(item.row))
        for column in self._kind.columns:
            if not column.strong:
                facts.add(column.title, column.show(item))
        yield facts
        changed = changes(item, self._kind.tables)
        yield from _listed(_TITLES.get(item.verdict, "Что записано"), changed)
        along = self._kind.along(self._proposal, item)
        yield from _listed("Добавится вместе со строкой", along)
        if item.notes:
            yield from section("Обратите внимание", value_label("\n".join(item.notes)))


def _listed(title: str, facts: Iterable[tuple[str, str]]) -> Iterator[QWidget]:
    """A section of these facts; none where there is no fact."""
    found = list(facts)
    if found:
        listed = FactList()
        for name, words in found:
            listed.add(name, words)
        yield from section(title, listed)
