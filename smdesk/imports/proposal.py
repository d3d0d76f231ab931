"""What a file would change: the answer of an import before anything is written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Generic, NamedTuple, Self, TypeAlias, TypeVar

from smdesk.imports.values import Value, shown
from smdesk.models.records import Organization, Person, Record
from smdesk.models.vocabulary import AccountStatus, OrganizationKind

Ref = int | str
"""A record: the id of a stored one, or the temporary key of one that is added along."""

Json: TypeAlias = Any
"""What json gives: its shape is known to `to_json` only."""


class Verdict(StrEnum):
    """What becomes of one account of the file (exemptions are not accounts)."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"
    EXEMPT = "exempt"
    """An organisation that need run no page: recorded as an exemption."""
    EXEMPT_KNOWN = "exempt_known"


class FieldChange(NamedTuple):
    """One field, old and new, as the window shows them."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NewOrganization:
    """An organisation that is added along with the first item that needs it."""

    key: str
    record: Organization
    parent: Ref | None = None


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person who is added along; `organization` is where the person works."""

    key: str
    record: Person
    organization: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What every line of a proposal tells, whatever the file is about."""

    number: int
    """Position in the proposal from 1: what a choice of rows refers to."""
    row: int
    """Row of the file."""
    verdict: Verdict
    title: str = ""
    reason: str = ""
    """Why it is rejected."""
    notes: tuple[str, ...] = ()
    """What could not be taken from the row, or was concluded."""
    changes: tuple[FieldChange, ...] = ()

    def differences(self) -> Iterator[FieldChange]:
        """Every field that changes."""
        yield from self.changes


I = TypeVar("I", bound=Proposed)  # noqa: E741 - an item


class Counted(ABC, Generic[I]):
    """What every proposal can be asked."""

    items: tuple[I, ...]

    @abstractmethod
    def to_json(self) -> dict[str, Any]:
        """The full form, for another process."""

    def count(self, verdict: Verdict) -> int:
        """How many items have this verdict."""
        return sum(item.verdict is verdict for item in self.items)

    def brief(self) -> dict[str, Any]:
        """The answer of the command line: counts of items, and the rejected rows."""
        return {
            "new": self.count(Verdict.NEW),
            "changed": self.count(Verdict.CHANGED),
            "same": self.count(Verdict.SAME),
            "rejected": [
                {"row": item.row, "reason": item.reason}
                for item in self.items
                if item.verdict is Verdict.REJECTED
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Proposed):
    """One account of the file (or one exemption): what it is, and what would be done."""

    organization: str = ""
    network_id: int = 0
    address: str = ""
    account_id: int | None = None
    organization_ref: Ref | None = None
    """The organisation to set; None leaves it."""
    values: tuple[tuple[str, Value], ...] = ()
    """Fields of the account to set, by name."""
    periods: tuple[tuple[AccountStatus, date], ...] = ()
    """Periods of status to begin, oldest first."""
    managers: tuple[Ref, ...] = ()
    """Persons to assign as those who run the page."""
    leaving: tuple[int, ...] = ()
    """Ids of assignments that end."""
    basis: str = ""
    """Why the organisation need run no page."""
    contacts: tuple[tuple[str, str], ...] = ()
    """Fields of the stored organisation to set, by name."""

    def differences(self) -> Iterator[FieldChange]:
        """Every field that changes; most of those of a new account are told by its values."""
        if self.verdict is Verdict.NEW:
            told = (FieldChange(field, "", shown(value)) for field, value in self.values)
            yield from (change for change in told if change.field != "address")
        yield from self.changes


@dataclass(frozen=True)
class Proposal(Counted[Item]):
    """Everything that the file would change."""

    today: date
    items: tuple[Item, ...]
    organizations: tuple[NewOrganization, ...] = ()
    persons: tuple[NewPerson, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The full form, for another process."""
        return {
            "today": self.today.isoformat(),
            "items": [plain(item) for item in self.items],
            "organizations": [plain(added) for added in self.organizations],
            "persons": [plain(added) for added in self.persons],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The proposal of `to_json`."""
        return cls(
            today=date.fromisoformat(data["today"]),
            items=tuple(map(_item, data["items"])),
            organizations=tuple(
                NewOrganization(added["key"], _organization(added["record"]), added.get("parent"))
                for added in data["organizations"]
            ),
            persons=tuple(
                NewPerson(added["key"], Person(**added["record"]), added.get("organization"))
                for added in data["persons"]
            ),
        )


def plain(value: object) -> object:
    """Dataclasses as objects without defaults, tuples as lists, dates marked, the rest as it is."""
    if isinstance(value, FieldChange):
        return value._asdict()
    if isinstance(value, Proposed | NewOrganization | NewPerson | Record):
        named = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: plain(found) for field, found in named if found != field.default}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value


def _value(plain: Json) -> Json:
    return date.fromisoformat(plain["date"]) if isinstance(plain, dict) else plain


def _item(data: Mapping[str, Any]) -> Item:
    return Item(
        **{
            **data,
            "verdict": Verdict(data["verdict"]),
            "notes": tuple(data.get("notes", ())),
            "changes": tuple(FieldChange(**change) for change in data.get("changes", ())),
            "values": tuple((name, _value(value)) for name, value in data.get("values", ())),
            "periods": tuple(
                (AccountStatus(code), _value(day)) for code, day in data.get("periods", ())
            ),
            "managers": tuple(data.get("managers", ())),
            "leaving": tuple(data.get("leaving", ())),
            "contacts": tuple((name, text) for name, text in data.get("contacts", ())),
        }
    )


def _organization(data: Mapping[str, Any]) -> Organization:
    return Organization(
        **{**data, "kind": OrganizationKind(data.get("kind", OrganizationKind.SUBORDINATE))}
    )
