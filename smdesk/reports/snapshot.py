"""What the reports are made of: the records of one moment, and look-ups over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from smdesk.models.control_records import Help, Notice
from smdesk.models.dates import FIRST, LAST
from smdesk.models.folding import fold
from smdesk.models.labels import act_name
from smdesk.models.period import Period
from smdesk.models.plan import PlanFilter
from smdesk.models.records import (
    Account,
    AccountPeriod,
    Assignment,
    Exemption,
    LegalAct,
    Network,
    NetworkPeriod,
    Office,
    Organization,
    Person,
    Record,
)
from smdesk.models.vocabulary import NetworkStatus, Role, Status
from smdesk.reports.diary import Entry
from smdesk.reports.month_grid import PlanFrame

R = TypeVar("R", bound=Record)
_ANY_TIME = Period(FIRST, LAST)


class FindingLine(NamedTuple):
    """One finding in the words of a report."""

    clause: str
    """As people write it."""
    text: str
    force: str
    subject: str
    status: Status
    message: str
    remedy: str


class WeekLine(NamedTuple):
    """One page and one week against the norm."""

    account_id: int
    monday: date
    done: int
    planned: int
    norm: int | None
    """None where no norm is asked of the page."""
    missing: int | None
    clause: str
    """As people write it."""
    reason: str


class PlanLine(NamedTuple):
    """One placement that stands on a day; `format` and `stage` are codes."""

    placement_id: int
    account_id: int
    at: datetime
    topic: str
    rubric: str
    format: str
    files: str
    author_id: int | None
    approved: str
    """By whom and when."""
    stage: str
    link: str
    text: str


class EventLine(NamedTuple):
    """One day of an event, in the words of a report."""

    event_id: int
    day: date
    time: str
    title: str
    whose: str
    organization: str
    place: str
    responsible: str
    significant: bool
    information_due: date | None
    information_received: date | None
    posts: int


class StatLine(NamedTuple):
    """The numbers of one page, or of several added up; None where nobody knows."""

    account_id: int
    by_week: tuple[int, ...]
    """Posts of each week, as far as it lies in the period."""
    norm: int | None
    missing: int | None
    reached: int
    """Posts whose reach is known."""
    views: int | None
    reach: int | None
    likes: int | None
    comments: int | None
    reposts: int | None
    start: int | None
    """Subscribers before the period, or on its first day."""
    end: int | None
    growth: int | None
    """New subscribers less those who have gone, of the pages where both ends are known."""
    reactions: int | None
    """Those of the pages whose subscribers are known."""
    exposure: int | None
    """Subscribers of the end, once for every post whose reactions are known."""


@dataclass(frozen=True)
class Snapshot:
    """Records read in one short transaction. `act_line` cites the procedure in use, or is empty."""

    today: date
    office: Office
    act_line: str = ""
    organizations: tuple[Organization, ...] = ()
    networks: tuple[Network, ...] = ()
    network_periods: tuple[NetworkPeriod, ...] = ()
    accounts: tuple[Account, ...] = ()
    account_periods: tuple[AccountPeriod, ...] = ()
    persons: tuple[Person, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    acts: tuple[LegalAct, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    notices: tuple[Notice, ...] = ()
    helps: tuple[Help, ...] = ()
    findings: Mapping[Status, Sequence[FindingLine]] = field(default_factory=dict)
    """For the report on compliance only: what the procedure finds, chosen already."""
    act_expected: tuple[int, ...] = ()
    """Organisations of which a clause wants an analogous act."""
    period: Period = _ANY_TIME
    """The days that a dated report is about."""
    weeks: Sequence[WeekLine] = ()
    """For the report on the norm only: its lines, in order."""
    plan: Sequence[PlanLine] = ()
    """For the report on the plan only: its lines by time."""
    frame: PlanFrame = field(default_factory=PlanFrame)
    """For the report on the plan only: what stands around its lines on paper."""
    wanted: PlanFilter = field(default_factory=PlanFilter)
    """What of the plan its report is about."""
    events: Sequence[EventLine] = ()
    """For the report on events only: its lines by day."""
    diary: Sequence[Entry] = ()
    """For the report on events only: the same for a calendar."""
    statistics: tuple[tuple[date, ...], Sequence[StatLine]] = ((), ())
    """For the report on statistics only: its weeks and its lines, in order."""
    chosen: tuple[int, ...] | None = field(default=None)
    """Ids of what the report lists (accounts, duties, exemptions), in order; None means all."""

    def preparing(self) -> Iterator[None]:
        """Make, one at a step, the look-ups that nearly every report asks for."""
        for name in _LOOK_UPS:
            getattr(self, name)
            yield

    @cached_property
    def organization(self) -> Mapping[int, Organization]:
        return {record.id: record for record in self.organizations}

    @cached_property
    def network(self) -> Mapping[int, Network]:
        return {record.id: record for record in self.networks}

    @cached_property
    def account(self) -> Mapping[int, Account]:
        return {record.id: record for record in self.accounts}

    @cached_property
    def person(self) -> Mapping[int, Person]:
        return {record.id: record for record in self.persons}

    @cached_property
    def act(self) -> Mapping[int, LegalAct]:
        return {record.id: record for record in self.acts}

    @cached_property
    def status_of(self) -> Mapping[int, AccountPeriod]:
        """The period of status in force today, by account."""
        found: dict[int, AccountPeriod] = {}
        for period in sorted(self.account_periods, key=lambda p: p.since):
            if period.since <= self.today:
                found[period.account_id] = period
        return found

    @cached_property
    def network_status(self) -> Mapping[int, NetworkStatus]:
        """The legal status in force today, by network."""
        found: dict[int, NetworkStatus] = {}
        for period in sorted(self.network_periods, key=lambda p: p.since):
            if period.since <= self.today:
                found[period.network_id] = period.status
        return found

    @cached_property
    def _duties(self) -> Mapping[tuple[str, int, Role], list[Person]]:
        found: dict[tuple[str, int, Role], list[Person]] = {}
        for duty in self.assignments:
            if not duty_holds(duty, self.today) or duty.person_id not in self.person:
                continue
            of_account = duty.account_id is not None
            place = ("account" if of_account else "organization", duty.account_id or 0)
            if not of_account:
                place = ("organization", duty.organization_id or 0)
            found.setdefault((*place, duty.role), []).append(self.person[duty.person_id])
        return found

    def holders(self, account: Account, role: Role) -> list[Person]:
        """Who has the duty today: named for the page, or else for its organisation."""
        own = self._duties.get(("account", account.id, role))
        return own or self._duties.get(("organization", account.organization_id, role), [])

    def act_text(self, act_id: int | None) -> str:
        """The act as people cite it; empty when there is none."""
        act = self.act.get(act_id or 0)
        if act is None:
            return ""
        return act_name(act.kind, act.number, f"{act.signed_on:%d.%m.%Y}" if act.signed_on else "")

    def listed(self) -> list[Account]:
        """The accounts to report: the chosen ones, or all by organisation, network and title."""
        if self.chosen is None:
            return [*self._in_order]
        return self.chosen_of(self.accounts, lambda account: account.id)

    @cached_property
    def _names(self) -> Mapping[int, str]:
        return {each.id: fold(each.name) for each in self.organizations}

    @cached_property
    def _keys(self) -> Mapping[int, tuple[str, int, str]]:
        names = self._names
        return {
            each.id: (names[each.organization_id], each.network_id, fold(each.title))
            for each in self.accounts
        }

    @cached_property
    def _in_order(self) -> Sequence[Account]:
        keys = self._keys
        return sorted(self.accounts, key=lambda account: keys[account.id])

    def chosen_of(self, records: Sequence[R], order: Callable[[R], Any]) -> list[R]:
        """The chosen ones of these records in the order chosen, or all of them in their own."""
        if self.chosen is None:
            return sorted(records, key=order)
        known = {record.id: record for record in records}
        return [known[each] for each in self.chosen if each in known]


_LOOK_UPS = (
    *("organization", "network", "person", "status_of"),
    *("_duties", "_names", "_keys", "_in_order"),
)


def duty_holds(duty: Assignment, day: date) -> bool:
    """Whether the duty holds on the day; no date means no limit."""
    return (duty.since is None or duty.since <= day) and (duty.until is None or day <= duty.until)
