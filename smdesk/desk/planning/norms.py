"""The weekly norm of pages: their own norms, and weeks against what is owed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.desk.procedures import Procedures
from smdesk.models.plan_records import NormOverride
from smdesk.models.progress import Job, Progress, run_to_end
from smdesk.models.records import Account, AccountPeriod, NetworkPeriod, Office
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

_STEP = Progress(0, 0, "Считается норма")


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
        self._periods = tools.storage.repository(AccountPeriod)
        self._kept: tuple[object, NormBook, dict[date, Ledger]] | None = None

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

    def of_page(self, account_id: int, mondays: Sequence[date]) -> dict[date, WeekRow]:
        """These weeks of one page, without asking for the others; also while it was away."""
        account, today = self._accounts.get(account_id), self._tools.today()
        if account is None:
            return {}
        page = Page(account.id, account.organization_id, account.network_id)
        periods = sorted(self._periods.where(account_id=account_id), key=lambda each: each.since)
        past = [(each.since, each.status) for each in periods]
        found = {}
        for monday in mondays:
            ledger = self._renewed()[0].ledger(
                monday, [page], {page.account_id: standing(past, monday)}
            )
            count = self._storage.weeks.of_account(account_id, monday, today)
            owed = ledger.owed[account_id]
            found[monday] = WeekRow(account_id, count.done, count.planned, owed)
        return found

    def ledger(self, monday: date) -> Ledger:
        """What every page owes for a week; kept until something is changed."""
        return run_to_end(self.preparing(monday))

    def preparing(self, monday: date) -> Job[Ledger]:
        """`ledger` in short steps: a region's pages would hold up the window.

        What is changed between two steps is in it or not; then nothing of it is kept.
        """
        self._procedures.current()  # read from its file the first time: a step by itself
        yield _STEP
        book, ledgers = self._renewed()
        if monday not in ledgers:
            yield _STEP
            pages = [Page(*row) for row in self._storage.weeks.pages()]
            yield _STEP
            standings = self._standings(monday)
            yield _STEP
            ledgers[monday] = book.ledger(monday, pages, standings)
        return ledgers[monday]

    def _renewed(self) -> tuple[NormBook, dict[date, Ledger]]:
        """What is kept until something is changed: what says what is owed, and weeks of it."""
        version = self._storage.version()
        if self._kept is None or self._kept[0] != version:
            self._kept = version, self._book(), {}
        return self._kept[1:]

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
