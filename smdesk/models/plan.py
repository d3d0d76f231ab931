"""The plan as screens and reports show it: what is asked for, and the rows that come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from smdesk.models.plan_vocabulary import PostFormat, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFilter:
    """What of the plan is wanted; an empty part is no condition."""

    text: str = ""
    """Words that the topic, the text or the rubric contain, whatever their case."""
    accounts: tuple[int, ...] = ()
    """Pages; those of `networks` are wanted beside them."""
    networks: tuple[int, ...] = ()
    organization_id: int | None = None
    """With everything below it."""
    formats: tuple[PostFormat, ...] = ()
    rubrics: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()

    @property
    def is_of_all_pages(self) -> bool:
        """Whether no page, network or organisation is chosen."""
        return not (self.accounts or self.networks) and self.organization_id is None

    @property
    def is_empty(self) -> bool:
        """Whether everything is wanted."""
        return self == PlanFilter()


class PlanItem(NamedTuple):
    """One placement with what a cell of the calendar shows; or a post that has no account yet."""

    placement_id: int
    """0 for a post without a placement."""
    post_id: int
    account_id: int
    at: datetime | None
    """Where it stands in the calendar: published, or else planned; None in the tray."""
    planned_at: datetime | None
    published_at: datetime | None
    stage: Stage
    topic: str
    format: PostFormat
    rubric: str
    network_id: int
    badge: str
    colour: str
    account_name: str
    """Title of the page, or its address."""
    organization_id: int
    organization_name: str
    address: str
    """Link of the published post."""
    event_id: int | None
    is_counted: bool

    @property
    def is_published(self) -> bool:
        """Whether people can read it."""
        return self.stage is Stage.PUBLISHED


class Told(NamedTuple):
    """What a list tells of a placement beside its item."""

    author: str = ""
    """Full name."""
    approved: tuple[tuple[str, date], ...] = ()
    """Who has approved the text, as printed, and when; empty while it is not approved."""
    approval_id: int = 0
    """The approval in which they were asked; 0 where somebody just moved it."""
    changed: str = ""
    """What was changed after they had been asked, and when: «изменён текст, 28.11.2026»."""


class WeekCount(NamedTuple):
    """Placements of one account in one week that count towards the norm."""

    done: int = 0
    planned: int = 0
    """Still ahead: planned for today or later in the week, not published, not cancelled."""


def monday(day: date) -> date:
    """The first day of the week, Monday."""
    return day - timedelta(days=day.weekday())


def weeks(since: date, until: date) -> list[date]:
    """Mondays of the weeks that the days from `since` to `until` fall into."""
    first = monday(since)
    return [first + timedelta(weeks=at) for at in range((monday(until) - first).days // 7 + 1)]
