"""Numbers of a stretch of days, added up by the database: a region has too many rows to read."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from typing import NamedTuple

_POSTS = """
SELECT account_id, date(published_at, 'weekday 0', '-6 days'), count(*) FROM placement
WHERE published_at >= ? AND published_at < ? GROUP BY account_id, 2
"""
_METRICS = """
SELECT p.account_id, count(coalesce(m.likes, m.comments, m.reposts)), count(m.reach),
    sum(m.views), sum(m.reach), sum(m.likes), sum(m.comments),
    sum(m.reposts)
FROM placement p JOIN placement_metric m ON m.placement_id = p.id
WHERE p.published_at >= ? AND p.published_at < ?
    AND m.taken_on = (SELECT max(x.taken_on) FROM placement_metric x WHERE x.placement_id = p.id)
GROUP BY p.account_id
"""
_SUBSCRIBERS = """
SELECT account_id, subscribers FROM account_metric m WHERE subscribers IS NOT NULL
    AND taken_on = (SELECT max(x.taken_on) FROM account_metric x
        WHERE x.account_id = m.account_id AND x.subscribers IS NOT NULL AND x.taken_on <= ?)
"""
_RUNNING = """
SELECT DISTINCT p.account_id FROM account_period p WHERE p.status = 'active' AND p.since <= :until
    AND NOT EXISTS (SELECT 1 FROM account_period q
        WHERE q.account_id = p.account_id AND q.since > p.since AND q.since <= :since)
"""
_WEEKLY_REACH = """
SELECT account_id, reach FROM account_metric
WHERE taken_on >= ? AND taken_on < ? AND reach IS NOT NULL ORDER BY taken_on
"""


class Sums(NamedTuple):
    """Numbers of the posts of one account, added up; None where nobody has entered any."""

    reacted: int
    """Posts whose likes, comments or reposts are known."""
    reached: int
    """Posts whose reach is known."""
    views: int | None
    reach: int | None
    likes: int | None
    comments: int | None
    reposts: int | None


class StatisticsView:
    """Adds up posts and their numbers. Days are from `since` to `until`, both included."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def posts(self, since: date, until: date) -> dict[int, dict[date, int]]:
        """Account → Monday → posts published in that week, as far as it lies in the days."""
        found: dict[int, dict[date, int]] = {}
        for account, week, number in self._connection.execute(_POSTS, _days(since, until)):
            found.setdefault(account, {})[date.fromisoformat(week)] = number
        return found

    def sums(self, since: date, until: date) -> dict[int, Sums]:
        """Account → the newest numbers of its posts of these days, added up."""
        rows = self._connection.execute(_METRICS, _days(since, until))
        return {account: Sums(*numbers) for account, *numbers in rows}

    def weekly_reach(self, since: date, until: date) -> dict[int, int]:
        """Account → people it reached in a week, the newest number entered in these days."""
        return dict(self._connection.execute(_WEEKLY_REACH, _days(since, until)).fetchall())

    def running(self, since: date, until: date) -> frozenset[int]:
        """The pages that were active on a day of the period."""
        days = {"since": since.isoformat(), "until": until.isoformat()}
        return frozenset(row[0] for row in self._connection.execute(_RUNNING, days))

    def subscribers(self, day: date) -> dict[int, int]:
        """Account → its subscribers as they were last known on a day."""
        return dict(self._connection.execute(_SUBSCRIBERS, (day.isoformat(),)).fetchall())


def _days(since: date, until: date) -> tuple[str, str]:
    return since.isoformat(), (until + timedelta(days=1)).isoformat()
