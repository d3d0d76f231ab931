"""One account of one row: which stored account it is, its values, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smdesk.imports.contacts import Contacts, put_unit
from smdesk.imports.known import KnownRegistry
from smdesk.imports.organizations import Organizations
from smdesk.imports.pages import Accounts, Networks, Page
from smdesk.imports.people import People
from smdesk.imports.proposal import FieldChange, Item, Ref, Verdict
from smdesk.imports.remarks import REMARKED, of_one_page, remarks
from smdesk.imports.rows import Entry
from smdesk.imports.statuses import Period, Said, first_periods, next_periods, with_day_apart
from smdesk.imports.values import (
    ACCOUNT_FIELDS,
    PARSERS,
    SINGLE,
    Value,
    answers,
    line,
    shown,
)
from smdesk.models.dates import show_date
from smdesk.models.errors import Invalid
from smdesk.models.labels import label
from smdesk.models.records import Account, AccountPeriod, Network
from smdesk.models.vocabulary import AccountStatus

IsFree = Callable[[int, str], bool]
"""Whether the account with this id and address may be meant by a row without its address."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A row about one page, understood."""

    entry: Entry
    page: Page
    values: Mapping[str, Value]
    """What the row says, by field of the account or of the status."""
    organization: Ref | None
    account: Account | None
    """The stored account that is meant; None for a new one."""
    notes: list[str]
    contacts: Mapping[str, str]
    """What the stored organisation gets, by field."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What is to be done with the account of a draft."""

    verdict: Verdict
    values: Mapping[str, Value]
    changes: Sequence[FieldChange]
    periods: Sequence[Period]
    managers: Sequence[Ref]
    leaving: Sequence[int]
    organization: Ref | None
    """The organisation to set; None leaves it."""


class Reader:
    """Everything that rows are compared with."""

    def __init__(self, known: KnownRegistry, networks: Sequence[Network], today: date) -> None:
        self._today = today
        self.networks = Networks(networks)
        self.organizations = Organizations(known.organizations, known.home)
        self.people = People(known.persons, known.assignments, today)
        self._accounts = Accounts(known.accounts)
        self._contacts = Contacts(self.organizations, self.people)
        self._told: dict[tuple[str, ...], list[str]] = {}
        """Which cells a row has → the fields that they tell of."""
        self._periods: dict[int, list[AccountPeriod]] = {}
        for period in known.periods:
            self._periods.setdefault(period.account_id, []).append(period)

    def draft(self, entry: Entry, page: Page, is_free: IsFree, *, is_only: bool) -> Draft:
        """The row about this page. Raises Invalid where it cannot be understood."""
        notes: list[str] = []
        cells = with_day_apart(entry.cells)
        entry = entry if cells is entry.cells else replace(entry, cells=cells)
        values = self._values(entry, notes, is_only=is_only)
        page_id, title = str(values.get("page_id", "")), str(values.get("title", ""))
        account = self._accounts.at(page.address)
        other = self._accounts.with_page_id(page.network_id, page_id)
        if account is None and other and is_free(other.id, other.address):
            account = other
        current = account.organization_id if account else None
        organization = self.organizations.of(entry, notes, current)
        if account is None:
            planned = self._accounts.planned(organization, page, title)
            account = planned if planned and is_free(planned.id, "\0") else None
        if entry.carried_from is not None and entry.text("organization"):
            notes.append(f"Организация взята из строки {entry.carried_from}.")
        put_unit(entry, values, is_new=account is None)
        contacts = self._contacts.of(entry, organization, account, notes)
        return Draft(entry, page, values, organization, account, notes, contacts)

    def exempted(self, entry: Entry, notes: list[str]) -> Ref:
        """The organisation that runs no page. Raises Invalid where the row names none."""
        organization = self.organizations.of(entry, notes)
        if organization is None:
            raise Invalid("organization_id", "Не указана организация.")
        return organization

    def basis(self, entry: Entry) -> str:
        """Why the organisation of the row runs no page. Raises Invalid."""
        return line(entry.text("exemption"), "basis")

    def item(self, draft: Draft, number: int) -> Item:
        """What becomes of the account, by its position. Raises Invalid: it cannot be stored."""
        account = draft.account
        done = self._new(draft) if account is None else self._known(draft, account)
        return self._item(draft, done, number)

    def _values(self, entry: Entry, notes: list[str], *, is_only: bool) -> dict[str, Value]:
        """The values that can be read; a note for each that cannot, or whose page is not known."""
        found: dict[str, Value] = {}
        cells = entry.cells
        fields = self._fields(tuple(cells))
        if not is_only:
            notes.extend(of_one_page(cells))
            fields = [field for field in fields if field not in SINGLE]
        for field in fields:
            cell = cells[field]
            try:
                for value in answers(cell, field, self._today):
                    found[field] = value
                    if field in REMARKED:
                        notes.extend(remarks(cell, field, value))
            except Invalid as problem:
                notes.append(f"Не взято: {problem.what}")
        return found

    def _fields(self, cells: tuple[str, ...]) -> list[str]:
        if cells not in self._told:
            self._told[cells] = [field for field in PARSERS if field in cells]
        return self._told[cells]

    def _new(self, draft: Draft) -> _Outcome:
        values = {field: draft.values[field] for field in ACCOUNT_FIELDS if field in draft.values}
        if draft.organization is None:
            raise Invalid("organization_id", "Не указана организация.")
        if not (draft.page.address or values.get("title")):
            raise Invalid("title", "Нет ни ссылки, ни названия страницы.")
        self._understand_status(draft)
        created = values.get("created_on")
        said = Said.by(draft.values, created, has_address=bool(draft.page.address))
        periods = first_periods(said, self._today, draft.notes)
        status, since = periods[-1]
        if status is AccountStatus.DELETED:
            values["deleted_on"] = since
        managers = self.people.of(draft.entry, draft.organization, (), draft.notes)
        changes = [FieldChange("status", "", label(status))]
        changes += [*_managers_change("", managers, self.people), *_contact_changes(draft)]
        if draft.page.address:
            values = {"address": draft.page.address, **values}
        return _Outcome(Verdict.NEW, values, changes, periods, managers, (), draft.organization)

    def _understand_status(self, draft: Draft) -> None:
        """Nobody may take for a page at work what the row tells in words not understood."""
        answers(draft.entry.cells.get("status"), "status", self._today)

    def _known(self, draft: Draft, account: Account) -> _Outcome:
        if draft.page.address and not account.address:  # the page begins to work by this row
            self._understand_status(draft)
        values = _differing(draft, account)
        moved = draft.organization if draft.organization != account.organization_id else None
        address = draft.page.address or account.address
        created = values.get("created_on", account.created_on)
        said = Said.by(draft.values, created, has_address=bool(address))
        _check_life(account, created)
        stored = self._periods.get(account.id, ())
        periods = next_periods(said, stored, self._today, draft.notes)
        joining, leaving = self._managers(draft, account)
        changes = [
            FieldChange(field, shown(getattr(account, field)), shown(value))
            for field, value in values.items()
        ]
        if moved is not None:
            names = self.organizations.name(account.organization_id), self.organizations.name(moved)
            changes.append(FieldChange("organization_id", *names))
        changes += _status_change(stored, periods)
        changes += [*self._people_change(account, joining, leaving), *_contact_changes(draft)]
        verdict = Verdict.CHANGED if changes else Verdict.SAME
        return _Outcome(verdict, values, changes, periods, joining, leaving, moved)

    def _managers(self, draft: Draft, account: Account) -> tuple[list[Ref], list[int]]:
        """Who begins to run the page, and which assignments for it end."""
        assigned = self.people.managing(account)
        current = [assignment.person_id for assignment in assigned]
        workplace = draft.organization or account.organization_id
        named = self.people.of(draft.entry, workplace, current, draft.notes)
        joining = [ref for ref in named if ref not in current]
        leaving = [
            assignment.id
            for assignment in assigned
            if named and assignment.account_id is not None and assignment.person_id not in named
        ]
        return joining, leaving

    def _people_change(
        self, account: Account, joining: Sequence[Ref], leaving: Sequence[int]
    ) -> list[FieldChange]:
        if not joining and not leaving:
            return []
        assigned = self.people.managing(account)
        staying = [one.person_id for one in assigned if one.id not in leaving]
        old = ", ".join(self.people.name(one.person_id) for one in assigned)
        new = ", ".join(map(self.people.name, [*staying, *joining]))
        return [FieldChange("responsible", old, new)]

    def _item(self, draft: Draft, done: _Outcome, number: int) -> Item:
        account, page = draft.account, draft.page
        stored = account.organization_id if account else None
        return Item(
            number=number,
            row=draft.entry.row,
            verdict=done.verdict,
            title=str(done.values.get("title") or (account.title if account else "")),
            organization=self.organizations.name(draft.organization or stored),
            network_id=page.network_id,
            address=page.address or (account.address if account else ""),
            notes=tuple(dict.fromkeys(draft.notes)),
            changes=tuple(done.changes),
            account_id=account.id if account else None,
            organization_ref=done.organization,
            values=tuple(done.values.items()),
            periods=tuple(done.periods),
            managers=tuple(done.managers),
            leaving=tuple(done.leaving),
            contacts=tuple(draft.contacts.items()),
        )


