"""Information about events: by when a unit has to tell what was, under which clause (tomsk р4).

Pure: out of events, the rules of the procedure, the calendar and the tree of organisations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from smdesk.models.event_days import Occurrence, event_days
from smdesk.models.plan_records import Event
from smdesk.models.plan_vocabulary import EventWhose
from smdesk.models.vocabulary import Binds, DeadlineKind
from smdesk.procedures.calendar import Calendar, due
from smdesk.procedures.records import DeadlineRule, Procedure
from smdesk.procedures.tree import Tree

LOOK_BACK_DAYS = 90
"""Nobody writes about an event of longer ago, so nothing is asked about it any more."""

AHEAD_DAYS = 60
"""An event ahead of that is not looked at, though its information may be wanted before it."""


class Wanted(NamedTuple):
    """Information that one event, or one day of a series, wants."""

    occurrence: Occurrence
    due: date
    clause: str = ""
    """Empty where the day was set by hand and no clause asks for it."""

    @property
    def event(self) -> Event:
        """What it is about."""
        return self.occurrence.event

    @property
    def received_on(self) -> date | None:
        """When it came; None while it is awaited. A day of a series has it as its own record."""
        return None if self.occurrence.is_of_series else self.event.information_received_on

    def is_late(self, today: date) -> bool:
        """Whether it came, or is awaited, after the day it was due."""
        return (self.received_on or today) > self.due


@dataclass(frozen=True)
class Asking:
    """What says about which events information is due, and when."""

    rules: tuple[DeadlineRule, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    tree: Tree = field(default_factory=lambda: Tree({}))
    since: date = date.min
    """The act's first day: it asks nothing about events before it."""

    def of(self, occurrence: Occurrence) -> Wanted | None:
        """By when information is due; None where nobody asks for it.

        A day set by hand counts for any event; the procedure asks about significant ones only.
        """
        event = occurrence.event
        rule = next((each for each in self.rules if self._binds(each, occurrence)), None)
        clause = rule.clause if rule else ""
        if event.information_due_on is not None and not occurrence.is_of_series:
            return Wanted(occurrence, event.information_due_on, clause)
        if rule is None:
            return None
        day = due(occurrence.until, rule.days, rule.count, self.calendar)
        return Wanted(occurrence, day, clause)

    def _binds(self, rule: DeadlineRule, occurrence: Occurrence) -> bool:
        event = occurrence.event
        if not event.is_significant or occurrence.until < self.since:
            return False
        if event.organization_id is not None:
            return self.tree.is_bound(rule.binds, event.organization_id)
        theirs = event.whose is EventWhose.SUBORDINATE
        return rule.binds is Binds.ALL or theirs is (rule.binds is Binds.SUB)


def asking(procedure: Procedure | None, calendar: Calendar, tree: Tree) -> Asking:
    """What this procedure asks; nothing without one."""
    if procedure is None:
        return Asking((), calendar, tree)
    rules = tuple(r for r in procedure.deadlines if r.kind is DeadlineKind.EVENT_HELD)
    return Asking(rules, calendar, tree, procedure.act.in_force_from)


def held(events: Iterable[Event], asked: Asking, today: date) -> Iterator[Wanted]:
    """Information about everything that has been held lately, received or not, by day.

    What is still ahead is there once the day for its information, set by hand, has come.
    """
    since, until = today - timedelta(days=LOOK_BACK_DAYS), today + timedelta(days=AHEAD_DAYS)
    for each in event_days(events, since, until):
        wanted = asked.of(each)
        if wanted is not None and min(each.until, wanted.due) <= today:
            yield wanted


def awaited(events: Iterable[Event], asked: Asking, today: date) -> list[Wanted]:
    """Information that has not come about what has been held, the soonest due first."""
    missing = [each for each in held(events, asked, today) if each.received_on is None]
    return sorted(missing, key=lambda each: (each.due, each.occurrence.day, each.event.id))
