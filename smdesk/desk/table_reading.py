"""Tables out of files, and what their columns mean: what every import begins with."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from smdesk.desk.cases import Tools
from smdesk.imports.mapping import ColumnMapping
from smdesk.imports.proposal import Counted
from smdesk.imports.reader import read_table
from smdesk.imports.recognition import recognise, with_headings
from smdesk.imports.refusals import Refusal, rejected
from smdesk.imports.table import RawTable
from smdesk.imports.words import Words
from smdesk.models.progress import Job

__all__ = ["ColumnMapping", "Counted", "RawTable", "TableReading", "unread_words"]

K = TypeVar("K")
P = TypeVar("P", bound=Counted[Any])
_MOST_REMEMBERED = 200
_MOST_NAMED = 5


class TableReading(ABC, Generic[K, P]):
    """Tables of one kind: read, compared, carried out; chosen mappings are remembered."""

    remembered = ""
    """Under which key of the state the mappings are kept."""
    telling: frozenset[str]
    """One of these meanings has a table of this kind."""
    strange: Refusal
    """How a table of another kind is refused."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def expected(self) -> Words | None:
        """The words of the headings; None for those of a registry."""
        return None

    @abstractmethod
    def known(self) -> K:
        """What a proposal is compared with."""

    @abstractmethod
    def propose(self, table: RawTable, mapping: ColumnMapping, known: K | None = None) -> Job[P]:
        """What the table would change today, compared with `known` where it was read already.

        Raises `ImportRejected`.
        """

    @abstractmethod
    def take(self, proposal: P, numbers: Collection[int] | None = None) -> None:
        """Carry out the items with these numbers (None: all that change something).

        Raises `ImportRejected` when the base is no longer what the proposal was compared with.
        """

    def read(
        self, path: Path, sheet: str = "", begun: Job[list[RawTable]] | None = None
    ) -> Job[tuple[RawTable, ColumnMapping]]:
        """The table in a file and what its columns mean. Raises `ImportRejected`.

        The mapping is the one chosen before for such headings, else the recognised one. `begun` is
        what `reading.begin` gave for the file.
        """
        known = self.expected()
        table = yield from read_table(path, sheet, known, begun)
        found = with_headings(recognise(table, known), table)
        remembered = self._remembered().get(found.fingerprint)
        if remembered is None:
            return table, found
        columns = {int(index): str(meaning) for index, meaning in remembered.items()}
        return table, replace(found, columns=columns, confidence=1.0)

    def refuse_strange(self, path: Path, table: RawTable, mapping: ColumnMapping) -> None:
        """Raise `ImportRejected` for a table whose headings are of something else.

        What a person has chosen for such headings is not questioned.
        """
        if mapping.fingerprint not in self._remembered() and not self._fits(table, mapping):
            raise rejected(self.strange, path.name)

    def _fits(self, table: RawTable, mapping: ColumnMapping) -> bool:
        """Whether the headings that were understood are those of this kind of table.

        Where cells lead somewhere, a title may stand for the address.
        """
        is_clicked = any(row.links for row in table.rows)
        return mapping.is_of(self.telling | {"title"} if is_clicked else self.telling)

    def remember(self, mapping: ColumnMapping) -> None:
        """Take this mapping from now on for tables with the same headings."""
        if not mapping.headings:
            return
        kept = self._remembered()
        kept.pop(mapping.fingerprint, None)
        kept[mapping.fingerprint] = {str(i): meaning for i, meaning in mapping.columns.items()}
        # The state keeps keys sorted, so which mapping is the oldest is not known: a full
        # memory begins anew.
        newest = kept if len(kept) <= _MOST_REMEMBERED else {mapping.fingerprint: kept.popitem()[1]}
        self._tools.storage.state.set(self.remembered, newest)

    def _remembered(self) -> dict[str, dict[str, str]]:
        """Fingerprint of headings → index of the column → meaning."""
        none: dict[str, dict[str, str]] = {}
        return dict(self._tools.storage.state.get(self.remembered, none))


def unread_words(read: str, sheets: Sequence[str]) -> str:
    """Which sheets of the file were left unread, in one sentence; empty where none was."""
    others = [f"«{name}»" for name in sheets if name != read]
    if not others:
        return ""
    named = ", ".join(others[:_MOST_NAMED])
    more = f" и ещё {len(others) - _MOST_NAMED}" if len(others) > _MOST_NAMED else ""
    left = "не прочитан лист" if len(others) == 1 else "не прочитаны листы"
    return f"Прочитан лист «{read}», {left} {named}{more}."
