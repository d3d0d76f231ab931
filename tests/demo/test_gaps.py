"""An example holds exactly the faults that its file lists: what is listed, and nothing more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pytest

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.desk.inspections import Seen
from smdesk.models.plan_records import Event, Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import (
    AccountStatus,
    ActRelation,
    Answer,
    Binds,
    DeadlineKind,
    NetworkStatus,
    OrganizationKind,
    Role,
    Status,
    Subject,
)
from smdesk.procedures.loading import builtin_codes
from smdesk.procedures.mail_domains import public_mail_domains
from smdesk.procedures.records import Procedure
from smdesk.reports.difference import difference, public_rows
from tests.demo.gaps import gaps_of

NOW = datetime(2026, 11, 23, 15, 30)
"""A Monday."""
MOMENTS = (
    NOW,
    datetime(2026, 11, 24, 0, 30),
    datetime(2026, 11, 26, 23, 50),
    datetime(2026, 11, 28, 9, 0),
    datetime(2026, 11, 29, 12, 0),
    datetime(2027, 1, 1, 10, 0),
    datetime(2027, 6, 30, 8, 15),
)
"""What there is to find does not depend on the day of the week, nor on the season."""
WHO_ADOPTS = {"tashtyp": OrganizationKind.SETTLEMENT, "kuzbass": OrganizationKind.SUBORDINATE}
"""Which of its organisations an act wants to adopt an act of their own (р3 of both)."""


class Look:
    """Plain rules over plain records, written without the program's own."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.today = desk.today()
        self.recent = self.today - timedelta(days=30)
        procedure = desk.procedures.current()
        assert procedure is not None
        self.procedure: Procedure = procedure
        self.codes = {network.id: network.code for network in desk.networks.all()}
        self.duties = desk.assignments.all()
        release = desk.releases.latest()
        assert release is not None
        now = public_rows(desk.reports.build("registry-public"))
        self.posts = {post.id: post for post in desk.posts.all()}
        self.placements = desk.placements.all()
        self.events = desk.events.all()
        self.added = {row["address"] for row in difference(release.rows, now).added}

    def status(self, account: Account) -> AccountStatus:
        return self.desk.accounts.status(account.id)

    def banned(self, account: Account) -> bool:
        status = self.desk.networks.status(account.network_id)
        return status in {NetworkStatus.BANNED, NetworkStatus.RESTRICTED}

    def runs(self, account: Account) -> bool:
        running = {AccountStatus.ACTIVE, AccountStatus.SUSPENDED}
        return self.status(account) in running and not self.banned(account)

    def managers(self, organization_id: int) -> list[str]:
        return [
            "ended" if duty.until and duty.until < self.today else "lasts"
            for duty in self.duties
            if duty.role is Role.MANAGER
            and organization_id == duty.organization_id
            and (duty.until is None or duty.until >= self.recent)
        ]

    def asks(self, check: str) -> bool:
        return any(r.check.what == check for r in self.procedure.requirements)

    def lacks(self, check: str, account: Account) -> bool:
        named = self.codes[account.network_id] in self.procedure.networks
        return self.asks(check) and named and self.runs(account) and not self.is_own(account)

    def is_own(self, account: Account) -> bool:
        return account.organization_id == self.desk.office.get().organization_id

    def last_seen(self, account: Account) -> dict[str, Seen]:
        inspections = self.desk.inspections.of_account(account.id)
        return self.desk.inspections.answers(inspections[0].id) if inspections else {}

    def is_lapsed(self, account: Account) -> bool:
        inspections = self.desk.inspections.of_account(account.id)
        days = self.procedure.inspection_days
        return bool(inspections) and (self.today - inspections[0].inspected_on).days > days

    def monday(self, weeks: int) -> date:
        return self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=weeks)

    def out(self, account: Account, since: date, until: date) -> list[Post]:
        """Posts that the page published from one day up to another, not included."""
        return [
            self.posts[p.post_id]
            for p in self.placements
            if p.account_id == account.id
            and p.published_at is not None
            and since <= p.published_at.date() < until
        ]

    def binds(self, word: str, account: Account) -> bool:
        """Whether a clause is asked of the page, by the plainest reading of own and subordinate."""
        owner = self.desk.organizations.get(account.organization_id)
        while owner.kind is OrganizationKind.UNIT:
            owner = self.desk.organizations.get(owner.parent_id or 0)
        own = owner.id == self.desk.office.get().organization_id
        wanted = Binds.OWN if own else Binds.SUB
        asked = (r.binds for r in self.procedure.requirements if r.check.what == word)
        return any(binds in {wanted, Binds.ALL} for binds in asked)

    def works(self, account: Account) -> bool:
        return self.status(account) is AccountStatus.ACTIVE and not self.banned(account)

    def norm(self, account: Account) -> int:
        own = self.desk.norms.of_account(account.id)
        norm = self.procedure.norm_on(self.monday(-1))
        assert norm is not None
        return own[-1].number if own else norm.number

    def worked_all_week(self, account: Account) -> bool:
        periods = self.desk.accounts.periods(account.id)
        days = [self.monday(-1) + timedelta(days=at) for at in range(7)]
        statuses = [[p.status for p in periods if p.since <= day][-1:] for day in days]
        return statuses == [[AccountStatus.ACTIVE]] * 7

    def is_below_norm(self, account: Account) -> bool:
        if not (self.binds("weekly_norm", account) and self.worked_all_week(account)):
            return False
        counted = [p for p in self.out(account, self.monday(-1), self.monday(0)) if p.is_counted]
        return len(counted) < self.norm(account)

    def has_plan_ahead(self, account: Account) -> bool:
        return any(
            p.account_id == account.id
            and p.planned_at is not None
            and self.monday(1) <= p.planned_at.date() < self.monday(2)
            and Stage.CANCELLED not in (p.stage, self.posts[p.post_id].stage)
            for p in self.placements
        )

    def has_one_format(self, account: Account) -> bool:
        lately = self.out(account, self.today - timedelta(days=90), self.today + timedelta(days=1))
        return len(lately) > 4 and len({post.format for post in lately}) == 1

    def is_untold(self, event: Event) -> bool:
        return (
            event.is_significant
            and event.information_received_on is None
            and event.starts_on + timedelta(days=1) < self.today
        )

    def accounts_of(self, organization: Organization) -> Iterable[Account]:
        return [a for a in self.desk.accounts.all() if a.organization_id == organization.id]

    def exempt(self, organization: Organization) -> bool:
        return bool(self.desk.exemptions.of_organization(organization.id))

    def has(self, organization: Organization, role: Role) -> bool:
        return any(
            duty.role is role and duty.organization_id == organization.id for duty in self.duties
        )

    def analogous(self, organization: Organization) -> bool:
        return any(
            act.organization_id == organization.id and act.relation is ActRelation.ANALOGOUS
            for act in self.desk.acts.all()
        )


