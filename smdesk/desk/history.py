"""Undo, redo, the log, and the history of a record."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.desk.announcer import Announcer, Changes
from smdesk.desk.kept import Kept
from smdesk.models.changes import Change, Changed, ChangedRow, Version
from smdesk.models.errors import NotFound
from smdesk.models.folding import fold
from smdesk.storage.journal import Done
from smdesk.storage.storage import Storage, announcement_of


class History:
    """What happened, and the way back."""

    def __init__(
        self, storage: Storage, changes: Changes, announcer: Announcer, kept: Kept
    ) -> None:
        self._storage = storage
        self._kept = kept
        self._changes = changes
        self._announcer = announcer

    def undo(self) -> Change:
        """Take back the newest change and return it. Raises `NothingToUndo`, `AtMigration`.

        The returned change's `irreversible` says what did not come back.
        """
        return self._announce(self._storage.journal.undo())

    def redo(self) -> Change:
        """Do the last undone change again and return it. Raises `NothingToUndo`."""
        return self._announce(self._storage.journal.redo())

    def next_undo(self) -> Change | None:
        """What `undo` would take back; None when there is nothing."""
        return self._storage.journal.next_undo()

    def next_redo(self) -> Change | None:
        """What `redo` would do again; None when there is nothing."""
        return self._storage.journal.next_redo()

    def log(self, search: str = "", limit: int = 200, offset: int = 0) -> list[Change]:
        """Changes whose title contains the text, newest first."""
        return self._storage.log.changes(fold(search), limit, offset)

    def count(self, search: str = "") -> int:
        """How many changes `log` would give without a limit."""
        return self._storage.log.count(fold(search))

    def ids(self, search: str = "") -> list[int]:
        """Ids of the changes whose title contains the text, newest first."""
        return self._storage.log.ids(fold(search))

    def by_ids(self, ids: Sequence[int]) -> list[Change]:
        """The changes of these ids, at most some hundred."""
        return self._storage.log.by_ids(ids)

    def size_of(self, change_id: int) -> int:
        """How many rows a change touched: undoing thousands is work for a job."""
        return self._storage.log.size_of(change_id)

    def rows_of(self, change_id: int, limit: int = 500) -> list[ChangedRow]:
        """The rows that a change touched."""
        return self._storage.log.rows_of(change_id, limit)

    def of(self, table: str, row_id: int) -> list[Version]:
        """The versions of one record, newest first."""
        return self._storage.log.history(table, row_id)

    def restore(self, version: Version) -> None:
        """Make the record what it was after that version, as a new change.

        What belongs to it follows as if it were changed by hand. Raises `NotFound` for a version
        in which the record was deleted, `Invalid` or `InUse` for one that no longer fits.
        """
        row = version.row
        if row.after is None:
            raise NotFound("В этой версии записи уже не было.", "Выберите более раннюю версию.")
        with self._changes(f"Возвращена версия от {version.change.at:%d.%m.%Y %H:%M}"):
            settle = self._kept.settling(row.table, row.row_id)
            self._storage.journal.restore_row(row.table, row.row_id, dict(row.after))
            settle(row.after)

    def _announce(self, done: Done) -> Change:
        changed: Changed = announcement_of(done)
        self._announcer.tell(changed)
        return done.change
