"""What is known on one day: the records that rules look at, with the questions they ask of them.

Rules are pure: the same facts give the same findings. Look-ups are made once, since a region asks
each of them some thousand times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from smdesk.models.control_records import Help, Notice
from smdesk.models.records import (
    Account,
    Assignment,
    Credential,
    Exemption,
    LegalAct,
    Network,
    Office,
    Organization,
    Person,
)
from smdesk.models.vocabulary import (
    AccountStatus,
    Answer,
    Binds,
    DeadlineKind,
    NetworkStatus,
    Role,
)
from smdesk.procedures.calendar import Calendar
from smdesk.procedures.plan_facts import PlanFacts
from smdesk.procedures.records import Procedure
from smdesk.procedures.tree import Node, Tree

RUNNING = frozenset({AccountStatus.ACTIVE, AccountStatus.SUSPENDED})
"""A page that is there for people to see, also while nobody writes on it."""
CLOSED = frozenset({NetworkStatus.BANNED, NetworkStatus.RESTRICTED})
"""A network where nobody can be asked to have a page."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The newest answer to one requirement for one page."""

    answer: Answer
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class OnSite:
    """How the registry on the site differs from today's."""

    released_on: date | None = None
    stale: frozenset[str] = frozenset()
    """Addresses of pages that are missing on the site or shown otherwise."""
    removed: tuple[tuple[str, str], ...] = ()
    """Pages that the site still shows: organisation and address."""

    @property
    def count(self) -> int:
        """How many rows of the site are no longer right."""
        return len(self.stale) + len(self.removed)


@dataclass(frozen=True)
class Facts:
    """The records of one moment. Mappings are by id."""

    today: date
    procedure: Procedure
    office: Office
    calendar: Calendar
    organizations: tuple[Organization, ...] = ()
    networks: tuple[Network, ...] = ()
    network_status: Mapping[int, NetworkStatus] = field(default_factory=dict)
    accounts: tuple[Account, ...] = ()
    status: Mapping[int, AccountStatus] = field(default_factory=dict)
    """Account → its status today."""
    persons: Mapping[int, Person] = field(default_factory=dict)
    assignments: tuple[Assignment, ...] = ()
    acts: tuple[LegalAct, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    credentials: tuple[Credential, ...] = ()
    notices: tuple[Notice, ...] = ()
    helps: tuple[Help, ...] = ()
    looked: Mapping[int, Mapping[str, Looked]] = field(default_factory=dict)
    """Account → requirement → the newest answer."""
    inspected: Mapping[int, date] = field(default_factory=dict)
    """Account → the day of the newest inspection."""
    on_site: OnSite = OnSite()
    plan: PlanFacts = field(default_factory=PlanFacts)

    @cached_property
    def organization(self) -> dict[int, Organization]:
        return {each.id: each for each in self.organizations}

    @cached_property
    def account(self) -> dict[int, Account]:
        return {each.id: each for each in self.accounts}

    @cached_property
    def network(self) -> dict[int, Network]:
        return {each.id: each for each in self.networks}

    @cached_property
    def network_by_code(self) -> dict[str, Network]:
        return {each.code: each for each in self.networks}

    @cached_property
    def tree(self) -> Tree:
        """What tells own pages from subordinate ones."""
        nodes = {each.id: Node(each.parent_id, each.kind) for each in self.organizations}
        return Tree(nodes, self.office.organization_id)

    @property
    def body(self) -> int:
        """The office's own body; 0 where it is not known."""
        return self.tree.body

    @property
    def owner(self) -> dict[int, int]:
        """Organisation → the one that answers for its pages: itself, or above its units."""
        return self.tree.owner

    def is_bound(self, binds: Binds, organization_id: int) -> bool:
        """Whether a clause binds the pages of an organisation: own, subordinate, or all."""
        return self.tree.is_bound(binds, organization_id)

    @cached_property
    def accounts_of(self) -> dict[int, list[Account]]:
        """Owner → its pages and those of its units."""
        found: dict[int, list[Account]] = defaultdict(list)
        for each in self.accounts:
            found[self.owner[each.organization_id]].append(each)
        return found

    def is_running(self, account: Account) -> bool:
        """Whether the page is there, in a network where pages may be asked for."""
        return self.status.get(account.id) in RUNNING and not self.is_closed(account.network_id)

    def is_closed(self, network_id: int) -> bool:
        """Whether the network is banned or restricted today."""
        return self.network_status.get(network_id) in CLOSED

    @cached_property
    def named_networks(self) -> frozenset[int]:
        """Ids of the networks that the act names."""
        known = self.network_by_code
        return frozenset(known[c].id for c in self.procedure.networks if c in known)

    @cached_property
    def exempt(self) -> dict[int, Exemption]:
        """Organisation → what frees it today; what frees a unit does not free its whole body."""
        return {
            each.organization_id: each
            for each in self.exemptions
            if _holds(each.since, each.until, self.today)
        }

    @cached_property
    def duties(self) -> tuple[Assignment, ...]:
        """Assignments in force today."""
        return tuple(d for d in self.assignments if _holds(d.since, d.until, self.today))

    @cached_property
    def roles(self) -> dict[int, set[Role]]:
        """Owner → the duties that somebody has for it, its units or one of its pages."""
        found: dict[int, set[Role]] = defaultdict(set)
        for duty in self.duties:
            found[self.owner_of_duty(duty)].add(duty.role)
        return found

    def owner_of_duty(self, duty: Assignment) -> int:
        """The organisation that answers for what the duty is about; 0 when it is gone."""
        place = duty.organization_id
        if place is None:
            account = self.account.get(duty.account_id or 0)
            place = account.organization_id if account else 0
        return self.owner.get(place, 0)

    @cached_property
    def managers(self) -> dict[int, list[Assignment]]:
        """Owner → duties of running pages, present and past."""
        found: dict[int, list[Assignment]] = defaultdict(list)
        for duty in self.assignments:
            if duty.role is Role.MANAGER:
                found[self.owner_of_duty(duty)].append(duty)
        return found

    @cached_property
    def notices_about(self) -> dict[tuple[DeadlineKind, str, int], list[Notice]]:
        """Kind, recipient and the page or duty → letters that were prepared or sent."""
        found: dict[tuple[DeadlineKind, str, int], list[Notice]] = defaultdict(list)
        for each in self.notices:
            about = each.assignment_id or each.account_id
            if about:
                found[each.kind, each.recipient, about].append(each)
        return found

    @cached_property
    def managed(self) -> tuple[frozenset[int], frozenset[int]]:
        """Pages and organisations that somebody runs by name."""
        managers = [duty for duty in self.duties if duty.role is Role.MANAGER]
        return (
            frozenset(d.account_id for d in managers if d.account_id),
            frozenset(d.organization_id for d in managers if d.organization_id),
        )

    @cached_property
    def secrets(self) -> dict[int, dict[str, Credential]]:
        """Account → kind → reference."""
        found: dict[int, dict[str, Credential]] = defaultdict(dict)
        for each in self.credentials:
            found[each.account_id][each.kind] = each
        return found

    @cached_property
    def work_contacts(self) -> frozenset[str]:
        """Mailboxes and phones that stand as work ones somewhere else in the records."""
        found = {part for o in self.organizations for part in (o.email, *_phones(o.phone))}
        for person in self.persons.values():
            found.update((person.work_email, *_phones(person.work_phone)))
        return frozenset(found - {""})

    def is_fresh(self, day: date) -> bool:
        """Whether what was seen on that day still counts: the procedure's interval."""
        return day >= self.today - timedelta(days=self.procedure.inspection_days)


def _holds(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _phones(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",")]
