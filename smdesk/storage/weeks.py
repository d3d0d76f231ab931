"""Weeks in numbers: what counts towards the norm, for every account at once.

The published ones of a week are counted from one index; the posts that do not count are few and
stand in an index of their own.
"""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from smdesk.models.plan import WeekCount

_UNCOUNTED = "post_id NOT IN (SELECT id FROM post WHERE is_counted = 0)"
_DONE = f"""
SELECT account_id, count(*) FROM placement INDEXED BY placement_published
WHERE published_at >= ? AND published_at < ? AND {_UNCOUNTED} GROUP BY account_id
"""
_PLANNED = f"""
SELECT account_id, count(*) FROM placement
WHERE at >= ? AND at < ? AND stage IS NOT 'published' AND stage IS NOT 'cancelled'
    AND post_id NOT IN (SELECT id FROM post WHERE stage <> 'approved' AND stage = 'cancelled')
    AND {_UNCOUNTED} GROUP BY account_id
"""
_OF_ACCOUNT = f"""
SELECT count(*) FILTER (WHERE stage IS 'published'),
    count(*) FILTER (WHERE at >= :today AND stage IS NOT 'published' AND stage IS NOT 'cancelled'
        AND (SELECT stage FROM post t WHERE t.id = post_id) <> 'cancelled')
FROM placement WHERE account_id = :account AND at >= :since AND at < :until AND {_UNCOUNTED}
"""
_UNSTEADY = """
WITH odd(id) AS (
    SELECT account_id FROM account_period WHERE status <> 'active' OR since > ?
    UNION SELECT id FROM account WHERE id NOT IN (SELECT account_id FROM account_period)
)
SELECT odd.id, p.since, p.status FROM odd LEFT JOIN account_period p ON p.account_id = odd.id
ORDER BY odd.id, p.since
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

    def of_account(self, account_id: int, monday: date, today: date) -> WeekCount:
        """What `week` says of one account, without asking for the others."""
        row = self._connection.execute(
            _OF_ACCOUNT,
            {
                "account": account_id,
                "since": monday.isoformat(),
                "until": (monday + timedelta(days=7)).isoformat(),
                "today": today.isoformat(),
            },
        )
        return WeekCount(*row.fetchone())

    def pages(self) -> list[tuple[int, int, int]]:
        """Account, organisation and network of every page."""
        return self._connection.execute(
            "SELECT id, organization_id, network_id FROM account ORDER BY id"
        ).fetchall()

    def unsteady(self, monday: date) -> dict[int, list[tuple[str, str]]]:
        """Account → day and status of its periods, oldest first.

        Pages that have been active since that Monday or before, and never anything else, are
        left out: nearly all of them.
        """
        found: dict[int, list[tuple[str, str]]] = {}
        for account, since, status in self._connection.execute(_UNSTEADY, (monday.isoformat(),)):
            found.setdefault(account, []).extend([(since, status)] if since else [])
        return found
