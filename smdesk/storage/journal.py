"""Journal = history = audit = undo: one mechanism.

Triggers write the rows of a change before and after (`journal_triggers`). Undoing replays a
change backwards in one transaction, redoing forwards; both work across tables, for imports and the
command line, and after a restart. Nothing is kept unless the transaction commits.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime

from smdesk.models.changes import Change, ChangeState
from smdesk.models.errors import DeskError, InUse
from smdesk.models.quick_dataclass import dataclass
from smdesk.storage.errors import Outdated, worded
from smdesk.storage.journal_log import CHANGE, as_change, moment
from smdesk.storage.journal_triggers import RAISE_BARRIER, table_columns, without_triggers

Touched = dict[str, frozenset[int]]
"""Table name → ids of the rows that a change touched."""
Title = str | Callable[[], str]
"""What a change is called; a function is asked once nobody else can write any more."""


class NothingToUndo(DeskError):
    """There is no change that can be undone or redone."""


class AtMigration(DeskError):
    """Older changes belong to another schema."""


@dataclass(frozen=True, slots=True)
class Done:
    """A transaction that has committed: its change (id 0 when nothing changed) and its rows."""

    change: Change
    touched: Touched


class Journal:
    """Opens changes, replays them, and answers what happened."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        now: Callable[[], datetime],
        before_commit: Callable[[Touched | None], None],
    ) -> None:
        """`before_commit` renews what is derived from the touched rows (None: from all)."""
        self._connection = connection
        self._now = now
        self._before_commit = before_commit
        self._depth = 0
        self._finished: Done | None = None

    # -- changes ---------------------------------------------------------------------------------

    @contextmanager
    def change(self, title: Title, *, irreversible: str = "") -> Iterator[None]:
        """One titled transaction. A change inside a change becomes a part of the outer one.

        `irreversible` says what undo cannot bring back: a secret, a file outside.
        """
        if self._depth:
            yield
            return
        with self._transaction():
            words = title if isinstance(title, str) else title()
            change_id = self._begin_change(words, irreversible)
            yield
            self._finished = self._end_change(change_id)

    @contextmanager
    def unrecorded(self, *, many: bool = False) -> Iterator[None]:
        """Fill the file without a journal (a demo); undo stops before it; `many` goes faster."""
        with self._transaction():
            self._connection.execute("INSERT INTO _change_open VALUES (1, NULL)")
            with without_triggers(self._connection) if many else nullcontext():
                yield
            self._connection.execute("DELETE FROM _change_open")
            self._connection.execute(RAISE_BARRIER)
            self._before_commit(None)
            self._finished = Done(Change(0, "", self._now(), ChangeState.DONE), {})

    @contextmanager
    def derived(self) -> Iterator[None]:
        """A transaction that writes only what is not the office's data."""
        with self._transaction():
            yield

    def take_finished(self) -> Done | None:
        """What the transaction that has just committed did; None while one is still open."""
        if self._depth:
            return None
        done, self._finished = self._finished, None
        return done

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._finished = None
        with worded():
            self._connection.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._finished = None
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0

    def _begin_change(self, title: str, irreversible: str) -> int:
        cursor = self._connection.execute(
            "INSERT INTO _change(title, at, irreversible) VALUES (?, ?, ?)",
            (title, moment(self._now()), irreversible),
        )
        change_id = cursor.lastrowid or 0
        self._connection.execute("INSERT INTO _change_open VALUES (1, ?)", (change_id,))
        return change_id

    def _end_change(self, change_id: int) -> Done:
        self._connection.execute("DELETE FROM _change_open")
        touched = self._touched(change_id)
        if not touched:
            self._connection.execute("DELETE FROM _change WHERE id = ?", (change_id,))
            return Done(Change(0, "", self._now(), ChangeState.DONE), {})
        self._connection.execute("UPDATE _change SET state = 'dropped' WHERE state = 'undone'")
        self._before_commit(touched)
        return Done(self._change(change_id), touched)

    # -- undo and redo ---------------------------------------------------------------------------

    def undo(self) -> Done:
        """Take back the newest change that is not undone. Raises `NothingToUndo`, `AtMigration`."""
        return self._replay(self._next_undo, "undone", _UNDO)

    def redo(self) -> Done:
        """Do the last undone change again. Raises `NothingToUndo`."""
        return self._replay(self._next_redo, "done", _REDO)

    def next_undo(self) -> Change | None:
        """The change that `undo` would take back."""
        row = self._connection.execute(
            f"{CHANGE} WHERE state = 'done' AND id > {_BARRIER} ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return as_change(row) if row else None

    def next_redo(self) -> Change | None:
        """The change that `redo` would do again."""
        row = self._connection.execute(
            f"{CHANGE} WHERE state = 'undone' AND id > {_BARRIER} ORDER BY id LIMIT 1"
        ).fetchone()
        return as_change(row) if row else None

    def _next_undo(self) -> Change:
        change = self.next_undo()
        if change is None:
            self._refuse_past_barrier()
            raise NothingToUndo("Отменять нечего.")
        return change

    def _next_redo(self) -> Change:
        change = self.next_redo()
        if change is None:
            raise NothingToUndo("Возвращать нечего.")
        return change

    def _refuse_past_barrier(self) -> None:
        row = self._connection.execute("SELECT count(*) FROM _change WHERE state = 'done'")
        if row.fetchone() != (0,):
            raise AtMigration(
                "Более ранние изменения сделаны до обновления программы и не отменяются.",
                "Их можно посмотреть в журнале или восстановить базу из копии.",
            )

    def _replay(self, choose: Callable[[], Change], state: str, direction: _Direction) -> Done:
        with self._transaction():
            change = choose()
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
            self._connection.execute("INSERT INTO _change_open VALUES (1, NULL)")
            rows = self._connection.execute(
                "SELECT table_name, row_id, before, after FROM _change_row"
                f" WHERE change_id = ? ORDER BY seq {direction.order}",
                (change.id,),
            ).fetchall()
            for table, row_id, before, after in rows:
                wanted = before if direction.to_before else after
                self.write_row(table, row_id, json.loads(wanted) if wanted else None)
            self._connection.execute("DELETE FROM _change_open")
            self._connection.execute(
                "UPDATE _change SET state = ? WHERE id = ?", (state, change.id)
            )
            touched = self._touched(change.id)
            self._before_commit(touched)
        return Done(change, touched)

    def write_row(self, table: str, row_id: int, values: dict[str, object] | None) -> None:
        """Make the row what `values` says, or absent for None. Only inside a transaction."""
        if values is None:
            self._connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
            return
        columns = [c for c in table_columns(self._connection, table) if c in values]
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        updates = ", ".join(f"{c} = excluded.{c}" for c in columns if c != "id")
        self._connection.execute(
            f'INSERT INTO "{table}"({names}) VALUES ({marks})'
            f" ON CONFLICT(id) DO UPDATE SET {updates}",
            [values[column] for column in columns],
        )

    def restore_row(self, table: str, row_id: int, values: dict[str, object]) -> None:
        """Bring an earlier version of a row back, inside an open change. Raises `InUse`."""
        try:
            self.write_row(table, row_id, values)
        except Outdated as error:
            raise InUse(
                "Эту версию нельзя вернуть: запись, на которую она ссылается, удалена,"
                " или её адрес занят.",
                "Сначала верните или исправьте ту запись.",
            ) from error

    # -- what stands behind -----------------------------------------------------------------------

    def _touched(self, change_id: int) -> Touched:
        found: dict[str, set[int]] = {}
        rows = self._connection.execute(
            "SELECT DISTINCT table_name, row_id FROM _change_row WHERE change_id = ?", (change_id,)
        )
        for table, row_id in rows:
            found.setdefault(table, set()).add(row_id)
        return {table: frozenset(ids) for table, ids in found.items()}

    def _change(self, change_id: int) -> Change:
        row = self._connection.execute(f"{CHANGE} WHERE id = ?", (change_id,)).fetchone()
        return as_change(row)


@dataclass(frozen=True, slots=True)
class _Direction:
    order: str
    to_before: bool


_UNDO = _Direction("DESC", to_before=True)
_REDO = _Direction("ASC", to_before=False)
_BARRIER = "coalesce((SELECT CAST(value AS INTEGER) FROM _state WHERE key = 'journal.barrier'), 0)"
