"""Opening the file: identity, pragmas, migration, refusal.

Journal mode DELETE and synchronous FULL: WAL fails on network shares, and an office keeps its
base where it likes. A connection belongs to the thread that opened it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PurePath
from typing import Any

from smdesk.storage.errors import Damaged, Missing, empty, newer, not_ours, refusal, worded
from smdesk.storage.identity import APPLICATION_ID, MIGRATION_NAMES, MIGRATION_SET
from smdesk.storage.places import refuse_strange

BUSY_MS = 3000
"""How long a write waits for another process before it is refused, milliseconds."""

_PRAGMAS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_spill = OFF",  # a large change must not lock readers out before it commits
    "PRAGMA cache_size = -32000",
)


def open_database(
    path: Path, *, before_migration: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """Open or create the file and bring it to today's schema.

    `before_migration` is called with the connection when an existing file has to be migrated.
    Raises a `StorageError` that says what is wrong with the file.
    """
    connection = connect(path)
    try:
        with worded():
            _prepare(connection, path, before_migration)
    except BaseException:
        connection.close()
        raise
    return connection


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection with our pragmas; makes the folder of a new file."""
    refuse_strange(path)
    if not read_only:
        _make_folder(path)
    elif not path.exists():
        raise Missing(f"Файла «{path.name}» нет.", "Выберите другой файл.")
    with worded():
        connection = sqlite3.connect(
            f"{uri_of(path.absolute())}?mode={'ro' if read_only else 'rwc'}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_MS / 1000,
            factory=_Connection,
        )
        try:
            for pragma in _PRAGMAS if not read_only else _PRAGMAS[2:]:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
    return connection


def uri_of(path: PurePath) -> str:
    """An absolute path as SQLite takes it: the server of a network share must not be a host."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


class _Connection(sqlite3.Connection):
    """Questions are refused in words too: a file may be busy or gone whenever it is read."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401
        """As in sqlite3. Raises `StorageError` for a trouble with the file."""
        try:
            return super().execute(sql, parameters)
        except sqlite3.Error as error:
            meant = refusal(error)
            if meant is None:
                raise
            raise meant from error


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Missing(
            f"Папка «{path.parent}» не создаётся.", "Выберите папку, доступную для записи."
        ) from error


def _prepare(
    connection: sqlite3.Connection,
    path: Path,
    before_migration: Callable[[sqlite3.Connection], None],
) -> None:
    if not is_empty(connection):
        identify(connection, path)
    pending = pending_migrations(connection)
    if not pending:
        return
    from smdesk.storage import migrations

    if len(pending) < len(MIGRATION_NAMES):
        before_migration(connection)
    migrations.apply(connection)


def sqlite_version() -> str:
    """Version of the SQLite library."""
    return sqlite3.sqlite_version


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the file holds no table at all: just created, or of zero length."""
    row = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return int(row[0]) == 0


def identify(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of another program and one of a later version of this one."""
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise not_ours(path)
    if set(applied_migrations(connection)) - set(MIGRATION_NAMES):
        raise newer(path)


def applied_migrations(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Names of the migrations that the file has seen, in order."""
    if not _has_table(connection, "_sqlite_migrations"):
        return ()
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id", (MIGRATION_SET,)
    )
    return tuple(name for (name,) in rows)


def pending_migrations(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Names of the migrations that the file still needs."""
    applied = applied_migrations(connection)
    return tuple(name for name in MIGRATION_NAMES if name not in applied)


def verify(path: Path, damaged: Damaged, *, meant: Path | None = None) -> None:
    """Check a file whole: ours, with sound pages and sound references.

    What is wrong is told of the file `meant`, which this one was copied from. Raises `damaged`,
    `Foreign`, `Newer`.
    """
    try:
        with closing(connect(path, read_only=True)) as connection, worded():
            if is_empty(connection):
                raise empty(meant or path)
            identify(connection, meant or path)
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            if not sound or connection.execute("PRAGMA foreign_key_check").fetchone():
                raise damaged
    except Damaged as found:
        raise damaged from found.__cause__


def _has_table(connection: sqlite3.Connection, name: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)
    )
    return row.fetchone() is not None
