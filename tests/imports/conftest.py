"""Tables, networks and a reader for the tests of imports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import singledispatchmethod
from itertools import count
from typing import Any

import pytest

from smdesk.imports.known import KnownRegistry
from smdesk.imports.plan import (
    AddAccount,
    AddExemption,
    AddOrganization,
    AddPerson,
    Assign,
    BeginPeriod,
    ChangeAccount,
    ChangeOrganization,
    EndAssignment,
    ImportPlan,
    plan_of,
)
from smdesk.imports.proposal import Proposal, Ref
from smdesk.imports.proposing import propose
from smdesk.imports.recognition import recognise
from smdesk.imports.table import RawTable, rows_of
from smdesk.models.progress import run_to_end
from smdesk.models.records import AccountPeriod, Assignment, Network, Record
from smdesk.models.validation import normalise
from smdesk.models.vocabulary import AccountStatus
from smdesk.procedures.networks import load_networks

TODAY = date(2026, 11, 23)
Lines = list[list[object]]
Proposing = Callable[..., Proposal]


@pytest.fixture(scope="session")
def networks() -> tuple[Network, ...]:
    loaded = load_networks()
    return tuple(replace(network, id=number) for number, (network, _) in enumerate(loaded, 1))


@pytest.fixture
def proposed(networks: tuple[Network, ...]) -> Proposing:
    """What lines with a heading would change."""

    def run(lines: Lines, known: KnownRegistry | None = None) -> Proposal:
        table = RawTable(rows_of(lines))
        found = known or KnownRegistry()
        return run_to_end(propose(table, recognise(table), found, networks, TODAY))

    return run


class Memory:
    """Carries plans out on plain records, as the desk does on its base."""

    def __init__(self, known: KnownRegistry) -> None:
        self.known = known
        self._ids = count(1000)
        self._keys: dict[Ref, int] = {}
        self._rows: dict[str, list[Any]] = {}

    def apply(self, plan: ImportPlan) -> KnownRegistry:
        self._keys = {}
        tables = [name for name in KnownRegistry.__slots__ if name != "home"]
        self._rows = {name: list(getattr(self.known, name)) for name in tables}
        for operation in plan.operations:
            self._do(operation)
        rows: dict[str, Any] = {name: tuple(found) for name, found in self._rows.items()}
        self.known = replace(self.known, **rows)
        addresses = [account.address for account in self.known.accounts if account.address]
        assert len(set(addresses)) == len(addresses)
        return self.known

    def _id(self, ref: Ref | None) -> int | None:
        return self._keys[ref] if isinstance(ref, str) else ref

    def _add(self, table: str, record: Record, key: str = "", **more: object) -> None:
        values: dict[str, Any] = {**more, "id": next(self._ids)}
        ready = replace(record, **values)
        assert normalise(ready, TODAY) == ready
        self._keys[key] = ready.id
        self._rows[table].append(ready)

    def _swap(self, table: str, record_id: int, **values: Any) -> None:  # noqa: ANN401
        rows = self._rows[table]
        old = next(record for record in rows if record.id == record_id)
        new = replace(old, **values)
        assert normalise(new, TODAY) == new
        rows[rows.index(old)] = new

    @singledispatchmethod
    def _do(self, operation: object) -> None:
        raise AssertionError(operation)

    @_do.register
    def _(self, add: AddOrganization) -> None:
        self._add("organizations", add.record, add.key, parent_id=self._id(add.parent))

    @_do.register
    def _(self, change: ChangeOrganization) -> None:
        stored = {account.id: account.organization_id for account in self._rows["accounts"]}
        organization_id = change.organization_id or stored[change.account_id]
        self._swap("organizations", organization_id, **change.values)

    @_do.register
    def _(self, add: AddPerson) -> None:
        self._add("persons", add.record, add.key, organization_id=self._id(add.organization))

    @_do.register
    def _(self, add: AddAccount) -> None:
        self._add("accounts", add.record, add.key, organization_id=self._id(add.organization))

    @_do.register
    def _(self, change: ChangeAccount) -> None:
        values = dict(change.values)
        if change.organization is not None:
            values["organization_id"] = self._id(change.organization)
        self._swap("accounts", change.account_id, **values)

    @_do.register
    def _(self, begin: BeginPeriod) -> None:
        account_id = self._id(begin.account)
        assert account_id is not None
        ended = begin.status is AccountStatus.DELETED
        self._rows["periods"] = [
            p
            for p in self._rows["periods"]
            if p.account_id != account_id
            or (p.since < begin.since if ended else p.since != begin.since)
        ]
        period = AccountPeriod(account_id=account_id, status=begin.status, since=begin.since)
        self._add("periods", period)
        own = [p for p in self._rows["periods"] if p.account_id == account_id]
        last = max(own, key=lambda p: p.since)
        deleted_on = last.since if last.status is AccountStatus.DELETED else None
        self._swap("accounts", account_id, deleted_on=deleted_on)

    @_do.register
    def _(self, assign: Assign) -> None:
        duty = Assignment(person_id=0, role=assign.role, since=assign.since)
        person_id, account_id = self._id(assign.person), self._id(assign.account)
        self._add("assignments", duty, person_id=person_id, account_id=account_id)

    @_do.register
    def _(self, end: EndAssignment) -> None:
        rows = self._rows["assignments"]
        duty = next(found for found in rows if found.id == end.assignment_id)
        if duty.since is None or duty.since <= end.until:
            self._swap("assignments", duty.id, until=end.until)
        else:
            rows.remove(duty)

    @_do.register
    def _(self, add: AddExemption) -> None:
        self._add("exemptions", add.record, organization_id=self._id(add.organization))


@pytest.fixture
def applied(proposed: Proposing) -> Callable[[Lines], KnownRegistry]:
    """The registry after a file has been imported into an empty one."""
    return lambda lines: Memory(KnownRegistry()).apply(plan_of(proposed(lines)))


@pytest.fixture(scope="session")
def memory() -> type[Memory]:
    return Memory
