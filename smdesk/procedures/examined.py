"""Findings packed for a window: by status, clause and subject, in arrays instead of objects.

A region has hundreds of thousands of findings. They are computed in a child process, travel as
one line of JSON, and are then only looked up.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from smdesk.models.vocabulary import ActKind, CheckKind, Force, Status, Subject
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.facts import Facts
from smdesk.procedures.findings import ORDER, Finding, findings
from smdesk.procedures.records import Requirement
from smdesk.procedures.self_check import load_self_check
from smdesk.procedures.self_check_states import states
from smdesk.procedures.subjects import About, about_account, about_office, about_organization

NOTHING = 255
"""A cell of the matrix of which nothing is asked."""
_PLACES = {status: place for place, status in enumerate(ORDER)}


class Asked(NamedTuple):
    """A requirement as it is shown."""

    code: str
    clause: str
    """As it is printed."""
    text: str
    force: Force
    subject: Subject
    check: CheckKind
    what: str
    """The rule or the place of the record."""
    remedy: str


class Network(NamedTuple):
    """A network as it is shown."""

    id: int
    title: str
    badge: str
    colour: str


class Place(NamedTuple):
    """An organisation as it is shown."""

    id: int
    parent_id: int | None
    name: str


class Whom(NamedTuple):
    """A subject as it is shown."""

    kind: Subject
    id: int
    label: str
    organization_id: int
    network_id: int
    """0 for what is no page."""


class Segment(NamedTuple):
    """Findings of one status and one requirement: entries from `start` up to `end`."""

    status: Status
    requirement: int
    start: int
    end: int


class Entry(NamedTuple):
    """One finding."""

    asked: Asked
    status: Status
    whom: Whom
    message: str


@dataclass(frozen=True)
class Subjects:
    """Everyone who may be asked, in the order in which findings come; column by column."""

    kinds: tuple[Subject, ...]
    ids: array[int]
    organizations: array[int]
    networks: array[int]
    labels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def place_of(self, kind: Subject, subject_id: int) -> int:
        """The number of a subject, -1 where it is not there."""
        found = (
            at for at, each in enumerate(self.ids) if each == subject_id and self.kinds[at] is kind
        )
        return next(found, -1)

    def __getitem__(self, at: int) -> Whom:
        return Whom(
            self.kinds[at],
            self.ids[at],
            self.labels[at],
            self.organizations[at],
            self.networks[at],
        )


@dataclass(frozen=True)
class Examined:
    """Everything that the findings of one moment say. Entries stand worst first."""

    requirements: tuple[Asked, ...]
    subjects: Subjects
    organizations: tuple[Place, ...]
    networks: tuple[Network, ...]
    messages: tuple[str, ...]
    segments: tuple[Segment, ...]
    who: array[int]
    """Entry → subject."""
    says: array[int]
    """Entry → message."""
    cells: tuple[bytes, ...]
    """Requirement → for each subject the place of its worst status in `ORDER`, or `NOTHING`."""
    light: dict[int, bytes]
    """Account → the states of the self-check."""

    def __len__(self) -> int:
        return len(self.who)

    def entry(self, at: int) -> Entry:
        """The finding with this number."""
        segment = self.segments[bisect_left(self.segments, at, key=lambda each: each.end - 1)]
        return Entry(
            self.requirements[segment.requirement],
            segment.status,
            self.subjects[self.who[at]],
            self.messages[self.says[at]],
        )

    def places(self, requirement: int, subject: int) -> Iterator[int]:
        """Numbers of the findings of one requirement and one subject, worst first."""
        for segment in self.segments:
            if segment.requirement == requirement:
                at = bisect_left(self.who, subject, segment.start, segment.end)
                while at < segment.end and self.who[at] == subject:
                    yield at
                    at += 1

    def cell(self, requirement: int, subject: int) -> list[Entry]:
        """The findings of one requirement and one subject, worst first."""
        return [self.entry(at) for at in self.places(requirement, subject)]

    def requirement_at(self, code: str) -> int:
        """The number of the requirement with this code, -1 where there is none."""
        found = (at for at, each in enumerate(self.requirements) if each.code == code)
        return next(found, -1)


def examine(facts: Facts) -> Examined:
    """Pack everything that the procedure makes of these facts."""
    packing = _Packing(facts)
    for finding in findings(facts):
        packing.take(finding)
    return packing.done()


class _Packing:
    """Numbers subjects, requirements and messages, and sorts findings by status and clause."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        subjects = list(_subjects(facts))
        self._subjects = _columns(subjects)
        self._numbers = {(each.kind, each.id): at for at, each in enumerate(subjects)}
        self._requirements: dict[str, tuple[int, Requirement]] = {}
        self._messages: dict[str, int] = {}
        self._cells: list[bytearray] = []
        self._found: dict[tuple[int, int], tuple[array[int], array[int]]] = {}

    def take(self, finding: Finding) -> None:
        requirement, status, about, message = finding
        if requirement.code not in self._requirements:
            self._requirements[requirement.code] = len(self._cells), requirement
            self._cells.append(bytearray([NOTHING]) * len(self._subjects))
        row, place = self._requirements[requirement.code][0], _PLACES[status]
        who = self._numbers[about.kind, about.id]
        cells = self._cells[row]
        cells[who] = min(cells[who], place)
        if (place, row) not in self._found:
            self._found[place, row] = array("I"), array("I")
        entries = self._found[place, row]
        entries[0].append(who)
        entries[1].append(self._messages.setdefault(message, len(self._messages)))

    def done(self) -> Examined:
        facts, kind = self._facts, self._facts.procedure.act.kind
        who, says, segments = array("I"), array("I"), []
        for (place, row), (subjects, messages) in sorted(self._found.items()):
            segments.append(Segment(ORDER[place], row, len(who), len(who) + len(subjects)))
            who += subjects
            says += messages
        return Examined(
            requirements=tuple(_asked(r, kind) for _row, r in self._requirements.values()),
            subjects=self._subjects,
            organizations=tuple(Place(o.id, o.parent_id, o.name) for o in facts.organizations),
            networks=tuple(Network(n.id, n.title, n.badge, n.colour) for n in facts.networks),
            messages=tuple(self._messages),
            segments=tuple(segments),
            who=who,
            says=says,
            cells=tuple(bytes(row) for row in self._cells),
            light=states(facts, load_self_check()),
        )


def _asked(each: Requirement, kind: ActKind) -> Asked:
    clause, check = print_clause(each.clause, kind), each.check
    return Asked(
        each.code, clause, each.text, each.force, each.subject, check.kind, check.what, each.remedy
    )


def _subjects(facts: Facts) -> Iterator[Whom]:
    """Everyone who may be asked, in the order in which findings come."""
    yield _whom(about_office(facts))
    for organization in facts.organizations:
        if facts.owner[organization.id] == organization.id:
            yield _whom(about_organization(organization))
    for account in facts.accounts:
        yield _whom(about_account(facts, account), account.network_id)


def _columns(subjects: list[Whom]) -> Subjects:
    return Subjects(
        kinds=tuple(each.kind for each in subjects),
        ids=array("I", [each.id for each in subjects]),
        organizations=array("I", [each.organization_id for each in subjects]),
        networks=array("I", [each.network_id for each in subjects]),
        labels=tuple(each.label for each in subjects),
    )


def _whom(about: About, network_id: int = 0) -> Whom:
    return Whom(about.kind, about.id, about.label, about.organization_id, network_id)
