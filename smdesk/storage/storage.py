"""The open file: repositories, journal, registry view, state. One object, one thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from smdesk.models.changes import Changed
from smdesk.models.folding import fold
from smdesk.models.records import Record
from smdesk.storage.control import ControlView
from smdesk.storage.database import open_database
from smdesk.storage.errors import ReadOnly, worded
from smdesk.storage.journal import Done, Journal, Title, Touched
from smdesk.storage.journal_log import JournalLog
from smdesk.storage.journal_triggers import office_tables
from smdesk.storage.registry import RegistryView
from smdesk.storage.repository import Repository
from smdesk.storage.state import State

if TYPE_CHECKING:
    from smdesk.storage.approvals import ApprovalsView
    from smdesk.storage.events import EventsView
    from smdesk.storage.plan import PlanView
    from smdesk.storage.plan_counts import PlanCounts
    from smdesk.storage.plan_known import PlanKnown
    from smdesk.storage.plan_lines import PlanLines
    from smdesk.storage.plan_rows import PlanRows
    from smdesk.storage.plan_state import PlanState
    from smdesk.storage.statistics import StatisticsView
    from smdesk.storage.weeks import WeeksView

R = TypeVar("R", bound=Record)
KEEP_JOURNAL = timedelta(days=3 * 366)
MOST_JOURNAL_ROWS = 2_000_000


class Storage:
    """Everything the desk needs of the file."""

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """Open, migrate and renew the file. Raises `StorageError`."""
        self.path = path
        self._now = now
        self._connection = open_database(path, before_migration=lambda _open: _copy(path, now()))
        self._connection.create_function("fold", 1, _fold, deterministic=True)
        self.state = State(self._connection)
        self.registry = RegistryView(self._connection)
        self.control = ControlView(self._connection)
        self.log = JournalLog(self._connection, now)
        self.journal = Journal(self._connection, now, self._renew)
        self._repositories: dict[type[Record], Repository[Record]] = {}
        self._data_version = self._read_data_version()

    @cached_property
    def plan(self) -> PlanView:
        """The content plan."""
        from smdesk.storage.plan import PlanView  # not on the way to the first window

        return PlanView(self._connection)

    @cached_property
    def plan_lines(self) -> PlanLines:
        """The plan as reports tell it."""
        from smdesk.storage.plan_lines import PlanLines

        return PlanLines(self._connection)

    @cached_property
    def approvals(self) -> ApprovalsView:
        """Approvals and what they are about."""
        from smdesk.storage.approvals import ApprovalsView

        return ApprovalsView(self._connection)

    @cached_property
    def events(self) -> EventsView:
        """Events by days."""
        from smdesk.storage.events import EventsView

        return EventsView(self._connection)

    @cached_property
    def plan_known(self) -> PlanKnown:
        """What a plan in a file is compared with."""
        from smdesk.storage.plan_known import PlanKnown

        return PlanKnown(self._connection)

    @cached_property
    def plan_counts(self) -> PlanCounts:
        """Counts of the content plan."""
        from smdesk.storage.plan_counts import PlanCounts

        return PlanCounts(self._connection)

    @cached_property
    def plan_rows(self) -> PlanRows:
        """What a list of the content plan tells."""
        from smdesk.storage.plan_rows import PlanRows

        return PlanRows(self._connection)

    @cached_property
    def plan_state(self) -> PlanState:
        """How the content plan stands."""
        from smdesk.storage.plan_state import PlanState

        return PlanState(self._connection)

    @cached_property
    def statistics(self) -> StatisticsView:
        """Numbers added up."""
        from smdesk.storage.statistics import StatisticsView

        return StatisticsView(self._connection)

    @cached_property
    def weeks(self) -> WeeksView:
        """Placements by weeks."""
        from smdesk.storage.weeks import WeeksView

        return WeeksView(self._connection)

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._connection.close()

    def repository(self, record: type[R]) -> Repository[R]:
        """The repository of a record type."""
        if record not in self._repositories:
            made: Repository[R] = Repository(self._connection, record)
            self._repositories[record] = made  # type: ignore[assignment]
        return self._repositories[record]  # type: ignore[return-value]

    # -- one way to change -----------------------------------------------------------------------

    @contextmanager
    def change(self, title: Title, *, irreversible: str = "") -> Iterator[None]:
        """One titled, journalled transaction; see `Journal.change`."""
        with self.journal.change(title, irreversible=irreversible):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One short read transaction: everything read inside is of one moment."""
        if self._connection.in_transaction:
            yield
            return
        with worded():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    def announcement(self) -> Changed | None:
        """What the transaction that has just committed changed; None when nothing did."""
        done = self.journal.take_finished()
        if done is None or (done.change.id == 0 and not done.change.title and not done.touched):
            return None
        return announcement_of(done)

    # -- the day and other processes -------------------------------------------------------------

    def today(self) -> date:
        """Today, by the clock that the storage was given."""
        return self._now().date()

    def renew_day(self) -> bool:
        """Bring the registry view to today; True when it was of another day."""
        if self.registry.is_of(self.today()):
            return False
        try:
            with self.journal.derived():
                self.registry.renew(self.today())
        except ReadOnly:  # it can still be read and reported
            self.registry.renew_aside(self.today())
        return True

    def version(self) -> tuple[int, int]:
        """Another pair after any write, by this process or by another."""
        return self._read_data_version(), self._connection.total_changes

    def changed_elsewhere(self) -> bool:
        """Whether another process has written to the file since the last call."""
        version = self._read_data_version()
        changed, self._data_version = version != self._data_version, version
        return changed

    def size(self) -> int:
        """Size of the file, bytes."""
        return self.path.stat().st_size

    def fault(self) -> str:
        """What is wrong with the file, or nothing: its pages are read whole, references too.

        The quick check of SQLite passes over a flipped byte.
        """
        if self._connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            return "Файл базы повреждён."
        if self._connection.execute("PRAGMA foreign_key_check").fetchone():
            return "База повреждена: в ней есть ссылки на удалённые записи."
        return ""

    def office_tables(self) -> list[str]:
        """Names of the tables that hold the office's data: the journalled ones."""
        return office_tables(self._connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """For the backup, which reads pages, and for tests and benchmarks within storage."""
        return self._connection

    def _read_data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _renew(self, touched: Touched | None) -> None:
        self.registry.renew(self.today(), touched)


def _copy(path: Path, now: datetime) -> None:
    from smdesk.storage.backup import copy_before_migration

    copy_before_migration(path, now)


def announcement_of(done: Done) -> Changed:
    """A committed transaction as the views hear of it."""
    return Changed(done.change.title, done.change.id or None, done.touched)


def _fold(text: str | None) -> str:
    return fold(text or "")
