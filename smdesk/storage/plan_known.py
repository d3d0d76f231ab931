"""What the base keeps of the pages and days that a file names: what an import is compared with."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

_DATED = """
SELECT id FROM placement WHERE account_id IN ({marks}) AND at >= ? AND at < ?
"""
_UNDATED = "SELECT id FROM placement WHERE account_id IN ({marks}) AND at IS NULL"
_LOOSE = """
SELECT t.id FROM post t WHERE t.id > (SELECT max(id) FROM post) - 20000
    AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.post_id = t.id)
"""
"""Ideas that no page has yet, among the newest 20,000 posts as in the tray."""
_PART = 400
"""Accounts in one statement."""


class PlanKnown:
    """Ids of placements and of posts without any."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def placements(self, accounts: Sequence[int], days: tuple[date, date] | None) -> list[int]:
        """Placements on these pages: of these days, both included, and those without a day.

        Cancelled ones are there too.
        """
        found: list[int] = []
        for start in range(0, len(accounts), _PART):
            part = list(accounts[start : start + _PART])
            marks = ", ".join("?" * len(part))
            found += self._ids(_UNDATED.format(marks=marks), part)
            if days is not None:
                since, until = days[0].isoformat(), (days[1] + timedelta(days=1)).isoformat()
                found += self._ids(_DATED.format(marks=marks), [*part, since, until])
        return sorted(found)

    def loose(self) -> list[int]:
        """Posts without a placement."""
        return self._ids(_LOOSE, ())

    def _ids(self, statement: str, values: Sequence[object]) -> list[int]:
        return [each for (each,) in self._connection.execute(statement, values)]
