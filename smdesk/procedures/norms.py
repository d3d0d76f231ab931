"""The weekly norm: what a page owes for a week, and what it has done of it (domain.md, «Norm»).

A week goes from Monday 00:00 to Sunday 24:00 local time. Its Monday decides: the procedure's norm
of that day, or the page's own norm; a norm that is changed later judges no week again. Holidays
lessen nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from heapq import nlargest
from operator import attrgetter
from typing import NamedTuple

from smdesk.models.plan_records import NormOverride
from smdesk.models.vocabulary import AccountStatus
from smdesk.procedures.records import Norm, Procedure
from smdesk.procedures.tree import Tree

WEEK = timedelta(days=7)
Past = Sequence[tuple[date, AccountStatus]]
"""Statuses of a page with the days they begin on, oldest first."""
Closings = Mapping[int, Sequence[tuple[date, bool]]]
"""Network → whether it is banned or restricted, from which days on, oldest first."""


class WeekCounts(NamedTuple):
    """Account → placements of a week that count; accounts without any are absent."""

    done: Mapping[int, int]
    planned: Mapping[int, int]


class Page(NamedTuple):
    """What the norm has to know of a page."""

    account_id: int
    organization_id: int
    network_id: int


class Standing(Enum):
    """How much of a week a page was active."""

    WHOLE = "whole"
    PART = "part"
    AWAY = "away"


class Owed(NamedTuple):
    """What a page owes for a week."""

    number: int | None = None
    """Posts; 0 where it owes nothing for this week, None where no norm is asked of it."""
    clause: str = ""
    """Id of the clause; empty where the norm is the page's own and no clause asks for one."""
    reason: str = ""
    """Why it is not what the clause says; empty where it is."""


class WeekRow(NamedTuple):
    """One page and one week."""

    account_id: int
    done: int
    planned: int
    """For the rest of a week that still runs, or for one to come; 0 of a past week."""
    owed: Owed

    @property
    def missing(self) -> int:
        """How many are neither done nor planned."""
        return max(0, (self.owed.number or 0) - self.done - self.planned)


@dataclass(frozen=True)
class WeekSummary:
    """A week of many pages in a few numbers."""

    monday: date
    pages: int = 0
    """Pages that owe something."""
    met: int = 0
    """Those of them that have done all of it."""
    done: int = 0
    """Posts of those pages, at most what each owes: so that one does not make up for another."""
    owed: int = 0
    missing: int = 0
    worst: tuple[WeekRow, ...] = ()
    """Pages that lack something, most first."""


def standing(past: Past, monday: date) -> Standing:
    """How much of the week a page was active; before its first status it is not there."""
    before = [status for since, status in past if since <= monday]
    within = [status for since, status in past if monday < since < monday + WEEK]
    statuses = {*before[-1:], *within} if before else {AccountStatus.PLANNED, *within}
    if AccountStatus.ACTIVE not in statuses:
        return Standing.AWAY
    return Standing.WHOLE if len(statuses) == 1 else Standing.PART


@dataclass(frozen=True)
class Ledger:
    """What each page owes for one week."""

    monday: date
    owed: Mapping[int, Owed]
    """Account → what it owes, in the order in which rows come."""
    away: frozenset[int] = frozenset()
    """Those of them that were not active on any day of the week."""

    def rows(self, counts: WeekCounts, accounts: Container[int] | None = None) -> list[WeekRow]:
        """The week of all pages, or of these; one that was away and did nothing has no row."""
        done, planned = counts
        found = (
            WeekRow(account, done.get(account, 0), planned.get(account, 0), owed)
            for account, owed in self.owed.items()
            if accounts is None or account in accounts
        )
        return [row for row in found if row.account_id not in self.away or row.done or row.planned]

    def summary(
        self, counts: WeekCounts, accounts: Container[int] | None = None, most: int = 8
    ) -> WeekSummary:
        """The week of all pages, or of these, in a few numbers, with so many of the worst."""
        done, planned = counts
        asked = [pair for pair in self._owing if accounts is None or pair[0] in accounts]
        behind = [pair for pair in asked if done.get(pair[0], 0) < pair[1]]
        rows = [
            WeekRow(account, done.get(account, 0), planned.get(account, 0), self.owed[account])
            for account, _number in behind
        ]
        lacking = [row for row in rows if row.missing]
        owed = sum(number for _account, number in asked)
        return WeekSummary(
            self.monday,
            pages=len(asked),
            met=len(asked) - len(behind),
            done=owed - sum(number - done.get(account, 0) for account, number in behind),
            owed=owed,
            missing=sum(row.missing for row in lacking),
            worst=tuple(nlargest(most, lacking, key=attrgetter("missing"))),
        )

    @cached_property
    def _owing(self) -> list[tuple[int, int]]:
        """Pages that owe something, and how much."""
        return [(account, owed.number) for account, owed in self.owed.items() if owed.number]


@dataclass(frozen=True)
class NormBook:
    """Everything that says what is owed, whatever the week."""

    procedure: Procedure | None
    tree: Tree
    closings: Closings = field(default_factory=dict)
    overrides: Mapping[int, Sequence[NormOverride]] = field(default_factory=dict)
    """Account → its own norms."""

    def ledger(
        self, monday: date, pages: Iterable[Page], standings: Mapping[int, Standing]
    ) -> Ledger:
        """What these pages owe for a week.

        A page that `standings` does not name was active all of it.
        """
        owed = self._asking(monday)
        return Ledger(
            monday,
            {p.account_id: owed(p, standings.get(p.account_id, Standing.WHOLE)) for p in pages},
            frozenset(each for each, how in standings.items() if how is Standing.AWAY),
        )

    def _asking(self, monday: date) -> Callable[[Page, Standing], Owed]:
        norm = self.procedure.norm_on(monday) if self.procedure else None
        closed = frozenset(n for n, past in self.closings.items() if _was_closed(past, monday))
        own = self._own(monday)
        bound = self._bound(norm)
        usual = Owed(norm.number, norm.clause) if norm else _NOT_ASKED

        def owed(page: Page, how: Standing) -> Owed:
            asked = usual if page.organization_id in bound else _NOT_ASKED
            if page.account_id in own:
                override = own[page.account_id]
                asked = Owed(override.number, asked.clause, f"своя норма: {override.reason}")
            if asked.number is None:
                return asked
            if page.network_id in closed:
                return Owed(0, asked.clause, CLOSED_THEN)
            return asked if how is Standing.WHOLE else Owed(0, asked.clause, NOT_ALL_WEEK)

        return owed

    def _own(self, monday: date) -> dict[int, NormOverride]:
        """Account → its own norm of that day: the one that began last."""
        found: dict[int, NormOverride] = {}
        for account, overrides in self.overrides.items():
            for each in sorted(overrides, key=lambda each: (each.since, each.id)):
                if each.since <= monday and (each.until is None or monday <= each.until):
                    found[account] = each
        return found

    def _bound(self, norm: Norm | None) -> frozenset[int]:
        """Organisations whose pages the norm binds."""
        if norm is None:
            return frozenset()
        return frozenset(each for each in self.tree.nodes if self.tree.is_bound(norm.binds, each))


_NOT_ASKED = Owed()
NOT_ALL_WEEK = "работала не всю неделю"
CLOSED_THEN = "сеть запрещена или доступ к ней ограничен"


def _was_closed(past: Sequence[tuple[date, bool]], monday: date) -> bool:
    """Whether the network was closed on any day of the week."""
    before = [is_closed for since, is_closed in past if since <= monday]
    within = [is_closed for since, is_closed in past if monday < since < monday + WEEK]
    return any((*before[-1:], *within))
