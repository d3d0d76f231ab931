"""What a list tells of placements beside their items: who writes, who has approved."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from smdesk.models.plan import Told

_TOLD = """
SELECT p.id, coalesce(w.full_name, ''),
    CASE t.stage WHEN 'approved' THEN (
        SELECT m.moved_by || '|' || m.moved_at FROM stage_move m
        WHERE m.post_id = t.id AND m.placement_id IS NULL AND m.after = 'approved'
        ORDER BY m.id DESC LIMIT 1) END,
    CASE t.stage WHEN 'approved' THEN (
        SELECT max(b.id) FROM approval b
        WHERE b.post_id = t.id AND b.outcome = 'approved' AND b.is_withdrawn = 0
        AND b.asked_at >= coalesce((
            SELECT m.moved_at FROM stage_move m
            WHERE m.post_id = t.id AND m.placement_id IS NULL
            ORDER BY m.id DESC LIMIT 1 OFFSET 2), '')) END
FROM placement p JOIN post t ON t.id = p.post_id LEFT JOIN person w ON w.id = t.author_id
WHERE p.id IN ({marks})
"""
"""A post that is approved: its last move made it so, and the move before put it up.

An approval that was asked for before the move before those was about an earlier text: whoever has
moved the post on since has approved the present one.
"""
_VOICES = """
SELECT approval_id, name, decided_at FROM approval_voice
WHERE decision = 'approved' AND approval_id IN ({marks}) ORDER BY id
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
            rows = self._in(_TOLD, placement_ids[start : start + _PART])
            voices: dict[int, list[tuple[str, date]]] = {}
            asked = {approval for *_rest, approval in rows if approval}
            for approval, name, moment in self._in(_VOICES, sorted(asked)):
                voices.setdefault(approval, []).append((name, _day(moment)))
            for placement, author, moved, approval in rows:
                said = voices.get(approval) or ([_mover(moved)] if moved else [])
                found[placement] = Told(author, tuple(said), approval or 0)
        return found

    def _in(self, statement: str, ids: Sequence[int]) -> list[Any]:
        marks = ", ".join("?" * len(ids))
        return self._connection.execute(statement.format(marks=marks), list(ids)).fetchall()


def _mover(joined: str) -> tuple[str, date]:
    name, _, moment = joined.rpartition("|")
    return name, _day(moment)


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()
