"""A file's proposal becomes one change of the base."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from smdesk.desk.cases import Tools
from smdesk.desk.showing import unshown_networks
from smdesk.desk.table_reading import TableReading
from smdesk.imports.account_rows import Reader
from smdesk.imports.known import KnownRegistry
from smdesk.imports.mapping import IGNORED, MEANINGS, NETWORK_PREFIX, OF_REGISTRY, ColumnMapping
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
from smdesk.imports.proposal import Item, Proposal, Ref, Verdict
from smdesk.imports.proposing import propose
from smdesk.imports.refusals import Refusal
from smdesk.imports.table import RawTable
from smdesk.models.errors import ImportRejected
from smdesk.models.progress import Job
from smdesk.models.records import (
    Account,
    AccountPeriod,
    Assignment,
    Exemption,
    Network,
    Office,
    Organization,
    Person,
    Record,
)
from smdesk.models.validation import normalise
from smdesk.models.vocabulary import AccountStatus

__all__ = [
    "IGNORED",
    "MEANINGS",
    "NETWORK_PREFIX",
    "ColumnMapping",
    "Importing",
    "Item",
    "Proposal",
    "Verdict",
    "serve_reader",
]

R = TypeVar("R", bound=Record)


def serve_reader() -> int:
    """Be the child process that reads a workbook, in a program that has no other interpreter."""
    from smdesk.imports.child import main

    return main()


class Importing(TableReading[KnownRegistry, Proposal]):
    """What an import of a registry needs of the base, and what it brings into it."""

    remembered = "import_mappings"
    telling = OF_REGISTRY
    strange = Refusal.NOT_A_REGISTRY

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._reader: tuple[KnownRegistry, Reader] | None = None

    def known(self) -> KnownRegistry:
        """Everything that a proposal is compared with; made ready for that at once."""
        known = self._known()
        self._reader = known, Reader(known, self._networks(), self._tools.today())
        return known

    def _known(self) -> KnownRegistry:
        rows = self._tools.storage.repository
        return KnownRegistry(
            organizations=tuple(rows(Organization).all()),
            accounts=tuple(rows(Account).all()),
            periods=tuple(rows(AccountPeriod).all()),
            persons=tuple(rows(Person).all()),
            assignments=tuple(rows(Assignment).all()),
            exemptions=tuple(rows(Exemption).all()),
            home=next((office.organization_id for office in rows(Office).all()), None),
        )

    def propose(
        self, table: RawTable, mapping: ColumnMapping, known: KnownRegistry | None = None
    ) -> Job[Proposal]:
        """What the table would change today, compared with `known` where it was read already.

        Raises `ImportRejected`.
        """
        known = known or self.known()
        ready, self._reader = self._reader, None
        reader = ready[1] if ready and ready[0] is known else None
        return propose(table, mapping, known, self._networks(), self._tools.today(), reader)

    def _networks(self) -> list[Network]:
        return self._tools.storage.repository(Network).all()

    def take(self, proposal: Proposal, numbers: Collection[int] | None = None) -> None:
        """Carry out the items with these numbers (None: all that change something); see `apply`."""
        self.apply(plan_of(proposal, numbers))

    def apply(self, plan: ImportPlan) -> None:
        """Carry the plan out as one change; all of it or nothing.

        Raises `ImportRejected` when the base is no longer what the proposal was compared with,
        and `Invalid` when a record cannot be stored.
        """
        if not plan.operations:
            return
        with self._tools.changes(plan.title):
            run = _Run(self._tools)
            for operation in plan.operations:
                run.do(operation)


class _Run:
    """One plan being carried out: temporary keys get their ids on the way."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        rows = tools.storage.repository
        self._organizations = rows(Organization)
        self._accounts = rows(Account)
        self._periods = rows(AccountPeriod)
        self._persons = rows(Person)
        self._assignments = rows(Assignment)
        self._exemptions = rows(Exemption)
        self._unshown = unshown_networks(tools.storage, tools.today())
        self._ids: dict[Ref, int] = {}
        self._addresses = {a.address: a.id for a in self._accounts.all() if a.address}
        self._handlers: Mapping[type, Callable[[Any], None]] = {
            AddOrganization: self._add_organization,
            ChangeOrganization: self._change_organization,
            AddPerson: self._add_person,
            AddAccount: self._add_account,
            ChangeAccount: self._change_account,
            BeginPeriod: self._begin_period,
            Assign: self._assign,
            EndAssignment: self._end_assignment,
            AddExemption: self._add_exemption,
        }

    def do(self, operation: object) -> None:
        """Carry one operation out."""
        self._handlers[type(operation)](operation)

    def _add_organization(self, add: AddOrganization) -> None:
        record = replace(add.record, parent_id=self._optional(add.parent))
        self._ids[add.key] = self._organizations.insert(self._ready(record))

    def _change_organization(self, change: ChangeOrganization) -> None:
        organization_id = change.organization_id
        if organization_id is None:
            organization_id = _there(self._accounts.get(change.account_id or 0)).organization_id
        before = _there(self._organizations.get(organization_id))
        values: dict[str, Any] = dict(change.values)
        self._organizations.update(self._ready(replace(before, **values)))

    def _add_person(self, add: AddPerson) -> None:
        record = replace(add.record, organization_id=self._optional(add.organization))
        self._ids[add.key] = self._persons.insert(self._ready(record))

    def _add_account(self, add: AddAccount) -> None:
        shown = add.record.is_public and (add.chosen or add.record.network_id not in self._unshown)
        organization_id = self._id(add.organization)
        record = replace(add.record, organization_id=organization_id, is_public=shown)
        self._claim(record.address, 0)
        stored = self._accounts.insert(self._ready(record))
        self._ids[add.key] = stored
        self._addresses[record.address] = stored

    def _change_account(self, change: ChangeAccount) -> None:
        before = _there(self._accounts.get(change.account_id))
        values: dict[str, Any] = dict(change.values)
        organization_id = self._optional(change.organization) or before.organization_id
        after = self._ready(replace(before, **values, organization_id=organization_id))
        self._claim(after.address, after.id)
        self._accounts.update(after)

    def _begin_period(self, begin: BeginPeriod) -> None:
        account = _there(self._accounts.get(self._id(begin.account)))
        stored = self._periods.where(account_id=account.id)
        ended = begin.status is AccountStatus.DELETED
        gone = [p for p in stored if p.since == begin.since or (ended and p.since > begin.since)]
        self._periods.delete(period.id for period in gone)
        self._periods.insert(
            AccountPeriod(account_id=account.id, status=begin.status, since=begin.since)
        )
        later = [p for p in stored if p not in gone and p.since > begin.since]
        last = max(later, key=lambda period: period.since, default=None)
        status, since = (last.status, last.since) if last else (begin.status, begin.since)
        deleted_on = since if status is AccountStatus.DELETED else None
        if account.deleted_on != deleted_on:
            self._accounts.update(replace(account, deleted_on=deleted_on))

    def _assign(self, assign: Assign) -> None:
        record = Assignment(
            person_id=self._id(assign.person),
            account_id=self._id(assign.account),
            role=assign.role,
            since=assign.since,
        )
        self._assignments.insert(self._ready(record))

    def _end_assignment(self, end: EndAssignment) -> None:
        duty = _there(self._assignments.get(end.assignment_id))
        if duty.since is not None and duty.since > end.until:
            self._assignments.delete([duty.id])
        else:
            self._assignments.update(replace(duty, until=end.until))

    def _add_exemption(self, add: AddExemption) -> None:
        record = replace(add.record, organization_id=self._id(add.organization))
        self._exemptions.insert(self._ready(record))

    def _ready(self, record: R) -> R:
        """The record as it is stored; its addresses are canonical already."""
        return normalise(record, self._tools.today())

    def _claim(self, address: str, account_id: int) -> None:
        """Refuse an address that another account has got since the file was read.

        Planned pages have none yet, and any number of them may be without.
        """
        if address and self._addresses.get(address, account_id) != account_id:
            raise _outdated()

    def _id(self, ref: Ref) -> int:
        return self._ids[ref] if isinstance(ref, str) else ref

    def _optional(self, ref: Ref | None) -> int | None:
        return None if ref is None else self._id(ref)


def _there(record: R | None) -> R:
    if record is None:
        raise _outdated()
    return record


def _outdated() -> ImportRejected:
    return ImportRejected(
        "Реестр изменился, пока вы выбирали строки.", "Прочитайте файл ещё раз: ничего не записано."
    )
