"""Questions about control that a repository cannot answer in one go."""

from __future__ import annotations

import sqlite3

Answered = tuple[int, str, str, str, str]
"""Account, requirement, answer, day and note of one answer of an inspection."""

Node = tuple[int, int | None, str]
"""Id, parent and kind of an organisation."""

_ABOVE = """
WITH RECURSIVE up(id, parent_id, kind) AS (
    SELECT id, parent_id, kind FROM organization WHERE id = ?
    UNION SELECT o.id, o.parent_id, o.kind FROM organization o JOIN up ON o.id = up.parent_id
)
SELECT id, parent_id, kind FROM up
"""
_ANSWERS = """
SELECT i.account_id, a.requirement, a.answer, i.inspected_on, a.note
FROM inspection_answer a JOIN inspection i ON i.id = a.inspection_id
ORDER BY i.inspected_on, i.id
"""


class ControlView:
    """What inspections found, and the statuses of today."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def answers(self) -> list[Answered]:
        """Every answer of every inspection, the newest last."""
        return self._connection.execute(_ANSWERS).fetchall()

    def inspected(self) -> dict[int, str]:
        """Account → the day of its newest inspection."""
        return dict(
            self._connection.execute(
                "SELECT account_id, max(inspected_on) FROM inspection GROUP BY account_id"
            )
        )

    def statuses(self) -> dict[int, str]:
        """Account → its status today, as the registry shows it."""
        return dict(self._connection.execute("SELECT account_id, status FROM _registry"))

    def above(self, organization_id: int) -> list[Node]:
        """An organisation and those it stands under, as `tree` gives them."""
        return self._connection.execute(_ABOVE, (organization_id,)).fetchall()

    def tree(self) -> list[Node]:
        """Id, parent and kind of every organisation: light enough for the window's thread."""
        return self._connection.execute("SELECT id, parent_id, kind FROM organization").fetchall()

    def pages(self) -> list[tuple[int, int, int, str]]:
        """Account, organisation, network and status of today, of every page."""
        return self._connection.execute(
            "SELECT account_id, organization_id, network_id, status FROM _registry"
        ).fetchall()
