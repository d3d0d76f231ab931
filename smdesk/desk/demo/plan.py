"""The content plan of an example office, out of `<procedure>-plan.toml` and `topics.toml`.

Weeks are counted from the Monday of this week, so that what there is to find does not depend on
the day of the week; only what is said to be today's or yesterday's goes with the day.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from smdesk.desk.desk import Desk
from smdesk.models.plan import monday
from smdesk.models.plan_records import Event, NormOverride, Placement, Post, PostTemplate
from smdesk.models.plan_vocabulary import EventWhose, PostFormat, Stage, TemplateKind
from smdesk.models.records import Account, Record
from smdesk.models.validation import normalise
from smdesk.models.vocabulary import AccountStatus
from smdesk.resources import resource_text

Data = Mapping[str, Any]
BEHIND, AHEAD = 13, 4
"""Weeks of the plan before and after this one."""
_AHEAD_STAGES = {
    1: (Stage.APPROVED, Stage.DRAFT, Stage.APPROVED, Stage.DRAFT),
    2: (Stage.DRAFT, Stage.IDEA),
    3: (Stage.IDEA,),
    4: (Stage.IDEA,),
}
"""How far posts of the weeks to come are, one after another."""
_SPARE = {3: 2, 4: 3}
"""Of weeks further on only each second or third place is taken."""


def read_plan(procedure: str) -> Data:
    """The plan of the example for a built-in procedure."""
    return tomllib.loads(resource_text(f"demo/{procedure}-plan.toml"))


def read_topics() -> list[Data]:
    """Topics that fit any place."""
    found: list[Data] = tomllib.loads(resource_text("demo/topics.toml"))["topic"]
    return found


class DemoPlan:
    """Puts the plan of one office into the base, inside an open unrecorded change."""

    def __init__(self, desk: Desk, data: Data, ids: Mapping[str, int], phone: str) -> None:
        """`ids` are those of the office's records by their keys."""
        self._desk = desk
        self._data = data
        self._ids = dict(ids)
        self._now = desk.now().replace(second=0, microsecond=0)
        self._monday = monday(self._now.date())
        self._words = {"in": data["in"], "of": data["of"], "phone": phone}
        self._accounts = {account.id: account for account in desk.accounts.all()}
        self._statuses = {each: desk.accounts.periods(each) for each in self._accounts}
        self._skips: dict[tuple[int, int], int] = {
            (self._ids[each["account"]], each["week"]): each["number"]
            for each in data.get("skip", ())
        }
        self._links = count(101)

    def make(self) -> None:
        """Own norms, events, posts of queues and by themselves, templates."""
        for each in self._data.get("norm", ()):
            self._norm(each)
        for each in self._data.get("event", ()):
            self._event(each)
        topics = read_topics()
        for each in self._data.get("queue", ()):
            pool = [t for t in topics if t.get("pool", "common") == each.get("pool", "common")]
            self._queue(each, pool)
        for each in self._data.get("post", ()):
            self._post(each)
        for each in self._data.get("template", ()):
            self._template(each)

    # -- the parts -------------------------------------------------------------------------------

    def _norm(self, each: Data) -> None:
        self._store(
            NormOverride(
                account_id=self._ids[each["account"]],
                number=each["number"],
                since=monday(self._day(each["since"])),
                reason=each["reason"],
            )
        )

    def _event(self, each: Data) -> None:
        starts_on = self._date(each)
        received = each.get("received")
        responsible = each.get("responsible")
        self._ids[each["key"]] = self._store(
            Event(
                title=each["title"],
                whose=EventWhose(each["whose"]),
                organization_id=self._ids[each["organization"]],
                starts_on=starts_on,
                starts_at=each.get("time", ""),
                ends_on=self._day(each["until"]) if "until" in each else None,
                place=each.get("place", ""),
                responsible_id=self._ids.get(responsible) if responsible else None,
                responsible="" if responsible in self._ids else responsible or "",
                is_significant=each.get("significant", False),
                information_received_on=None if received is None else self._day(received),
                information=each.get("information", ""),
                repeat=each.get("repeat", ""),
                note=each.get("note", ""),
            )
        )

    def _queue(self, each: Data, pool: list[Data]) -> None:
        topics = count(each.get("begin", 0))
        accounts = [self._ids[key] for key in each["accounts"]]
        slots = [slot.split() for slot in each["slots"]]
        forced = each.get("format")
        for week in range(-BEHIND, AHEAD + 1):
            left = {account: self._room(account, week, slots) for account in accounts}
            for at, (weekday, time) in enumerate(slots):
                topic = pool[next(topics) % len(pool)]
                if at % _SPARE.get(week, 1):
                    continue
                moment = _at(self._monday + timedelta(weeks=week, days=int(weekday) - 1), time)
                where = [
                    (a, moment) for a in accounts if at < left[a] and self._was_active(a, moment)
                ]
                if where:
                    post = self._topic(topic, forced, each.get("author"))
                    self._place(replace(post, stage=_stage(week, at)), where)

    def _room(self, account: int, week: int, slots: list[list[str]]) -> int:
        """How many of the week's slots are taken; those that are left out are the last."""
        return len(slots) - self._skips.get((account, week), 0)

    def _topic(self, topic: Data, forced: str | None, author: str | None) -> Post:
        return Post(
            topic=topic["topic"],
            text=self._said(topic["text"]),
            format=PostFormat(forced or topic["format"]),
            rubric=topic["rubric"],
            author_id=self._id(author),
        )

    def _post(self, each: Data) -> None:
        post = Post(
            topic=each["topic"],
            text=self._said(each["text"]),
            format=PostFormat(each["format"]),
            rubric=each["rubric"],
            author_id=self._id(each.get("author")),
            event_id=self._id(each.get("event")),
            stage=Stage(each["stage"]),
            is_counted=each.get("counted", True),
        )
        places = (place.split() for place in each.get("places", ()))
        where = [(self._ids[key], _at(self._date(each), time)) for key, time in places]
        self._place(
            post,
            where,
            unmarked=each.get("unmarked", False),
            scheduled=each.get("scheduled", False),
        )

    def _template(self, each: Data) -> None:
        self._store(
            PostTemplate(
                kind=TemplateKind(each["kind"]),
                title=each["title"],
                text=each["text"].replace("{phone}", self._words["phone"]),
                format=PostFormat(each.get("format", "text")),
                rubric=each.get("rubric", ""),
            )
        )

    # -- posts and placements --------------------------------------------------------------------

    def _place(
        self,
        post: Post,
        where: list[tuple[int, datetime]],
        *,
        unmarked: bool = False,
        scheduled: bool = False,
    ) -> int:
        """A post with its placements: what is past has been published, unless nobody marked it."""
        is_out = not unmarked and any(moment <= self._now for _account, moment in where)
        made = self._store(replace(post, stage=Stage.APPROVED) if is_out else post)
        for account, moment in where:
            is_published = moment <= self._now and not unmarked
            waits = Stage.SCHEDULED if scheduled else None
            self._store(
                Placement(
                    post_id=made,
                    account_id=account,
                    planned_at=moment,
                    published_at=moment if is_published else None,
                    address=_link(self._accounts[account], self._links) if is_published else "",
                    stage=Stage.PUBLISHED if is_published else waits,
                )
            )
        return made

    def _was_active(self, account: int, moment: datetime) -> bool:
        past = [p for p in self._statuses[account] if p.since <= moment.date()]
        return bool(past) and past[-1].status is AccountStatus.ACTIVE

    # -- helpers ---------------------------------------------------------------------------------

    def _store(self, record: Record) -> int:
        ready = normalise(record, self._now.date(), ())
        return self._desk.storage.repository(type(ready)).insert(ready)

    def _said(self, text: str) -> str:
        for name, word in self._words.items():
            text = text.replace(f"{{{name}}}", word)
        return text

    def _id(self, key: str | None) -> int | None:
        return None if key is None else self._ids[key]

    def _day(self, days: int) -> date:
        return self._now.date() - timedelta(days=days)

    def _date(self, each: Data) -> date:
        """The day of a line: so many days ago, or a weekday of a week."""
        if "week" in each:
            return self._monday + timedelta(weeks=each["week"], days=each["weekday"] - 1)
        return self._day(each["day"])


def _stage(week: int, at: int) -> Stage:
    """How far the post of a place of a week is."""
    stages = _AHEAD_STAGES.get(week, (Stage.APPROVED,))
    return stages[at % len(stages)]


def _link(account: Account, numbers: Iterator[int]) -> str:
    """A link as the network gives it to a post."""
    number = next(numbers)
    if account.address.startswith("https://vk.com/"):
        return f"https://vk.com/wall-{account.page_id or 210_000_000 + account.id}_{number}"
    if account.address.startswith("https://ok.ru/"):
        return f"{account.address}/topic/{150_000_000_000 + number}"
    return f"{account.address}/{number}"


def _at(day: date, time: str) -> datetime:
    return datetime.combine(day, datetime.strptime(time, "%H:%M").time())
