"""What the machine remembers beside the office's data: window state, mappings, drafts.

Kept in the same file under text keys as JSON; not journalled, so never undone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import TypeVar

from smdesk.storage.errors import worded

T = TypeVar("T")


class State:
    """A small dictionary in the file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: T) -> T:
        """The value of the key; `default` when there is none or it is of another type."""
        row = self._connection.execute("SELECT value FROM _state WHERE key = ?", (key,)).fetchone()
        if row is None:
            return default
        value: object = json.loads(row[0])
        return value if isinstance(value, type(default)) else default

    def set(self, key: str, value: object) -> None:
        """Remember a JSON value; one that is already there writes nothing."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        row = self._connection.execute("SELECT value FROM _state WHERE key = ?", (key,)).fetchone()
        if row is not None and row[0] == text:
            return
        with worded():
            self._connection.execute("INSERT OR REPLACE INTO _state VALUES (?, ?)", (key, text))

    def set_all(self, values: Mapping[str, object]) -> None:
        """Remember several JSON values with one wait for the disk."""
        if self._connection.in_transaction:
            for key, value in values.items():
                self.set(key, value)
            return
        with worded():
            self._connection.execute("BEGIN")
            try:
                for key, value in values.items():
                    self.set(key, value)
                self._connection.execute("COMMIT")
            except BaseException:  # also a commit that another reader holds up
                self._give_up()
                raise

    def _give_up(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def remove(self, key: str) -> None:
        """Forget the key."""
        with worded():
            self._connection.execute("DELETE FROM _state WHERE key = ?", (key,))

    def keys(self, prefix: str) -> list[str]:
        """Every key that begins with the prefix, sorted."""
        rows = self._connection.execute(
            "SELECT key FROM _state WHERE substr(key, 1, ?) = ? ORDER BY key", (len(prefix), prefix)
        )
        return [key for (key,) in rows]
