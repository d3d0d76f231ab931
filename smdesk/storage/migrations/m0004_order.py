"""The registry by title without sorting: the order that the window opens with."""

from __future__ import annotations

from sqlite_utils import Database


def order(database: Database) -> None:
    """Add the index of the usual order."""
    database.execute("CREATE INDEX _registry_by_title ON _registry(title_key, account_id)")
