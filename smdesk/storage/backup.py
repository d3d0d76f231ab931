"""Copies of the file: made in steps, verified, pruned, restored.

A copy is taken with SQLite's backup interface in small steps, so that a writer never waits for
long; it is written beside as `.part`, checked whole, and only then given its name.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from smdesk.models.errors import DeskError
from smdesk.models.parts import flush, new_part, target_of
from smdesk.models.progress import Job, Progress, run_to_end
from smdesk.storage.copies import copies_of, folder_of, free_name, kept_copies, name_aside
from smdesk.storage.database import connect, identify, is_empty, open_database, verify
from smdesk.storage.errors import Damaged, Foreign, busy, damaged_base, damaged_copy, empty, worded
from smdesk.storage.places import refuse_strange, unreachable

STEP_PAGES = 256
"""Pages copied under one read lock: about a megabyte, a few milliseconds."""
PAUSE = 0.002
"""Rest between steps, seconds, in which a waiting writer gets in."""
PATIENCE = 10.0
"""How long another program may hold the file before a copy gives up, seconds."""
RESTARTS = 5
"""A write by another connection starts a copy anew; after so many it is made in one go."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a copy: counts of records and the last change."""

    accounts: int
    organizations: int
    persons: int
    last_change: str
    last_change_at: str


def make_copy(source: Path, target: Path) -> Job[Path]:
    """Copy the file to `target`, stepwise and verified. Nothing is left when it fails."""
    refuse_strange(target)
    target = target_of(target)
    part = _part_beside(target)
    try:
        yield from _copy_pages(source, part)
        yield Progress(0, 0, "Проверяется копия")
        verify(part, damaged_base(source), meant=source)
        flush(part)
        _replace(part, target)
    finally:
        _remove(part)
    return target


def make_dated_copy(path: Path, label: str, now: datetime) -> Job[Path]:
    """A copy into the folder of copies, named by time and reason. No other copy gives way."""
    return (yield from make_copy(path, free_name(folder_of(path), label, now)))


def copy_before_migration(path: Path, now: datetime) -> None:
    """The copy that every migration of an existing file begins with."""
    run_to_end(make_dated_copy(path, "before-migration", now))


def prune_copies(path: Path, budget: int) -> list[Path]:
    """Remove the automatic copies that the schedule and the budget do not keep."""
    copies = [copy for copy in copies_of(path) if copy.label == "auto"]
    kept = kept_copies(copies, budget)
    gone = []
    for old in (copy.path for copy in copies if copy not in kept):
        with suppress(OSError):  # another program holds it open: it goes next time
            _remove(old)
            gone.append(old)
    return gone


def contents(path: Path) -> Contents:
    """What is in a copy. Raises `StorageError` when it cannot be read."""
    connection = connect(path, read_only=True)
    try:
        with worded():
            if is_empty(connection):
                raise empty(path)
            identify(connection, path)
            counts = [
                int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
                for table in ("account", "organization", "person")
            ]
            last = connection.execute(
                "SELECT title, at FROM _change WHERE state = 'done' ORDER BY id DESC LIMIT 1"
            ).fetchone()
    finally:
        connection.close()
    title, at = last or ("", "")
    return Contents(counts[0], counts[1], counts[2], title, at)


def restore(path: Path, copy: Path, now: datetime) -> Job[Path | None]:
    """Put a copy in the place of the file, after a safety copy. Returns the safety copy.

    The pages are written into the live file in one transaction, so an open window sees a change
    by another process and not a file that vanished. A damaged file is set aside as it is, and
    where there is none nothing has to be saved. An older copy is then migrated.
    """
    refuse_strange(path)
    verify(copy, damaged_copy(copy))
    safety = yield from _save_first(path, now)
    yield Progress(0, 0, "База восстанавливается из копии")
    with worded():
        source, target = connect(copy, read_only=True), connect(path)
        try:
            source.backup(target, progress=_Patience(), sleep=0.05)
        finally:
            target.close()
            source.close()
    open_database(path, before_migration=lambda _connection: None).close()
    return safety


def _save_first(path: Path, now: datetime) -> Job[Path | None]:
    if not path.exists() or not path.stat().st_size:
        return None
    try:
        _take_back_half_written(path)
        return (yield from make_dated_copy(path, "before-restore", now))
    except (Damaged, Foreign):
        aside = name_aside(path, now)
        _replace(path, aside)
        return aside


def _take_back_half_written(path: Path) -> None:
    """What a crash left in the journal of SQLite: a copy only reads, and reading cannot do that."""
    connection = connect(path)
    try:
        is_empty(connection)
    finally:
        connection.close()


def _copy_pages(source: Path, part: Path) -> Job[None]:
    with worded():
        reader, writer = connect(source, read_only=True), sqlite3.connect(part)
        try:
            # SQLite would flush the whole copy while it still holds the lock on the source; a
            # copy that breaks off is thrown away, so it is flushed once, after the lock.
            writer.execute("PRAGMA synchronous = OFF")
            yield from _steps(reader, writer)
        finally:
            writer.close()
            reader.close()


def _steps(reader: sqlite3.Connection, writer: sqlite3.Connection) -> Job[None]:
    """Python's backup runs to its end inside one call, so a rest is made in its progress hook."""
    watch = _Watch()
    yield Progress(0, 0, "Копируется база")
    try:
        reader.backup(writer, pages=STEP_PAGES, progress=watch, sleep=0.01)
    except _TooManyRestarts:
        reader.backup(writer, progress=_Patience(), sleep=0.01)


class _TooManyRestarts(Exception):
    """Other programs keep writing."""


class _Patience:
    """Ends a copy that another program keeps waiting: SQLite would wait for ever, uninterrupted."""

    def __init__(self) -> None:
        self._since: float | None = None

    def __call__(self, status: int, _remaining: int, _total: int) -> None:
        if status not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            self._since = None
            return
        now = time.monotonic()
        self._since = now if self._since is None else self._since
        if now - self._since >= PATIENCE:
            raise busy()


class _Watch(_Patience):
    """Rests between the steps of a copy and notices when it starts anew."""

    def __init__(self) -> None:
        super().__init__()
        self._remaining = 0
        self._restarts = 0

    def __call__(self, status: int, remaining: int, total: int) -> None:
        super().__call__(status, remaining, total)
        if remaining > self._remaining and self._remaining:
            self._restarts += 1
            if self._restarts > RESTARTS:
                raise _TooManyRestarts
        self._remaining = remaining
        time.sleep(PAUSE)


def _part_beside(target: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return new_part(target)
    except OSError as error:
        raise unreachable(target, error) from error


def _replace(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except OSError as error:
        raise DeskError(
            f"Файл «{target.name}» не записан.", "Закройте его в других программах и повторите."
        ) from error


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
