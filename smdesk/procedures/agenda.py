"""What a day asks for: deadlines folded to a few lines, clauses counted, the worst breaches.

Small whatever the office: a region has thousands of deadlines and hundreds of thousands of
findings, and a first page shows a dozen lines. It travels from a child process as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from smdesk.models.vocabulary import DeadlineKind, Status, Subject
from smdesk.procedures import norm_week
from smdesk.procedures.calendar import shown_with
from smdesk.procedures.clauses import clause_order, print_clause
from smdesk.procedures.due import SOON_DAYS, Deadline
from smdesk.procedures.facts import Facts
from smdesk.procedures.findings import ORDER, Finding, findings
from smdesk.procedures.letters_due import deadlines
from smdesk.procedures.norm_week import NormWeek
from smdesk.procedures.subjects import About

FEW = 3
"""More deadlines of one kind than this stand in one line."""
WORST = 3
"""Breaches that are named."""


class Line(NamedTuple):
    """One deadline, or many of one kind."""

    first: Deadline
    """The soonest of them."""
    clause: str = ""
    """As it is printed; empty where they stand under several."""
    number: int = 1
    late: int = 0
    """How many of them are overdue."""
    working_day: date | None = None
    """The last working day before the soonest, where that is a day off still to come."""


class Breach(NamedTuple):
    """A requirement that is not kept."""

    clause: str
    """As it is printed."""
    text: str
    number: int
    """How many times it is broken."""


@dataclass(frozen=True)
class Agenda:
    """What one day asks for."""

    today: date
    lines: tuple[Line, ...] = ()
    """Soonest first."""
    clauses: Mapping[Status, int] = field(default_factory=dict)
    """How many clauses are as good as this; a clause counts by its worst finding."""
    violations: int = 0
    worst: tuple[Breach, ...] = ()
    missing_years: tuple[int, ...] = ()
    """Years that deadlines are counted in and whose days off nobody has entered."""
    week: NormWeek = field(default_factory=NormWeek)
    unmarked: int = 0
    """Placements whose time has passed and that nobody has marked as published."""

    @property
    def late(self) -> int:
        """How many lines are overdue."""
        return sum(line.first.due < self.today for line in self.lines)

    @property
    def now(self) -> int:
        """How many lines are due today."""
        return sum(line.first.due == self.today for line in self.lines)


def agenda(facts: Facts) -> Agenda:
    """What these facts ask for."""
    due = deadlines(facts)
    found = findings(facts)
    years = {facts.today.year, (facts.today + timedelta(days=SOON_DAYS)).year}
    broken = [each for each in found if each.status is Status.VIOLATION]
    return Agenda(
        today=facts.today,
        lines=tuple(sorted(_lines(facts, due), key=lambda line: line.first.due)),
        clauses=_clauses(found),
        violations=len(broken),
        worst=tuple(_worst(facts, broken)),
        missing_years=facts.calendar.missing(years.union(each.due.year for each in due)),
        week=norm_week.norm_week(facts),
        unmarked=sum(each.number for each in facts.plan.unmarked),
    )


def _lines(facts: Facts, due: Iterable[Deadline]) -> Iterator[Line]:
    kinds: dict[DeadlineKind, list[Deadline]] = {}
    for each in due:
        kinds.setdefault(each.kind, []).append(each)
    for group in kinds.values():
        folded = [group] if len(group) > FEW else [[each] for each in group]
        yield from (_line(facts, part) for part in folded)


def _line(facts: Facts, group: list[Deadline]) -> Line:
    first, clauses = group[0], {each.clause for each in group}
    kind = facts.procedure.act.kind
    return Line(
        first,
        print_clause(first.clause, kind) if len(clauses) == 1 and first.clause else "",
        len(group),
        sum(each.overdue for each in group),
        _still_ahead(first, facts),
    )


def _still_ahead(first: Deadline, facts: Facts) -> date | None:
    """The last working day before a day off, unless it has gone by: then it helps nobody."""
    working = shown_with(first.due, facts.calendar)
    return working if working is not None and working >= facts.today else None


_RANK = {status: at for at, status in enumerate(ORDER)}


def _clauses(found: Iterable[Finding]) -> dict[Status, int]:
    worst: dict[str, int] = {}
    for requirement, status, _about, _message in found:
        rank = _RANK[status]
        worst[requirement.clause] = min(rank, worst.get(requirement.clause, rank))
    ranks = list(worst.values())
    return {status: ranks.count(at) for at, status in enumerate(ORDER)}


def _worst(facts: Facts, broken: Iterable[Finding]) -> Iterator[Breach]:
    """Those that are broken most often; equal ones in the order of the act."""
    groups: dict[str, list[Finding]] = {}
    for each in broken:
        groups.setdefault(each.requirement.code, []).append(each)
    order = sorted(groups.values(), key=lambda g: (-len(g), clause_order(g[0].requirement.clause)))
    for group in order[:WORST]:
        first = group[0]
        clause = print_clause(first.requirement.clause, facts.procedure.act.kind)
        said = f"{first.about.label}: {first.message}"
        yield Breach(clause, first.requirement.text if len(group) > 1 else said, len(group))


# -- JSON ----------------------------------------------------------------------------------------


def to_json(found: Agenda) -> dict[str, Any]:
    """The object, as values that JSON has."""
    return {
        "today": found.today.isoformat(),
        "lines": [
            [
                _deadline_json(line.first),
                line.clause,
                line.number,
                line.late,
                _iso(line.working_day),
            ]
            for line in found.lines
        ],
        "clauses": dict(found.clauses),
        "violations": found.violations,
        "worst": found.worst,
        "missing_years": found.missing_years,
        "week": norm_week.to_json(found.week),
        "unmarked": found.unmarked,
    }


def from_json(values: dict[str, Any]) -> Agenda:
    """What `to_json` gave."""
    return Agenda(
        today=date.fromisoformat(values["today"]),
        lines=tuple(
            Line(_deadline(first), clause, number, late, _day(working))
            for first, clause, number, late, working in values["lines"]
        ),
        clauses={Status(status): count for status, count in values["clauses"].items()},
        violations=values["violations"],
        worst=tuple(Breach(*each) for each in values["worst"]),
        missing_years=tuple(values["missing_years"]),
        week=norm_week.from_json(values["week"]),
        unmarked=values["unmarked"],
    )


def _deadline_json(each: Deadline) -> dict[str, Any]:
    days = {"due": _iso(each.due), "event": _iso(each.event), "working_day": _iso(each.working_day)}
    return {**each._asdict(), **days}


def _deadline(values: dict[str, Any]) -> Deadline:
    kind, *about = values["about"]
    return Deadline(
        **{
            **values,
            "kind": DeadlineKind(values["kind"]),
            "about": About(Subject(kind), *about),
            "due": date.fromisoformat(values["due"]),
            "event": _day(values["event"]),
            "working_day": _day(values["working_day"]),
        }
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None
