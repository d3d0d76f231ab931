"""Counts of the plan for a line of facts, and posts by the words of their topic."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from smdesk.models.plan import PlanFilter
from smdesk.storage.plan import conditions_of

_DAY = """
SELECT count(*), sum(p.at < ? AND p.stage IS NOT 'published')
FROM placement p JOIN post t ON t.id = p.post_id JOIN account a ON a.id = p.account_id
WHERE p.at >= ? AND p.at < ? AND {conditions}
"""
_GONE = """
(stage IS NULL AND post_id IN (
    SELECT id FROM post WHERE stage <> 'approved' AND stage = 'cancelled'))
"""
_WHOLE_DAY = f"""
SELECT total(NOT {_GONE}), sum(at < ? AND stage IS NOT 'published' AND NOT {_GONE})
FROM placement WHERE at >= ? AND at < ? AND stage IS NOT 'cancelled'
"""
"""The same where everything is wanted: by the index, and a row only for what is not out yet."""
_NAMED = """
SELECT t.id, t.topic, (SELECT p.at FROM placement p WHERE p.post_id = t.id ORDER BY p.at LIMIT 1)
FROM post t WHERE t.id > ? AND t.id <= ? AND {words} ORDER BY t.id DESC LIMIT ?
"""
PART, AMONG = 5_000, 20_000
"""Posts looked through at a time, and at most: the newest. A region has half a million, and the
window waits for the answer."""


class NamedPost(NamedTuple):
    """A post that was sought."""

    post_id: int
    topic: str
    at: datetime | None
    """Of the first of its placements that stands in the calendar."""


class PlanCounts:
    """Counts, a short query each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def is_empty(self) -> bool:
        """Whether there is neither a post nor an event."""
        row = self._connection.execute(
            "SELECT NOT EXISTS (SELECT 1 FROM post) AND NOT EXISTS (SELECT 1 FROM event)"
        )
        return bool(row.fetchone()[0])

    def of_day(self, day: date, wanted: PlanFilter, now: datetime) -> tuple[int, int]:
        """Placements of a day, and those among them that are late: past, and not published."""
        moment = now.isoformat(sep=" ", timespec="seconds")
        asked: list[object] = [moment, day.isoformat(), (day + timedelta(days=1)).isoformat()]
        statement = _WHOLE_DAY
        if not wanted.is_empty:
            conditions, values = conditions_of(wanted)
            statement = _DAY.format(conditions=" AND ".join(conditions))
            asked += values
        row = self._connection.execute(statement, asked).fetchone()
        return int(row[0]), row[1] or 0

    def named(self, words: Sequence[str], most: int) -> list[NamedPost]:
        """Posts whose topic holds every word (folded), the newest first; see `AMONG`."""
        if not words:
            return []
        newest = self._connection.execute("SELECT max(id) FROM post").fetchone()[0] or 0
        statement = _NAMED.format(words=" AND ".join(["t.topic GLOB ?"] * len(words)))
        patterns = [_holding(word) for word in words]
        found: list[NamedPost] = []
        for top in range(newest, max(0, newest - AMONG), -PART):
            values = (max(top - PART, 0), top, *patterns, most - len(found))
            found += map(_named, self._connection.execute(statement, values))
            if len(found) >= most:
                break
        return found


def _holding(word: str) -> str:
    """A pattern of what holds a folded word, whatever the case, ё as е.

    SQLite folds no Cyrillic, and calling `fold` for each topic takes three times as long.
    """
    return f"*{''.join(map(_letter, word))}*"


def _letter(letter: str) -> str:
    if letter == "е":
        return "[еЕёЁ]"
    if letter == "^":
        return letter
    return f"[{''.join(sorted({letter, letter.upper()[:1]}))}]"


def _named(row: tuple[int, str, str | None]) -> NamedPost:
    return NamedPost(row[0], row[1], datetime.fromisoformat(row[2]) if row[2] else None)
