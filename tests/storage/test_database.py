"""Opening files: ours, foreign, newer, damaged, locked."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path, PureWindowsPath

import pytest

from smdesk.models.records import Organization
from smdesk.storage.database import connect, uri_of, verify
from smdesk.storage.errors import Damaged, Foreign, Locked, Missing, Newer, damaged_copy
from smdesk.storage.identity import APPLICATION_ID, MIGRATION_NAMES
from smdesk.storage.storage import Storage
from tests.storage.conftest import Clock


def now() -> datetime:
    return datetime(2026, 11, 23, 9, 0)


def test_new_file_has_strict_tables_and_our_identity(storage: Storage) -> None:
    c = storage.connection
    assert c.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert c.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert c.execute("PRAGMA recursive_triggers").fetchone() == (1,)
    loose = c.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND strict = 0 AND name NOT LIKE 'sqlite%' AND name <> '_sqlite_migrations'"
    ).fetchall()
    assert loose == []


def test_office_tables_hold_no_real_and_no_blob(storage: Storage) -> None:
    for table in storage.office_tables():
        types = storage.connection.execute("SELECT type FROM pragma_table_info(?)", (table,))
        assert {kind for (kind,) in types} <= {"INTEGER", "TEXT"}, table


def test_every_office_table_has_three_journal_triggers(storage: Storage) -> None:
    for table in storage.office_tables():
        count = storage.connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchone()
        assert count == (3,), table


def test_a_foreign_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE things (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(Foreign, match="другой программы"):
        Storage(path, now)
    assert path.read_bytes() == before


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    Storage(path, now).close()
    with sqlite3.connect(path) as c:
        c.execute(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at)"
            " VALUES ('smdesk', '9999_later', '2030')"
        )
    c.close()
    with pytest.raises(Newer, match="более новой версией"):
        Storage(path, now)


@pytest.mark.parametrize(
    "content", [b"not a database at all " * 100, b"SQLite format 3\0" + b"x" * 900]
)
def test_a_damaged_file_is_refused_with_advice(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(content)
    with pytest.raises(Damaged) as refusal:
        Storage(path, now)
    assert refusal.value.todo


def test_a_zero_length_file_becomes_a_new_base(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.touch()
    opened = Storage(path, now)
    assert opened.repository(Organization).count() == 0
    opened.close()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="папка"):
        Storage(tmp_path, now)


def test_a_base_on_a_network_share_is_named_as_sqlite_takes_it(tmp_path: Path) -> None:
    share = PureWindowsPath(r"\\server\bases\office 1.db")
    assert uri_of(share) == "file:////server/bases/office%201.db"
    doubled = f"file:///{tmp_path.as_posix()}/office.db"  # the same form: «//» before the path
    assert doubled.startswith("file:////")
    sqlite3.connect(doubled, uri=True).close()


def test_a_busy_file_is_refused_and_nothing_is_written(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = connect(storage.path)
    other.execute("BEGIN IMMEDIATE")
    storage.connection.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(Locked, match="занята"), storage.change("Проба"):
        pass
    other.execute("ROLLBACK")
    other.close()
    assert storage.log.changes() == []


def test_state_that_a_reader_holds_up_leaves_no_transaction_open(storage: Storage) -> None:
    other = connect(storage.path)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM account").fetchone()
    storage.connection.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(Locked):
        storage.state.set_all({"window": 1, "page": 2})
    other.execute("ROLLBACK")
    other.close()
    storage.state.set_all({"window": 3})
    with storage.change("Проба"):
        storage.repository(Organization).insert(Organization(title="Клуб"))
    assert storage.state.get("window", 0) == 3


def test_opening_does_not_load_sqlite_utils_when_nothing_is_pending(
    tmp_path: Path,
) -> None:
    import subprocess
    import sys

    path = tmp_path / "office.db"
    Storage(path, now).close()
    code = (
        "import sys; from pathlib import Path; from datetime import datetime;"
        "from smdesk.storage.storage import Storage;"
        f"Storage(Path({str(path)!r}), datetime.now).close();"
        "assert 'sqlite_utils' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_verify_finds_a_flipped_byte(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "office.db"
    opened = Storage(path, clock)
    with opened.change("Много"):
        for number in range(400):
            opened.repository(Organization).insert(Organization(title=f"Организация {number}" * 9))
    opened.close()
    verify(path, damaged_copy(path))
    content = bytearray(path.read_bytes())
    page = content.index("Организация 200".encode()) // 4096
    content[page * 4096 + 8 : page * 4096 + 40] = b"\xff" * 32
    path.write_bytes(content)
    with pytest.raises(Damaged):
        verify(path, damaged_copy(path))


def test_migration_names_are_unique_and_ordered() -> None:
    assert list(MIGRATION_NAMES) == sorted(set(MIGRATION_NAMES))


def test_a_busy_file_is_said_when_it_is_read_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smdesk.storage.database.BUSY_MS", 0)
    storage = Storage(tmp_path / "office.db", datetime.now)
    other = sqlite3.connect(tmp_path / "office.db", isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        for ask in (storage.changed_elsewhere, storage.repository(Organization).all):
            with pytest.raises(Locked):
                ask()
    finally:
        other.close()
        storage.close()
