"""Migrations: frozen history, run by sqlite-utils. Loaded only when a file needs one."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from smdesk.storage.identity import APPLICATION_ID, MIGRATION_NAMES, MIGRATION_SET
from smdesk.storage.journal_triggers import RAISE_BARRIER, create_triggers, drop_triggers
from smdesk.storage.migrations.m0001_spine import spine
from smdesk.storage.migrations.m0002_control import control
from smdesk.storage.migrations.m0003_plan import plan
from smdesk.storage.migrations.m0004_order import order

_migrations = Migrations(MIGRATION_SET)
for _name, _step in zip(MIGRATION_NAMES, (spine, control, plan, order), strict=True):
    _migrations(name=_name)(_step)


def apply(connection: sqlite3.Connection) -> None:
    """Run what is pending, each step with its record in one transaction.

    Foreign keys are off meanwhile and checked afterwards. Journal triggers are made anew, since
    `transform()` drops them silently, and undo stops here: older rows have another shape.
    """
    database = Database(connection, execute_plugins=False)
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            drop_triggers(connection)
            _migrations.apply(database)
            _check_references(connection)
            create_triggers(connection)
            connection.execute(RAISE_BARRIER)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _check_references(connection: sqlite3.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise sqlite3.IntegrityError(f"broken references after migration: {broken[:3]}")
