"""What is known of the content plan on one day, as light as rules can do with.

Weeks are those of the day: the last full one, the one that runs, the one to come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from smdesk.models.plan_vocabulary import PostFormat
from smdesk.procedures.events_due import Wanted
from smdesk.procedures.norms import WeekRow

FORMATS_DAYS = 90
"""Formats are judged by what was published in so many days. The number is ours."""
RECENT_DAYS = 7
"""Activity and reach in «Светофор» are those of so many days, today included (domain.md)."""
JUDGED_FROM = 5
"""Posts from which on one format is said to be the only one. The number is ours."""
UNMARKED_DAYS = 30
"""What was planned longer ago and never marked is asked about no more."""


class Formats(NamedTuple):
    """What a page published in the last `FORMATS_DAYS`."""

    named: tuple[PostFormat, ...]
    """Two of the formats that the act names, or the only one."""
    number: int
    """Posts, counted up to `JUDGED_FROM` and only where one format or none is named."""


class Recent(NamedTuple):
    """The last `RECENT_DAYS` of a page."""

    posts: int = 0
    reach: int | None = None
    """People in the week, each counted once; None where nobody has entered it."""
    post_reach: int | None = None
    """People that one publication reached on average; None where nobody has entered any."""


class Unmarked(NamedTuple):
    """Placements of a page whose time has passed and that nobody has marked as published."""

    account_id: int
    number: int
    first_on: date
    placement_id: int
    """The first of them."""
    topic: str
    """Of the first."""


class Asked(NamedTuple):
    """An approval that waits for a decision."""

    approval_id: int
    asked_on: date
    title: str
    """What was put up: the topic of a post, or the days of a plan."""
    needed_on: date | None
    """The day when the first of it is to go out; None where no day is planned."""
    awaited: tuple[str, ...]
    """Whose word it waits for."""


_NOTHING = Recent()


@dataclass(frozen=True)
class PlanFacts:
    """The plan of one moment. Mappings are by account."""

    begun_on: date | None = None
    """The day of the earliest placement; None while the office keeps no plan."""
    last: Mapping[int, WeekRow] = field(default_factory=dict)
    now: Mapping[int, WeekRow] = field(default_factory=dict)
    ahead: Mapping[int, int] = field(default_factory=dict)
    """Placements planned for the week to come."""
    formats: Mapping[int, Formats] = field(default_factory=dict)
    recent: Mapping[int, Recent] = field(default_factory=dict)
    """Pages that published, or whose reach was entered, in the last `RECENT_DAYS`.

    Read for «Светофор» only.
    """
    uncounted: int = 0
    """Placements published in the last full week that do not count towards the norm."""
    unmarked: tuple[Unmarked, ...] = ()
    asked: tuple[Asked, ...] = ()
    decided_on: date | None = None
    """The day of the last decision about a text or a plan."""
    information: tuple[Wanted, ...] = ()
    """About what has been held lately, received or not."""
    has_events: bool = False
    """Whether any event has been entered."""

    def recent_of(self, account_id: int) -> Recent:
        """The last `RECENT_DAYS` of a page."""
        return self.recent.get(account_id, _NOTHING)
