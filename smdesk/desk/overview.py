"""Organisations and duties as tables show them: one pass over the records, no query a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from smdesk.desk.acts import frees
from smdesk.desk.kept import Kept
from smdesk.desk.people import in_force
from smdesk.models.records import Assignment, Exemption, Organization, Person
from smdesk.models.vocabulary import Role


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """An organisation with what a table tells of it."""

    organization: Organization
    depth: int
    accounts: int
    """Pages of its own that are not deleted."""
    managers: str
    """Who runs its pages today, by the duties for the whole organisation."""
    exemption: str
    """The act and basis that free it today; empty when it is not exempt."""
    of_pages: tuple[tuple[str, int], ...] = ()
    """Who else runs pages of it today, by the duties for single pages, and how many each."""


class DutyState(StrEnum):
    """Where a duty stands in time; `missing` is a duty that nobody has."""

    CURRENT = "current"
    FUTURE = "future"
    PAST = "past"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty with its person, place and act in words. A missing one has no person and id < 0."""

    id: int
    state: DutyState
    role: Role
    person: Person | None
    organization_id: int
    """Of the place, or of the page's organisation."""
    account_id: int | None
    place: str
    since: date | None
    until: date | None
    act: str


REQUIRED = (Role.ORGANIZER, Role.MANAGER, Role.GOSPUBLIC_OPERATOR, Role.CONTROLLER)
"""Duties that the procedures want of the office's own body."""


class Overview:
    """Prepares rows for the tables of organisations and duties."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def organizations(self, today: date) -> list[OrganizationRow]:
        """Every organisation, children after their parent."""
        managers = self._kept.assignments.managers(today)
        of_pages = self._kept.assignments.page_managers(today)
        exempt = self._exempt(today)
        return [
            OrganizationRow(
                branch.organization,
                branch.depth,
                branch.accounts,
                ", ".join(managers.get(branch.organization.id, ())),
                exempt.get(branch.organization.id, ""),
                tuple(of_pages.get(branch.organization.id, ())),
            )
            for branch in self._kept.organizations.tree()
        ]

    def duties(self, today: date) -> list[DutyRow]:
        """Every duty, and first those that nobody has."""
        persons = {person.id: person for person in self._kept.persons.all()}
        acts = self._act_names()
        organizations = {o.id: o.name for o in self._kept.organizations.all()}
        duties = self._kept.assignments.all()
        pages = self._kept.accounts.by_ids([d.account_id for d in duties if d.account_id])
        rows = []
        for duty in duties:
            account = pages.get(duty.account_id or 0)
            place = (
                (account.title or account.address.removeprefix("https://"))
                if account
                else organizations[duty.organization_id or 0]
            )
            rows.append(
                DutyRow(
                    duty.id,
                    _state(duty, today),
                    duty.role,
                    persons.get(duty.person_id),
                    account.organization_id if account else duty.organization_id or 0,
                    duty.account_id,
                    place,
                    duty.since,
                    duty.until,
                    acts.get(duty.act_id or 0, ""),
                )
            )
        return [*self._missing(rows, organizations), *rows]

    def _missing(self, rows: list[DutyRow], names: dict[int, str]) -> list[DutyRow]:
        """The duties of the body, and the manager of each organisation with pages.

        Who has a duty for one of the pages has it for the organisation.
        """
        held = {(row.organization_id, row.role) for row in rows if row.state is DutyState.CURRENT}
        body = self._kept.office.get().organization_id
        wanted = [(body, role) for role in REQUIRED] if body else []
        with_pages = {b.organization.id for b in self._kept.organizations.tree() if b.accounts}
        wanted += [(each, Role.MANAGER) for each in sorted(with_pages - {body or 0})]
        return [
            DutyRow(
                -at,
                DutyState.MISSING,
                role,
                None,
                organization_id,
                None,
                names[organization_id],
                None,
                None,
                "",
            )
            for at, (organization_id, role) in enumerate(wanted, 1)
            if (organization_id, role) not in held
        ]

    def _exempt(self, today: date) -> dict[int, str]:
        acts = self._act_names()
        return {
            each.organization_id: _basis(each, acts)
            for each in self._kept.exemptions.all()
            if frees(each, today)
        }

    def _act_names(self) -> dict[int, str]:
        return {act.id: self._kept.acts.name(act) for act in self._kept.acts.all()}


def _basis(exemption: Exemption, acts: Mapping[int, str]) -> str:
    parts = (acts.get(exemption.act_id or 0, ""), exemption.basis)
    return ", ".join(part for part in parts if part) or "основание не указано"


def _state(duty: Assignment, today: date) -> DutyState:
    if in_force(duty, today):
        return DutyState.CURRENT
    return DutyState.FUTURE if duty.since and duty.since > today else DutyState.PAST
