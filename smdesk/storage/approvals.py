"""Approvals: what they are about in bulk, and what the journal has seen since one was asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

_PLANS = """
SELECT max(id) FROM approval WHERE since <= ? AND until >= ? AND is_withdrawn = 0
GROUP BY since, until ORDER BY 1 DESC
"""
_WAITING = """
SELECT id FROM approval WHERE outcome IS NULL AND is_withdrawn = 0 ORDER BY asked_at, id
"""
_RECENT = """
SELECT max(id) FROM approval WHERE is_withdrawn = 0 AND (asked_at >= ? OR outcome IS NULL)
GROUP BY post_id, since, until ORDER BY 1 DESC
"""
_TOUCHED = """
SELECT r.table_name, r.row_id, json_extract(coalesce(r.after, r.before), '$.post_id'), max(c.at)
FROM _change_row r JOIN _change c ON c.id = r.change_id
WHERE r.change_id > ? AND r.table_name IN ('post', 'placement', 'post_file') GROUP BY 1, 2, 3
"""
Touched = tuple[str, int, int | None, datetime]
"""Table, row, the post of a placement or a file, and when it was last touched."""


class ApprovalsView:
    """Asks for approvals and for what they are about."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def plans(self, since: date, until: date) -> list[int]:
        """Approvals of plans that share a day with these, for each stretch the newest one."""
        rows = self._connection.execute(_PLANS, (until.isoformat(), since.isoformat()))
        return [approval for (approval,) in rows]

    def waiting(self) -> list[int]:
        """Approvals that wait for a decision, the oldest first."""
        return [approval for (approval,) in self._connection.execute(_WAITING)]

    def recent(self, since: date) -> list[int]:
        """Approvals that wait or were asked for since a day, the newest first.

        Of several about the same the newest alone.
        """
        rows = self._connection.execute(_RECENT, (since.isoformat(),))
        return [approval for (approval,) in rows]

    def touched(self, approval_id: int) -> list[Touched] | None:
        """Posts, placements and files touched since it was asked for; None if nobody knows."""
        first = self._connection.execute(
            "SELECT change_id FROM _change_row"
            " WHERE table_name = 'approval' AND row_id = ? AND before IS NULL",
            (approval_id,),
        ).fetchone()
        if first is None:  # a decision alone does not tell what was touched before it
            return None
        rows = self._connection.execute(_TOUCHED, first)
        return [(name, row, post, datetime.fromisoformat(at)) for name, row, post, at in rows]

    def own_texts(self, posts: Sequence[int]) -> list[tuple[int, int, str]]:
        """Post, account and text, of the placements that have a text of their own."""
        return self._of(posts, "SELECT post_id, account_id, text FROM placement WHERE text <> ''")

    def files(self, posts: Sequence[int]) -> list[tuple[int, str, str]]:
        """Post, hash and name of each file."""
        return self._of(posts, "SELECT post_id, sha256, name FROM post_file WHERE 1")

    def placements(self, posts: Sequence[int]) -> list[int]:
        """Ids of the placements of these posts."""
        return [row[0] for row in self._of(posts, "SELECT id FROM placement WHERE 1")]

    def _of(self, posts: Sequence[int], statement: str) -> list[Any]:
        found: list[Any] = []
        for start in range(0, len(posts), 500):
            part = list(posts[start : start + 500])
            marks = ", ".join("?" * len(part))
            found += self._connection.execute(f"{statement} AND post_id IN ({marks})", part)
        return found
