"""Weeks in numbers: what counts towards the norm, for every account at once.

The published ones of a week are counted from one index; the posts that do not count are few and
stand in an index of their own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from smdesk.models.plan import WeekCount

_UNCOUNTED = "post_id NOT IN (SELECT id FROM post WHERE is_counted = 0)"
_DONE = f"""
SELECT account_id, count(*) FROM placement INDEXED BY placement_published
WHERE published_at >= ? AND published_at < ? AND {_UNCOUNTED} GROUP BY account_id
"""
_PLANNED = f"""
SELECT p.account_id, count(*) FROM placement p JOIN post t ON t.id = p.post_id
WHERE p.at >= ? AND p.at < ? AND p.published_at IS NULL AND p.stage IS NOT 'cancelled'
    AND t.stage <> 'cancelled' AND p.{_UNCOUNTED} GROUP BY p.account_id
"""
_FORMATS = """
SELECT p.account_id, t.format FROM placement p JOIN post t ON t.id = p.post_id
WHERE p.published_at >= ? AND p.published_at < ? GROUP BY p.account_id, t.format
"""


class WeeksView:
    """Counts placements by weeks (domain.md, «Norm»)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def done(self, since: date, until: date) -> dict[int, int]:
        """Account → placements published from `since` up to `until`, which is not included."""
        return dict(
            self._connection.execute(_DONE, (since.isoformat(), until.isoformat())).fetchall()
        )

    def planned(self, since: date, until: date) -> dict[int, int]:
        """Account → placements still planned from `since` up to `until`, not included."""
        return dict(
            self._connection.execute(_PLANNED, (since.isoformat(), until.isoformat())).fetchall()
        )

    def week(self, monday: date, today: date) -> dict[int, WeekCount]:
        """Account → what it has done in a week, and what is still planned for the rest of it."""
        end = monday + timedelta(days=7)
        done = self.done(monday, end)
        planned = self.planned(max(monday, today), end) if today < end else {}
        return {
            account: WeekCount(done.get(account, 0), planned.get(account, 0))
            for account in done.keys() | planned.keys()
        }

    def formats(self, since: date, until: date) -> dict[int, set[str]]:
        """Account → formats of what was published from `since` up to `until`, not included."""
        found: dict[int, set[str]] = {}
        rows = self._connection.execute(_FORMATS, (since.isoformat(), until.isoformat()))
        for account, code in rows:
            found.setdefault(account, set()).add(code)
        return found

    def last_published(self) -> Mapping[int, datetime]:
        """Account → when it last published."""
        rows = self._connection.execute(
            "SELECT account_id, max(published_at) FROM placement"
            " WHERE published_at IS NOT NULL GROUP BY account_id"
        )
        return {account: datetime.fromisoformat(at) for account, at in rows}
