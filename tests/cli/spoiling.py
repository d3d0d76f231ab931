"""Ways in which the file of a base goes wrong."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes(text)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as ours:
        ours.execute("UPDATE _sqlite_migrations SET name = 'm9999_later' WHERE id = 1")
        ours.commit()


def read_only(path: Path) -> None:
    """SQLite takes a file of a later write version as read-only, whoever runs the test."""
    content = bytearray(path.read_bytes())
    content[18] = 3
    path.write_bytes(bytes(content))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40_000])


def overwritten(path: Path) -> None:
    path.write_text("Это не база", encoding="utf-8")


def flipped(path: Path) -> None:
    with closing(sqlite3.connect(path)) as ours:
        page = ours.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'account_organization'"
        ).fetchone()[0]
        size = ours.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[page * size - 1] ^= 2  # the account that the first entry of the index leads to
    path.write_bytes(bytes(content))


def dangling(path: Path) -> None:
    """As a tool that knows nothing of the journal and checks no references."""
    _write_past_journal(path, "UPDATE account SET organization_id = 9999 WHERE id = 1")


def garbled(path: Path) -> None:
    """As a tool that knows nothing of what a day looks like."""
    _write_past_journal(path, "UPDATE account SET created_on = 'вчера' WHERE id = 1")


def _write_past_journal(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as ours:
        ours.execute("PRAGMA ignore_check_constraints = ON")
        drops = ours.execute(
            "SELECT 'DROP TRIGGER ' || name FROM sqlite_master"
            " WHERE type = 'trigger' AND tbl_name = 'account'"
        ).fetchall()
        for (drop,) in drops:
            ours.execute(drop)
        ours.execute(statement)
        ours.commit()
