"""What a list tells of placements beside their items: who writes, who has approved."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

from smdesk.models.plan import Told

_TOLD = """
SELECT p.id, coalesce(w.full_name, ''),
    CASE t.stage WHEN 'approved' THEN (
        SELECT m.moved_by || '|' || m.moved_at FROM stage_move m
        WHERE m.post_id = t.id AND m.placement_id IS NULL AND m.after = 'approved'
        ORDER BY m.id DESC LIMIT 1) END,
    CASE t.stage WHEN 'approved' THEN (
        SELECT group_concat(v.name || '|' || v.decided_at, char(10)) FROM approval_voice v
        WHERE v.decision = 'approved' AND v.approval_id = (
            SELECT max(b.id) FROM approval b
            WHERE b.post_id = t.id AND b.outcome = 'approved' AND b.is_withdrawn = 0)) END
FROM placement p JOIN post t ON t.id = p.post_id LEFT JOIN person w ON w.id = t.author_id
WHERE p.id IN ({marks})
"""
_PART = 500


class PlanRows:
    """Reads what stands in a list."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def told(self, placement_ids: Sequence[int]) -> dict[int, Told]:
        """Placement → its author and its approval; those gone are absent."""
        found: dict[int, Told] = {}
        for start in range(0, len(placement_ids), _PART):
            part = list(placement_ids[start : start + _PART])
            statement = _TOLD.format(marks=", ".join("?" * len(part)))
            for placement, author, moved, voices in self._connection.execute(statement, part):
                said = (voices or moved or "").splitlines()
                found[placement] = Told(author, tuple(map(_said, said)))
        return found


def _said(joined: str) -> tuple[str, date]:
    name, _, moment = joined.rpartition("|")
    return name, datetime.fromisoformat(moment).date()
