"""The self-check of all pages: points by page, by organisation, and what would bring most."""

from __future__ import annotations

from smdesk.models.progress import Job, Progress
from smdesk.models.vocabulary import Subject
from smdesk.procedures.examined import Examined, Whom
from smdesk.procedures.self_check import (
    Part,
    Points,
    Score,
    Weights,
    average,
    load_self_check,
    not_counted,
)
from smdesk.ui.control.card import gain_title, remedy
from smdesk.ui.control.tables import GainRow, PagePoints
from smdesk.ui.kit.chip import Badge
from smdesk.ui.registry.columns import short_address

_PART = 200
"""Pages counted in one step."""


class Board:
    """Points of what was examined, by the weights of the office; `preparing` makes them."""

    def __init__(self, examined: Examined, weights: Weights) -> None:
        self._examined = examined
        self.points = Points(load_self_check(), weights)
        self.rows: list[PagePoints] = []
        """Every page that is counted."""
        self.subject_of: dict[int, int] = {}
        """Account → its number among the subjects."""
        self.by_organization: dict[int, Score] = {}
        """Organisation → points of its pages together."""

    def preparing(self) -> Job[Board]:
        """Count every page, some at a time; returns the board itself."""
        examined, scores = self._examined, dict[int, list[Score]]()
        names = {each.id: each.name for each in examined.organizations}
        badges = {n.id: Badge(n.badge, n.colour, n.title) for n in examined.networks}
        for at, kind in enumerate(examined.subjects.kinds):
            if kind is Subject.ACCOUNT and examined.subjects.ids[at] in examined.light:
                whom = examined.subjects[at]
                row = self._row(whom, names[whom.organization_id], badges[whom.network_id])
                self.rows.append(row)
                self.subject_of[row.id] = at
                scores.setdefault(whom.organization_id, []).append(row.score)
            if at % _PART == 0:
                yield Progress(at, len(examined.subjects))
        self.by_organization = {owner: average(found) for owner, found in scores.items()}
        return self

    def _row(self, whom: Whom, name: str, badge: Badge) -> PagePoints:
        score = self.points.score(self._examined.light[whom.id])
        page = short_address(whom.label.removeprefix(f"{name}, {badge.title}, "))
        band = self.points.band(score)
        return PagePoints(whom.id, page, whom.label, name, badge, score, band)

    def gains(self, accounts: list[int]) -> list[GainRow]:
        """What is missing on these pages, the most points a page first."""
        gains = self.points.gains(self._examined.light[each] for each in accounts)
        return [
            GainRow(at, gain_title(gain), remedy(gain), gain) for at, gain in enumerate(gains, 1)
        ]

    def waiting(self) -> list[Part]:
        """Parts whose data does not exist yet."""
        return not_counted(self.points.check, self._examined.light.values())
