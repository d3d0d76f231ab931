"""What the desk does for the chosen rows of a proposal: operations in order, as one change.

Records that are added get their ids when the plan is carried out; until then operations name them
by temporary keys (`organization:1`, `person:2`, `account:7`). An operation names only keys that
an operation before it has added.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from smdesk.imports.proposal import Item, NewOrganization, NewPerson, Proposal, Ref, Verdict
from smdesk.imports.values import Value
from smdesk.models.labels import plural
from smdesk.models.records import Account, Exemption, Organization, Person
from smdesk.models.vocabulary import AccountStatus, Role


@dataclass(frozen=True, slots=True)
class AddOrganization:
    """Add `record` below `parent` (in place of its `parent_id`)."""

    key: str
    record: Organization
    parent: Ref | None


@dataclass(frozen=True, slots=True)
class ChangeOrganization:
    """Set these fields of the stored organisation, or of the one of this stored account."""

    organization_id: int | None
    account_id: int | None
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Add `record`, who works in `organization` (in place of its `organization_id`)."""

    key: str
    record: Person
    organization: Ref | None


@dataclass(frozen=True, slots=True)
class AddAccount:
    """Add `record` for `organization` (in place of its `organization_id`); its periods follow."""

    key: str
    record: Account
    organization: Ref
    chosen: bool = False
    """Whether the file itself says if the page is shown on the site."""


@dataclass(frozen=True, slots=True)
class ChangeAccount:
    """Set these fields of a stored account; `organization` None leaves the organisation."""

    account_id: int
    values: Mapping[str, Value]
    organization: Ref | None


@dataclass(frozen=True, slots=True)
class BeginPeriod:
    """The account has the status from a day on; a period of the same day is replaced.

    After «deleted» nothing comes: later periods go.

    `deleted_on` of the account follows: the day of a last period «deleted», else None.
    """

    account: Ref
    status: AccountStatus
    since: date


@dataclass(frozen=True, slots=True)
class Assign:
    """The person has the duty for the account from a day on."""

    person: Ref
    account: Ref
    role: Role
    since: date


@dataclass(frozen=True, slots=True)
class EndAssignment:
    """The assignment ends: `until` is its last day; where it began later it is removed."""

    assignment_id: int
    until: date


@dataclass(frozen=True, slots=True)
class AddExemption:
    """Add `record` for `organization` (in place of its `organization_id`)."""

    record: Exemption
    organization: Ref


Operation = (
    AddOrganization
    | ChangeOrganization
    | AddPerson
    | AddAccount
    | ChangeAccount
    | BeginPeriod
    | Assign
    | EndAssignment
    | AddExemption
)

ACTIONABLE = frozenset({Verdict.NEW, Verdict.CHANGED, Verdict.EXEMPT})
"""Items that change something; the others are passed over however they are chosen."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Operations in the order in which they are carried out, and the title of the change."""

    title: str
    operations: tuple[Operation, ...]


_ACCOUNTS = ("аккаунт", "аккаунта", "аккаунтов")


def plan_of(proposal: Proposal, chosen: Collection[int] | None = None) -> ImportPlan:
    """The plan for the items with these numbers; None means all that change something."""
    items = [
        item
        for item in proposal.items
        if item.verdict in ACTIONABLE and (chosen is None or item.number in chosen)
    ]
    persons = _persons(proposal, items)
    operations = (
        *_organizations(proposal, items, persons),
        *(AddPerson(added.key, added.record, added.organization) for added in persons),
        *(operation for item in items for operation in _account(item, proposal.today)),
    )
    return ImportPlan(_title(items), operations)


def _persons(proposal: Proposal, items: Iterable[Item]) -> list[NewPerson]:
    needed = {ref for item in items for ref in item.managers}
    return [added for added in proposal.persons if added.key in needed]


def _organizations(
    proposal: Proposal, items: Iterable[Item], persons: Iterable[NewPerson]
) -> Iterator[AddOrganization]:
    """The organisations that are needed, parents before children."""
    added = {organization.key: organization for organization in proposal.organizations}
    done: set[Ref] = set()
    refs = [item.organization_ref for item in items] + [person.organization for person in persons]
    for ref in refs:
        for organization in reversed(_with_parents(ref, added)):
            if organization.key not in done:
                done.add(organization.key)
                yield AddOrganization(organization.key, organization.record, organization.parent)


def _with_parents(ref: Ref | None, added: Mapping[str, NewOrganization]) -> list[NewOrganization]:
    found: list[NewOrganization] = []
    while isinstance(ref, str):
        found.append(added[ref])
        ref = added[ref].parent
    return found


def _account(item: Item, today: date) -> Iterator[Operation]:
    """The operations of one item: the account, its status, its people; or the exemption."""
    if item.verdict is Verdict.EXEMPT:
        yield from _exemption(item)
        return
    account: Ref = f"account:{item.number}" if item.account_id is None else item.account_id
    if item.account_id is None and item.organization_ref is not None:
        chosen = "is_public" in dict(item.values)
        yield AddAccount(str(account), new_account(item), item.organization_ref, chosen)
    elif item.account_id is not None and (item.values or item.organization_ref is not None):
        values = MappingProxyType(dict(item.values))
        yield ChangeAccount(item.account_id, values, item.organization_ref)
    if item.contacts:
        moved = item.organization_ref if isinstance(item.organization_ref, int) else None
        yield ChangeOrganization(moved, item.account_id, MappingProxyType(dict(item.contacts)))
    for status, since in item.periods:
        yield BeginPeriod(account, status, since)
    for assignment_id in item.leaving:
        yield EndAssignment(assignment_id, today - timedelta(days=1))
    for person in item.managers:
        yield Assign(person, account, Role.MANAGER, today)


def _exemption(item: Item) -> Iterator[Operation]:
    if item.organization_ref is not None:
        record = Exemption(organization_id=0, basis=item.basis)
        yield AddExemption(record, item.organization_ref)


def new_account(item: Item) -> Account:
    """The record of a new account; its organisation is still 0."""
    values: dict[str, Any] = dict(item.values)
    return replace(Account(organization_id=0, network_id=item.network_id), **values)


def _done(number: int, to_one: str, to_many: str, words: tuple[str, str, str]) -> str:
    """«Добавлен 21 аккаунт», «добавлено 2 аккаунта»; empty for none."""
    done = plural(number, to_one, to_many, to_many).split()[-1]
    return f"{done} {plural(number, *words)}" if number else ""


def _title(items: Iterable[Item]) -> str:
    found = list(items)
    new = sum(item.verdict is Verdict.NEW for item in found)
    changed = sum(item.verdict is Verdict.CHANGED for item in found)
    exempt = len(found) - new - changed
    parts = [
        _done(new, "добавлен", "добавлено", _ACCOUNTS),
        _done(changed, "изменён", "изменено", _ACCOUNTS),
        _done(exempt, "отмечено", "отмечено", ("освобождение", "освобождения", "освобождений")),
    ]
    return "Импорт: " + (", ".join(filter(None, parts)) or "ничего не изменено")
