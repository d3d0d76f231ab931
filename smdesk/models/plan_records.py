"""Records of the content plan: what there is to write about, what is written, where it goes.

`datetime` values are local time without a zone, to the second.
"""

from __future__ import annotations

from datetime import date, datetime

from smdesk.models.plan_vocabulary import (
    Decision,
    EventWhose,
    HintKind,
    OccasionKind,
    PostFormat,
    Stage,
    TemplateKind,
)
from smdesk.models.quick_dataclass import dataclass
from smdesk.models.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something to write about (мероприятие, инфоповод): once, or again and again by a rule.

    One day of a series that differs from it is an event of its own with `series_id`.
    """

    title: str = ""
    whose: EventWhose = EventWhose.ADMINISTRATION
    organization_id: int | None = None
    """Who holds it: the body, a unit, a subordinate organisation."""
    starts_on: date
    starts_at: str = ""
    """`HH:MM`; empty for the whole day."""
    ends_on: date | None = None
    """The last day; None for an event of one day."""
    place: str = ""
    responsible_id: int | None = None
    """The official who holds it and tells about it."""
    responsible: str = ""
    """The same in words, for somebody who is not among the officials."""
    is_significant: bool = False
    """Information about it is due by the procedure (tomsk р4)."""
    information_due_on: date | None = None
    """Set by hand; None for the day that the procedure says."""
    information_received_on: date | None = None
    information: str = ""
    """What the unit has told."""
    repeat: str = ""
    """Rule of repetition, as in RFC 5545 without `DTSTART` and `UNTIL`; empty for once."""
    repeat_until: date | None = None
    """The last day of a series; None while it has no end."""
    series_id: int | None = None
    series_on: date | None = None
    """The day of the series that this event stands for."""
    is_cancelled: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion(Record):
    """A day of the overlay that the office has added, or a shipped one that it sets otherwise."""

    code: str = ""
    """Code of the shipped occasion that this one stands for; empty for the office's own."""
    title: str = ""
    kind: OccasionKind = OccasionKind.LOCAL
    rule: str = ""
    """`MM-DD`, `YYYY-MM-DD`, or a yearly rule such as `BYMONTH=11;BYDAY=-1SU`."""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Record):
    """A post (публикация): topic and text, which go to one account or to several."""

    topic: str = ""
    text: str = ""
    format: PostFormat = PostFormat.TEXT
    rubric: str = ""
    author_id: int | None = None
    event_id: int | None = None
    labels: tuple[str, ...] = ()
    stage: Stage = Stage.IDEA
    """Never scheduled or published: that is for its placements to be."""
    is_counted: bool = True
    """About the work of the body or socially significant: counts towards the norm."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Record):
    """One post on one account (размещение). The weekly norm counts placements."""

    post_id: int
    account_id: int
    planned_at: datetime | None = None
    published_at: datetime | None = None
    address: str = ""
    """Link of the published post, http or https."""
    text: str = ""
    """A text of its own for this account; empty for the post's."""
    stage: Stage | None = None
    """Scheduled, published or cancelled; None while it goes with its post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFile(Record):
    """A file of a post; it stands beside the base, named by its hash."""

    post_id: int
    sha256: str
    """Hexadecimal, lower case."""
    name: str = ""
    size: int = 0
    """Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMove(Record):
    """One move of a post or of one placement from stage to stage: who and when."""

    post_id: int
    placement_id: int | None = None
    """None for a move of the post itself."""
    before: Stage
    after: Stage
    moved_at: datetime
    moved_by: str = ""
    """Full name; empty where nobody was named."""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Record):
    """A text, or the plan of a time, that was put up for approval."""

    post_id: int | None = None
    since: date | None = None
    """First day of the plan; None for a text."""
    until: date | None = None
    """Last day of the plan."""
    asked_at: datetime
    asked_by: str = ""
    content: str = "{}"
    """JSON of what was put up, to be compared with what there is today."""
    outcome: Decision | None = None
    """None while somebody has still to decide."""
    closed_at: datetime | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalVoice(Record):
    """One of those whose word an approval waits for."""

    approval_id: int
    person_id: int | None = None
    name: str = ""
    """As it is printed: post and name at the time."""
    decision: Decision | None = None
    decided_at: datetime | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NormOverride(Record):
    """A weekly norm of one account that differs from the procedure's, and why (domain.md)."""

    account_id: int
    number: int
    """Posts a week."""
    since: date
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostTemplate(Record):
    """A text to begin with, a signature, or a set of hashtags."""

    kind: TemplateKind = TemplateKind.POST
    title: str = ""
    text: str = ""
    """Placeholders stand in braces: {дата}, {место}, {мероприятие}."""
    format: PostFormat = PostFormat.TEXT
    rubric: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementMetric(Record):
    """Numbers of one placement on one day; None is not known, 0 is none."""

    placement_id: int
    taken_on: date
    views: int | None = None
    reach: int | None = None
    """People, each counted once."""
    likes: int | None = None
    comments: int | None = None
    reposts: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMetric(Record):
    """Numbers of one account on one day."""

    account_id: int
    taken_on: date
    subscribers: int | None = None
    reach: int | None = None
    """People in the week that ends on that day, each counted once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRule(Record):
    """A word of the style hint that the office has added, or a shipped one that it switched off."""

    kind: HintKind
    words: str = ""
    """As people write them; the hint looks for every form of them."""
    advice: str = ""
    is_off: bool = False
