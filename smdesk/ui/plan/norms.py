"""The norm beside the weeks: read after the days are seen, a week at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject

from smdesk.desk import Desk
from smdesk.models.progress import Job, Progress
from smdesk.ui.plan.norm_words import FEW, NormCell, of_pages, together
from smdesk.ui.slices import Latest

Norms = Mapping[date, NormCell]


class NormColumn:
    """Asks for the norm of some weeks; what is on its way is given up for what is wanted now."""

    def __init__(self, desk: Desk, take: Callable[[Norms], object], parent: QObject) -> None:
        self._desk = desk
        self.reading = Latest(take, parent)

    def ask(self, weeks: Sequence[date], accounts: frozenset[int] | None) -> None:
        """The norm of these weeks, of all pages or of these; it comes to `take`."""
        self.reading.ask(self._found(weeks, accounts))

    def _found(self, weeks: Sequence[date], accounts: frozenset[int] | None) -> Job[Norms]:
        found: dict[date, NormCell] = {}
        today = self._desk.today()
        for number, week in enumerate(weeks, 1):
            ledger = yield from self._desk.norms.preparing(week)
            yield Progress(number, len(weeks), "Считается норма")
            counts = self._desk.norms.counts(week)
            yield Progress(number, len(weeks), "Считается норма")
            summary = ledger.summary(counts, accounts)
            yield Progress(number, len(weeks), "Считается норма")
            if summary.pages > FEW:
                found[week] = together(summary, today)
            elif summary.pages:
                rows = ledger.rows(counts, accounts)
                ids = [row.account_id for row in rows]
                found[week] = of_pages(rows, self._names(ids), summary, today)
        return found

    def _names(self, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        accounts = self._desk.accounts.by_ids(ids)
        badges = {network.id: network.badge for network in self._desk.networks.all()}
        return {
            each.id: (badges.get(each.network_id, ""), self._desk.accounts.name(each))
            for each in accounts.values()
        }
