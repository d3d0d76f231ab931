"""Triggers that write every change of the office's tables into the journal.

A write outside a change is refused by the database itself: the trigger raises when no change is
open. Tables whose names begin with `_` are not the office's data and carry no triggers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

RAISE_BARRIER = (
    "INSERT OR REPLACE INTO _state(key, value)"
    " SELECT 'journal.barrier', coalesce(max(id), 0) FROM _change"
)
"""Undo stops at the newest change there is now: after it the tables were written without it."""

_PREFIX = "_journal_"
_MANY_KB = 400_000
"""Memory for pages while a region is filled."""
OUTSIDE = "smdesk: a write outside a change"

# event → (rows of the trigger that exist, expression of the row's id)
_EVENTS = {
    "INSERT": (None, "NEW"),
    "UPDATE": ("OLD", "NEW"),
    "DELETE": ("OLD", None),
}


def office_tables(connection: sqlite3.Connection) -> list[str]:
    """Names of the tables that hold the office's data, sorted."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " ORDER BY name"
    )
    return [name for (name,) in rows]


def table_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Column names of a table, in order."""
    rows = connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    return [name for (name,) in rows]


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Remove every journal trigger, before a migration."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB ?", (_PREFIX + "*",)
    )
    for (name,) in rows.fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')


def create_triggers(connection: sqlite3.Connection) -> None:
    """Create the journal triggers of every table of the office."""
    for table in office_tables(connection):
        columns = table_columns(connection, table)
        for event, (before, after) in _EVENTS.items():
            connection.execute(_trigger(table, columns, event, before, after))


def _trigger(
    table: str, columns: list[str], event: str, before: str | None, after: str | None
) -> str:
    values = f"change_id, '{table}', {after or before}.id, {_row(before, columns)}, " + _row(
        after, columns
    )
    changed = " OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in columns)
    condition = f"WHEN {changed}" if event == "UPDATE" else ""
    return f"""CREATE TRIGGER {_PREFIX}{table}_{event.lower()} AFTER {event} ON {table} {condition}
        BEGIN
            SELECT RAISE(ABORT, '{OUTSIDE}') WHERE NOT EXISTS (SELECT 1 FROM _change_open);
            INSERT INTO _change_row(change_id, table_name, row_id, before, after)
                SELECT {values} FROM _change_open WHERE change_id IS NOT NULL;
        END"""


def _row(name: str | None, columns: list[str]) -> str:
    if name is None:
        return "NULL"
    pairs = ", ".join(f"'{column}', {name}.{column}" for column in columns)
    return f"json_object({pairs})"


@contextmanager
def without_triggers(connection: sqlite3.Connection) -> Iterator[None]:
    """Inside a transaction: many rows are written without their triggers, pages in memory."""
    connection.execute(f"PRAGMA cache_size = -{_MANY_KB}")
    drop_triggers(connection)
    yield
    create_triggers(connection)
