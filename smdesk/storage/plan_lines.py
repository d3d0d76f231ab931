"""The plan of some days as a report tells it, a row a placement, by the index of `at`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

_LINES = """
SELECT p.id, p.post_id, p.account_id, p.at, t.topic, t.rubric, t.format, t.author_id,
    coalesce(p.stage, t.stage), p.address, coalesce(nullif(p.text, ''), t.text),
    (SELECT group_concat(f.name, '; ') FROM post_file f WHERE f.post_id = t.id)
FROM placement p JOIN post t ON t.id = p.post_id
WHERE p.at >= ? AND p.at < ? AND p.stage IS NOT 'cancelled' AND t.stage <> 'cancelled'
ORDER BY p.at, p.account_id, p.id
"""


class PlacedLine(NamedTuple):
    """One placement that stands on a day; codes are those that are stored."""

    id: int
    post_id: int
    account_id: int
    at: datetime
    topic: str
    rubric: str
    format: str
    author_id: int | None
    stage: str
    link: str
    text: str
    """Its own, or else the post's."""
    files: str
    """Names, with semicolons between them."""


class PlanLines:
    """Reads the plan for reports and for what is compared with a file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def between(self, since: date, until: date) -> Iterator[PlacedLine]:
        """The placements of some days by time, both days included; cancelled ones are left out."""
        after = (until + timedelta(days=1)).isoformat()
        for row in self._connection.execute(_LINES, (since.isoformat(), after)):
            yield _line(row)


def _line(row: Sequence[Any]) -> PlacedLine:
    at = datetime.fromisoformat(row[3])
    return PlacedLine._make((*row[:3], at, *row[4:11], row[11] or ""))