ACCOUNTS: dict[str, Callable[[Look, Account], bool]] = {
    "no_responsible": lambda look, a: (
        look.runs(a) and "lasts" not in look.managers(a.organization_id)
    ),
    "public_mailbox": lambda _look, a: a.work_email.rpartition("@")[2] in public_mail_domains(),
    "no_mailbox": lambda look, a: look.runs(a) and not a.work_email,
    "no_phone": lambda look, a: look.runs(a) and not a.work_phone,
    "not_connected": lambda look, a: (
        look.asks("gospublics")
        and look.runs(a)
        and look.codes[a.network_id] in look.procedure.networks
        and a.gospublics_on is None
    ),
    "not_on_site": lambda look, a: a.address in look.added,
    "no_gosmark": lambda look, a: look.lacks("gosmark", a) and not a.gosmark,
    "no_widgets": lambda look, a: look.lacks("pos_widgets", a) and not a.pos_widgets,
    "no_two_factor": lambda look, a: look.runs(a) and a.two_factor is False,
    "seen_missing": lambda look, a: any(
        seen.answer is Answer.NO for seen in look.last_seen(a).values()
    ),
    "inspection_lapsed": lambda look, a: (
        look.asks("subordinates_inspected") and not look.is_own(a) and look.is_lapsed(a)
    ),
    "planned": lambda look, a: look.status(a) is AccountStatus.PLANNED,
    "suspended": lambda look, a: look.runs(a) and look.status(a) is AccountStatus.SUSPENDED,
    "banned_network": lambda look, a: look.banned(a),
    "other_network": lambda look, a: (
        not look.banned(a) and look.codes[a.network_id] not in look.procedure.networks
    ),
    "notice_due": lambda look, a: (
        look.asks("account_notices")
        and (a.created_on or look.today) >= look.recent
        and look.status(a) is not AccountStatus.PLANNED
    ),
    "below_norm": lambda look, a: look.works(a) and look.is_below_norm(a),
    "no_plan_ahead": lambda look, a: (
        look.works(a) and look.binds("content_plan", a) and not look.has_plan_ahead(a)
    ),
    "one_format": lambda look, a: (
        look.works(a) and look.binds("formats", a) and look.has_one_format(a)
    ),
}
ORGANIZATIONS: dict[str, Callable[[Look, Organization], bool]] = {
    "no_operator": lambda look, o: (
        look.asks("role_gospublic_operator")
        and o.kind is OrganizationKind.SUBORDINATE
        and not look.exempt(o)
        and bool(look.managers(o.id))
        and not look.has(o, Role.GOSPUBLIC_OPERATOR)
    ),
    "no_page": lambda look, o: (
        o.kind is OrganizationKind.SUBORDINATE and not look.exempt(o) and not look.accounts_of(o)
    ),
    "no_analogous_act": lambda look, o: (
        o.kind is WHO_ADOPTS.get(look.procedure.code) and not look.analogous(o)
    ),
    "notice_due": lambda look, o: look.asks("person_notices") and "ended" in look.managers(o.id),
    "untold_event": lambda look, o: (
        look.asks("event_information")
        and any(look.is_untold(e) for e in look.events if e.organization_id == o.id)
    ),
}


