"""Which events may fall between two days: a series goes on from its first day to its last."""

from __future__ import annotations

import sqlite3
from datetime import date

_BETWEEN = """
WITH near(id) AS (
    SELECT id FROM event WHERE starts_on <= :until AND (
        (repeat = '' AND coalesce(ends_on, starts_on) >= :since)
        OR (repeat <> '' AND (repeat_until IS NULL OR date(repeat_until,
            (julianday(coalesce(ends_on, starts_on)) - julianday(starts_on)) || ' days'
        ) >= :since))
    )
)
SELECT id FROM near UNION SELECT id FROM event WHERE series_id IN (SELECT id FROM near)
"""
_POSTS = "SELECT event_id, count(*) FROM post WHERE event_id IS NOT NULL GROUP BY event_id"


class EventsView:
    """Asks for events by days."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def between(self, since: date, until: date) -> list[int]:
        """Ids of the events that last on some of these days, and of series that may fall on them.

        With them every day of such a series that is kept by itself, wherever it stands.
        """
        days = {"since": since.isoformat(), "until": until.isoformat()}
        return [event_id for (event_id,) in self._connection.execute(_BETWEEN, days)]

    def posts(self) -> dict[int, int]:
        """Event → how many posts have been made from it; events without any are absent."""
        return dict(self._connection.execute(_POSTS))
