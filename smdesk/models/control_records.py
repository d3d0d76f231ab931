"""Records of control: inspections, notices, help, the weights of the self-check."""

from __future__ import annotations

from datetime import date

from smdesk.models.quick_dataclass import dataclass
from smdesk.models.records import Record
from smdesk.models.vocabulary import Answer, DayKind, DeadlineKind, SentBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Record):
    """A dated look at a page (осмотр)."""

    account_id: int
    inspected_on: date
    inspector: str = ""
    """Full name of who looked."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionAnswer(Record):
    """What an inspection found for one requirement of the procedure."""

    inspection_id: int
    requirement: str
    """Code of the requirement."""
    answer: Answer
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionPicture(Record):
    """A screenshot of an inspection; the file stands beside the base, named by its hash."""

    inspection_id: int
    sha256: str
    """Hexadecimal, lower case."""
    name: str = ""
    """The name it came with."""
    size: int = 0
    """Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Record):
    """Help and advice that was given to an organisation, or received from above."""

    given_on: date
    organization_id: int | None = None
    to_whom: str = ""
    what: str = ""
    is_received: bool = False
    """Received by the office, as from the regional centre (amurzet 1-7)."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Record):
    """A letter that a clause wants: due, prepared, sent. Sending it closes its deadline."""

    kind: DeadlineKind
    event_on: date
    """The day of the event, from which days are counted."""
    recipient: str = ""
    """Code of the recipient in the procedure."""
    recipient_title: str = ""
    clause: str = ""
    organization_id: int | None = None
    account_id: int | None = None
    assignment_id: int | None = None
    """The new duty, for a change of person."""
    due_on: date | None = None
    """As it was counted when the letter was prepared."""
    subject: str = ""
    prepared_on: date | None = None
    sent_on: date | None = None
    number: str = ""
    sent_by: SentBy | None = None
    file: str = ""
    """Path of the letter, relative to the folder of files beside the base where it lies there."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheckWeight(Record):
    """Points of one part of the self-check that the office has set otherwise."""

    code: str
    points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay(Record):
    """A day that the office's own calendar sets otherwise than the shipped one."""

    day: date
    kind: DayKind
    title: str = ""