class Example(NamedTuple):
    procedure: str
    desk: Desk


@pytest.fixture(
    scope="module",
    params=[(procedure, moment) for procedure in builtin_codes() for moment in MOMENTS],
    ids=lambda each: f"{each[0]}-{each[1]:%a-%d-%m}",
)
def example(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Example]:
    """Filled once for all that is asked of it."""
    procedure, moment = request.param
    desk = Desk.open(tmp_path_factory.mktemp("demo") / "demo.db", lambda: moment)
    run_to_end(fill(desk, procedure, "office"))
    yield Example(procedure, desk)
    desk.close()


def test_the_listed_gaps_are_there_and_no_others(example: Example) -> None:
    procedure, filled = example
    look = Look(filled)
    found = {
        (kind, "account", a.id)
        for kind, rule in ACCOUNTS.items()
        for a in filled.accounts.all()
        if rule(look, a)
    } | {
        (kind, "organization", o.id)
        for kind, rule in ORGANIZATIONS.items()
        for o in filled.organizations.all()
        if rule(look, o)
    }
    listed = gaps_of(filled, procedure)

    assert {(gap.kind, gap.table, gap.id) for gap in listed} == found


def test_the_engine_finds_the_gaps_and_nothing_else(example: Example) -> None:
    procedure, filled = example
    findings = filled.control.findings()
    wrong = {
        (
            f.requirement.code,
            "account" if f.about.kind is Subject.ACCOUNT else "organization",
            f.about.id,
        )
        for f in findings
        if f.status in {Status.VIOLATION, Status.ADVICE}
    }
    assert wrong == {found for gap in gaps_of(filled, procedure) for found in gap.finds}
    assert {Status.OK, Status.VIOLATION, Status.UNKNOWN} <= {f.status for f in findings}


NORMS = {"tashtyp": 1, "tomsk": None, "dzhankoy": 5, "amurzet": 2, "kuzbass": 10}


def test_every_acts_norm_stands_in_the_weeks_of_its_example(example: Example) -> None:
    procedure, filled = example
    monday = filled.today() - timedelta(days=filled.today().weekday())
    mondays = [monday - timedelta(weeks=at) for at in (1, 2, 3)]
    rows = [row for week in filled.norms.week_rows(mondays).values() for row in week]
    clauses = {row.owed.number for row in rows if row.owed.clause and not row.owed.reason}
    assert clauses == ({NORMS[procedure]} - {None})
    assert any(row.owed.number is None and row.done for row in rows)
    met = [row for row in rows if row.owed.number and not row.missing]
    assert bool(met) == (NORMS[procedure] is not None)


def test_what_is_due_of_the_plan_does_not_depend_on_the_day(example: Example) -> None:
    procedure, filled = example
    plan = Counter(d.kind for d in filled.control.deadlines() if d.kind in PLAN_KINDS)
    at_risk = {"amurzet", "dzhankoy", "kuzbass"}
    without = {"amurzet", "tashtyp", "tomsk"}
    assert plan == Counter(
        {
            DeadlineKind.PUBLICATION_UNMARKED: 1,
            DeadlineKind.APPROVAL_WAITING: 1,
            DeadlineKind.NORM_AT_RISK: procedure in at_risk,
            DeadlineKind.PLAN_MISSING: procedure in without,
            DeadlineKind.EVENT_HELD: procedure == "tomsk",
        }
    )


PLAN_KINDS = {
    DeadlineKind.PUBLICATION_UNMARKED,
    DeadlineKind.APPROVAL_WAITING,
    DeadlineKind.NORM_AT_RISK,
    DeadlineKind.PLAN_MISSING,
    DeadlineKind.EVENT_HELD,
}
