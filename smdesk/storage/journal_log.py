"""What the journal says: the log of changes, their rows, the versions of a record."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from smdesk.models.changes import Change, ChangedRow, ChangeState, Version
from smdesk.storage.errors import worded

CHANGE = "SELECT id, title, at, state, irreversible FROM _change"
"""The beginning of every question about changes; `as_change` reads its rows."""


class JournalLog:
    """Questions to the journal, and its pruning."""

    def __init__(self, connection: sqlite3.Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def changes(self, search: str = "", limit: int = 200, offset: int = 0) -> list[Change]:
        """Changes, newest first; `search` is folded text that the folded title contains."""
        rows = self._connection.execute(
            f"{CHANGE} WHERE instr(fold(title), ?) > 0 OR ? = '' ORDER BY id DESC LIMIT ? OFFSET ?",
            (search, search, limit, offset),
        )
        return [as_change(row) for row in rows]

    def count(self, search: str = "") -> int:
        """How many changes `changes` would give without a limit."""
        row = self._connection.execute(
            "SELECT count(*) FROM _change WHERE instr(fold(title), ?) > 0 OR ? = ''",
            (search, search),
        ).fetchone()
        return int(row[0])

    def ids(self, search: str = "") -> list[int]:
        """Ids of the changes whose folded title contains the folded text, newest first."""
        rows = self._connection.execute(
            "SELECT id FROM _change WHERE ? = '' OR instr(fold(title), ?) > 0 ORDER BY id DESC",
            (search, search),
        )
        return [change_id for (change_id,) in rows]

    def by_ids(self, ids: Sequence[int]) -> list[Change]:
        """The changes of these ids, at most some hundred."""
        marks = ", ".join("?" * len(ids))
        rows = self._connection.execute(f"{CHANGE} WHERE id IN ({marks})", list(ids))
        return [as_change(row) for row in rows]

    def size_of(self, change_id: int) -> int:
        """How many rows a change touched."""
        row = self._connection.execute(
            "SELECT count(*) FROM _change_row WHERE change_id = ?", (change_id,)
        ).fetchone()
        return int(row[0])

    def rows_of(self, change_id: int, limit: int = 500) -> list[ChangedRow]:
        """The rows of a change, as they were and as they became."""
        rows = self._connection.execute(
            "SELECT table_name, row_id, before, after FROM _change_row"
            " WHERE change_id = ? ORDER BY seq LIMIT ?",
            (change_id, limit),
        )
        return [ChangedRow(table, row_id, _values(b), _values(a)) for table, row_id, b, a in rows]

    def history(self, table: str, row_id: int) -> list[Version]:
        """Every recorded version of one record, newest first, undone ones included."""
        rows = self._connection.execute(
            "SELECT r.seq, r.before, r.after, c.id, c.title, c.at, c.state, c.irreversible"
            " FROM _change_row r JOIN _change c ON c.id = r.change_id"
            " WHERE r.table_name = ? AND r.row_id = ? ORDER BY r.seq DESC",
            (table, row_id),
        )
        return [
            Version(seq, ChangedRow(table, row_id, _values(before), _values(after)), as_change(c))
            for seq, before, after, *c in rows
        ]

    def prune(self, keep: timedelta, most_rows: int, batch: int = 500) -> int:
        """Drop changes older than `keep` or beyond `most_rows` rows, one batch a transaction.

        Only from the beginning on: undo needs every change after the oldest that it can take
        back, also one that a clock set wrong has dated years ago.

        Returns how many changes went; call again until 0, so that a writer never waits long.
        """
        oldest = moment(self._now() - keep)
        with worded():
            cursor = self._connection.execute(
                "DELETE FROM _change WHERE id IN (SELECT id FROM _change WHERE id <"
                " (SELECT coalesce(min(id), 1 << 62) FROM _change WHERE at >= ?) OR id <="
                " (SELECT change_id FROM _change_row ORDER BY seq DESC LIMIT 1 OFFSET ?)"
                " ORDER BY id LIMIT ?)",
                (oldest, most_rows, batch),
            )
        return cursor.rowcount


def as_change(row: Sequence[object]) -> Change:
    """A row of `CHANGE` as a change."""
    change_id, title, at, state, irreversible = row
    return Change(
        id=int(str(change_id)),
        title=str(title),
        at=datetime.fromisoformat(str(at)),
        state=ChangeState(str(state)),
        irreversible=str(irreversible),
    )


def _values(text: str | None) -> dict[str, object] | None:
    return json.loads(text) if text else None


def moment(at: datetime) -> str:
    """A moment as the journal stores it, to the second."""
    return at.isoformat(sep=" ", timespec="seconds")
