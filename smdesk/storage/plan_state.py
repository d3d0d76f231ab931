"""How the content plan stands: what control and deadlines ask of it, each in one short query."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

Counted = tuple[int, str | None]
"""Account, and some of its formats with commas between."""
_FORMATS = """
SELECT a.id, (SELECT group_concat(format) FROM (
    SELECT DISTINCT t.format FROM placement p JOIN post t ON t.id = p.post_id
    WHERE p.account_id = a.id AND p.at >= ? AND p.stage = 'published' AND t.format IN ({marks})
    LIMIT 2))
FROM account a
"""
_FIRST = """
SELECT count(*) FROM (SELECT 1 FROM placement
    WHERE account_id = ? AND at >= ? AND stage = 'published' LIMIT ?)
"""
_UNMARKED = """
SELECT p.account_id, count(*), min(p.at), p.id, (SELECT topic FROM post t WHERE t.id = p.post_id)
FROM placement p
WHERE p.at >= ? AND p.at < ? AND p.stage IS NOT 'published' AND p.stage IS NOT 'cancelled'
    AND (SELECT stage FROM post t WHERE t.id = p.post_id) <> 'cancelled'
GROUP BY p.account_id
"""
_ASKED = """
SELECT a.id, a.asked_at, coalesce(t.topic, ''), a.since, a.until,
    (SELECT min(p.at) FROM placement p WHERE p.post_id = a.post_id AND p.published_at IS NULL),
    (SELECT group_concat(v.name, '; ') FROM approval_voice v
        WHERE v.approval_id = a.id AND v.decision IS NULL)
FROM approval a LEFT JOIN post t ON t.id = a.post_id
WHERE a.outcome IS NULL AND a.is_withdrawn = 0 ORDER BY a.asked_at, a.id
"""
_AHEAD = """
SELECT account_id, count(*) FROM placement
WHERE at >= ? AND at < ? AND stage IS NOT 'cancelled'
    AND post_id NOT IN (SELECT id FROM post WHERE stage <> 'approved' AND stage = 'cancelled')
GROUP BY account_id
"""
_UNCOUNTED = """
SELECT count(*) FROM placement WHERE published_at >= ? AND published_at < ?
    AND post_id IN (SELECT id FROM post WHERE is_counted = 0)
"""


class PlanState:
    """Asks how the plan stands."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def begun(self) -> str | None:
        """The moment of the earliest placement that has one; None where there is none."""
        row = self._connection.execute("SELECT min(at) FROM placement WHERE at IS NOT NULL")
        found: str | None = row.fetchone()[0]
        return found

    def formats(self, since: date, formats: Sequence[str]) -> list[Counted]:
        """Account by account two of these formats that it has published since, or the only one."""
        statement = _FORMATS.format(marks=", ".join("?" * len(formats)))
        return self._connection.execute(statement, (since.isoformat(), *formats)).fetchall()

    def published(self, account_id: int, since: date, most: int) -> int:
        """How much an account has published since a day, counted up to so many."""
        row = self._connection.execute(_FIRST, (account_id, since.isoformat(), most))
        return int(row.fetchone()[0])

    def ahead(self, since: date, until: date) -> dict[int, int]:
        """Account → placements from `since` up to `until` (not included), counted or not."""
        days = (since.isoformat(), until.isoformat())
        return dict(self._connection.execute(_AHEAD, days).fetchall())

    def unmarked(self, since: date, before: datetime) -> list[tuple[int, int, str, int, str]]:
        """Account, number, moment, placement and topic of the first that nobody has marked."""
        values = (since.isoformat(), before.isoformat(sep=" ", timespec="seconds"))
        return self._connection.execute(_UNMARKED, values).fetchall()

    def asked(self) -> list[tuple[int, str, str, str | None, str | None, str | None, str | None]]:
        """Approvals that wait: id, when asked, topic, days of the plan, first moment, names."""
        return self._connection.execute(_ASKED).fetchall()

    def decided(self) -> str | None:
        """The moment of the last decision; None where there is none."""
        row = self._connection.execute("SELECT max(closed_at) FROM approval WHERE NOT is_withdrawn")
        found: str | None = row.fetchone()[0]
        return found

    def uncounted(self, since: date, until: date) -> int:
        """Placements published from `since` up to `until` (not included) that do not count."""
        row = self._connection.execute(_UNCOUNTED, (since.isoformat(), until.isoformat()))
        return int(row.fetchone()[0])

    def has_events(self) -> bool:
        """Whether any event has been entered."""
        row = self._connection.execute("SELECT EXISTS (SELECT 1 FROM event)")
        return bool(row.fetchone()[0])
