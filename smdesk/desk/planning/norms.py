"""The weekly norm of pages: their own norms, and weeks against what is owed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.desk.procedures import Procedures
from smdesk.models.plan_records import NormOverride
from smdesk.models.records import Account, NetworkPeriod, Office
from smdesk.models.vocabulary import AccountStatus, OrganizationKind
from smdesk.procedures.facts import CLOSED
from smdesk.procedures.norms import (
    WEEK,
    Ledger,
    NormBook,
    Page,
    Standing,
    WeekCounts,
    WeekRow,
    WeekSummary,
    standing,
)
from smdesk.procedures.tree import Node, Tree


class Norms(Cases[NormOverride]):
    """Use cases of own norms, and questions about weeks."""

    record = NormOverride
    wording = Wording(
        added="Задана своя норма",
        changed="Изменена своя норма",
        deleted="Снята своя норма",
        forms=("своя норма", "свои нормы", "своих норм"),
        missing="Своя норма не найдена.",
    )

    def __init__(self, tools: Tools, procedures: Procedures) -> None:
        super().__init__(tools)
        self._procedures = procedures
        self._accounts = tools.storage.repository(Account)
        self._network_periods = tools.storage.repository(NetworkPeriod)
        self._offices = tools.storage.repository(Office)
        self._version: object = None
        self._basis: tuple[NormBook, list[Page]]
        self._ledgers: dict[date, Ledger] = {}

    def name(self, record: NormOverride) -> str:
        """The page's title, or its address."""
        account = self._accounts.get(record.account_id)
        return (account.title or account.address.removeprefix("https://")) if account else ""

    def of_account(self, account_id: int) -> list[NormOverride]:
        """The own norms of a page, oldest first."""
        return sorted(self._rows.where(account_id=account_id), key=lambda n: (n.since, n.id))

    def week_rows(
        self, mondays: Sequence[date], accounts: Container[int] | None = None
    ) -> dict[date, list[WeekRow]]:
        """For each of these weeks the pages, all or these, that were there or published."""
        return {m: self.ledger(m).rows(self.counts(m), accounts) for m in mondays}

    def summary(self, monday: date, accounts: Container[int] | None = None) -> WeekSummary:
        """A week of all pages, or of these, in a few numbers."""
        return self.ledger(monday).summary(self.counts(monday), accounts)

    def ledger(self, monday: date) -> Ledger:
        """What every page owes for a week; kept until something is changed."""
        version = self._storage.version()
        if self._version != version:
            self._version = version
            self._ledgers.clear()
            self._basis = self._book(), [Page(*row) for row in self._storage.weeks.pages()]
        if monday not in self._ledgers:
            book, pages = self._basis
            self._ledgers[monday] = book.ledger(monday, pages, self._standings(monday))
        return self._ledgers[monday]

    def counts(self, monday: date) -> WeekCounts:
        """What has been published in a week, and what is planned for the rest of it."""
        weeks, today, end = self._storage.weeks, self._tools.today(), monday + WEEK
        planned = weeks.planned(max(monday, today), end) if today < end else {}
        return WeekCounts(weeks.done(monday, end), planned)

    def _standings(self, monday: date) -> dict[int, Standing]:
        unsteady = self._storage.weeks.unsteady(monday)
        return {
            account: standing(
                [(date.fromisoformat(since), AccountStatus(status)) for since, status in past],
                monday,
            )
            for account, past in unsteady.items()
        }

    def _book(self) -> NormBook:
        nodes = {
            each: Node(parent, OrganizationKind(kind))
            for each, parent, kind in self._storage.control.tree()
        }
        office = self._offices.get(1)
        return NormBook(
            self._procedures.current(),
            Tree(nodes, office.organization_id if office else None),
            self._closings(),
            self._overrides(),
        )

    def _closings(self) -> dict[int, list[tuple[date, bool]]]:
        found: dict[int, list[tuple[date, bool]]] = {}
        for each in sorted(self._network_periods.all(), key=lambda period: period.since):
            found.setdefault(each.network_id, []).append((each.since, each.status in CLOSED))
        return found

    def _overrides(self) -> dict[int, list[NormOverride]]:
        found: dict[int, list[NormOverride]] = {}
        for each in self._rows.all():
            found.setdefault(each.account_id, []).append(each)
        return found