def _contact_changes(draft: Draft) -> list[FieldChange]:
    return [FieldChange(f"organization_{field}", "", to) for field, to in draft.contacts.items()]


def _differing(draft: Draft, account: Account) -> dict[str, Value]:
    """The fields that the row sets otherwise than they are stored."""
    said = {field: draft.values[field] for field in ACCOUNT_FIELDS if field in draft.values}
    if draft.page.address:
        said = {"address": draft.page.address, **said}
    # «да» tells that the page is connected; since when is known better by the base.
    if said.get("gospublics_on") and account.gospublics_on and _is_bare_yes(draft):
        del said["gospublics_on"]
    return {field: value for field, value in said.items() if value != getattr(account, field)}


def _is_bare_yes(draft: Draft) -> bool:
    cell = draft.entry.cells.get("gospublics_on")
    return isinstance(cell, bool | int) or (
        isinstance(cell, str) and not any(map(str.isdigit, cell))
    )


def _check_life(account: Account, created: Value) -> None:
    if isinstance(created, date) and account.deleted_on and account.deleted_on < created:
        raise Invalid("created_on", "Дата создания позже записанной даты удаления.")


def _status_change(stored: Sequence[AccountPeriod], periods: Sequence[Period]) -> list[FieldChange]:
    if not periods:
        return []
    last = max(stored, key=lambda period: period.since, default=None)
    old = label(last.status) if last else label(AccountStatus.PLANNED)
    status, since = periods[-1]
    return [FieldChange("status", old, f"{label(status)} с {show_date(since)}")]


def _managers_change(old: str, managers: Sequence[Ref], people: People) -> list[FieldChange]:
    change = FieldChange("responsible", old, ", ".join(map(people.name, managers)))
    return [change] if managers else []
