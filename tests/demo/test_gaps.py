"""An example holds exactly the faults that its file lists: what is listed, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.desk.inspections import Seen
from smdesk.models.progress import run_to_end
from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import (
    AccountStatus,
    ActRelation,
    Answer,
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
RECENT = NOW.date() - timedelta(days=30)
WHO_ADOPTS = {"tashtyp": OrganizationKind.SETTLEMENT, "kuzbass": OrganizationKind.SUBORDINATE}
"""Which of its organisations an act wants to adopt an act of their own (р3 of both)."""


class Look:
    """Plain rules over plain records, written without the program's own."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        procedure = desk.procedures.current()
        assert procedure is not None
        self.procedure: Procedure = procedure
        self.codes = {network.id: network.code for network in desk.networks.all()}
        self.duties = desk.assignments.all()
        release = desk.releases.latest()
        assert release is not None
        now = public_rows(desk.reports.build("registry-public"))
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
            "ended" if duty.until and duty.until < NOW.date() else "lasts"
            for duty in self.duties
            if duty.role is Role.MANAGER
            and organization_id == duty.organization_id
            and (duty.until is None or duty.until >= RECENT)
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
        return bool(inspections) and (NOW.date() - inspections[0].inspected_on).days > days

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
        and (a.created_on or NOW.date()) >= RECENT
        and look.status(a) is not AccountStatus.PLANNED
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
}


@pytest.mark.parametrize("procedure", builtin_codes())
def test_the_listed_gaps_are_there_and_no_others(tmp_path: Path, procedure: str) -> None:
    desk = Desk.open(tmp_path / "demo.db", lambda: NOW)
    run_to_end(fill(desk, procedure, "office"))
    look = Look(desk)
    found = {
        (kind, "account", a.id)
        for kind, rule in ACCOUNTS.items()
        for a in desk.accounts.all()
        if rule(look, a)
    } | {
        (kind, "organization", o.id)
        for kind, rule in ORGANIZATIONS.items()
        for o in desk.organizations.all()
        if rule(look, o)
    }
    listed = gaps_of(desk, procedure)

    assert {(gap.kind, gap.table, gap.id) for gap in listed} == found
    desk.close()


@pytest.mark.parametrize("procedure", builtin_codes())
def test_the_engine_finds_the_gaps_and_nothing_else(tmp_path: Path, procedure: str) -> None:
    desk = Desk.open(tmp_path / "demo.db", lambda: NOW)
    run_to_end(fill(desk, procedure, "office"))
    findings = desk.control.findings()
    wrong = {
        (
            f.requirement.code,
            "account" if f.about.kind is Subject.ACCOUNT else "organization",
            f.about.id,
        )
        for f in findings
        if f.status in {Status.VIOLATION, Status.ADVICE}
    }
    assert wrong == {found for gap in gaps_of(desk, procedure) for found in gap.finds}
    assert {Status.OK, Status.VIOLATION, Status.UNKNOWN} <= {f.status for f in findings}
    desk.close()
