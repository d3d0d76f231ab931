"""Which stored placement a row of a content plan means.

Tried in this order: the code of an export, where the page and besides the topic or the moment
agree; the link of the published post; the same topic at the same minute, then on
the same day, then without a day; a topic of the same day that differs by a slip of the finger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import SequenceMatcher
from functools import cached_property

from smdesk.imports.plan_values import When
from smdesk.imports.post_rows import Told
from smdesk.models.folding import fold
from smdesk.models.plan_records import Placement, Post
from smdesk.models.plan_stages import stage_of
from smdesk.models.plan_vocabulary import Stage

ALIKE = 0.85
"""How much of two topics must agree for one to be the other with a slip."""


@dataclass(frozen=True)
class KnownPlan:
    """What the base keeps of the days and pages of a file."""

    posts: Mapping[int, Post] = field(default_factory=dict)
    placements: Sequence[Placement] = ()
    ideas: Sequence[Post] = ()
    """Posts that no page has yet."""

    def stage(self, placement: Placement) -> Stage:
        """How far a placement has come."""
        return stage_of(self.posts[placement.post_id].stage, placement.stage)

    def siblings(self, post_id: int) -> list[Placement]:
        """The placements of a post that are among those known."""
        return self._by_post.get(post_id, [])

    @cached_property
    def _by_post(self) -> Mapping[int, list[Placement]]:
        found: dict[int, list[Placement]] = {}
        for placement in self.placements:
            found.setdefault(placement.post_id, []).append(placement)
        return found


def moment_of(placement: Placement) -> datetime | None:
    """Where it stands in the calendar."""
    return placement.published_at or placement.planned_at


class Matcher:
    """Each stored placement is meant by one row at most."""

    def __init__(self, known: KnownPlan) -> None:
        self._known = known
        self._of_account: dict[int, list[Placement]] = {}
        in_order = sorted(known.placements, key=lambda each: each.stage is Stage.CANCELLED)
        for placement in in_order:
            self._of_account.setdefault(placement.account_id, []).append(placement)
        self._topics = {post_id: fold(post.topic) for post_id, post in known.posts.items()}
        self._ideas = {fold(each.topic): each for each in reversed(known.ideas)}
        self._of_day: dict[tuple[str, date | None], list[Placement]] = {}
        for placement in in_order:
            at = moment_of(placement)
            key = self._topics[placement.post_id], at.date() if at else None
            self._of_day.setdefault(key, []).append(placement)
        self._taken: set[int] = set()

    def placement(self, told: Told) -> Placement | None:
        """The stored placement that the row means; None for a new one."""
        if told.spot is None:
            return None
        free = [
            each
            for each in self._of_account.get(told.spot.account.id, ())
            if each.id not in self._taken
        ]
        found = next((one for try_it in self._ways(told) if (one := _one(try_it, free))), None)
        if found is not None:
            self._taken.add(found.id)
        return found

    def idea(self, told: Told) -> Post | None:
        """The stored post without a page that the row means."""
        return self._ideas.get(fold(told.topic))

    def post_beside(self, told: Told) -> Post | None:
        """A stored post of this topic and day that is on other pages, not yet on this one."""
        if told.spot is None:
            return None
        day = told.when.at.date() if told.when else None
        for each in self._of_day.get((fold(told.topic), day), ()):
            pages = {one.account_id for one in self._known.siblings(each.post_id)}
            post = self._known.posts[each.post_id]
            same_text = told.post.get("text", post.text) == post.text
            if same_text and told.spot.account.id not in pages:
                return post
        return None

    def _ways(self, told: Told) -> Iterable[Callable[[Placement], bool]]:
        topic, when = fold(told.topic), told.when
        if told.code:
            yield lambda each: each.id == told.code and self._agrees(each, topic, when)
        if told.link:
            yield lambda each: each.address == told.link
        if when is None:
            yield lambda each: self._topic(each) == topic and moment_of(each) is None
            return
        yield lambda each: self._topic(each) == topic and moment_of(each) == when.at
        day = when.at.date()
        yield lambda each: self._topic(each) == topic and _day(each) == day
        yield lambda each: self._topic(each) == topic and moment_of(each) is None
        yield lambda each: _day(each) == day and _alike(self._topic(each), topic)

    def _agrees(self, placement: Placement, topic: str, when: When | None) -> bool:
        same_moment = when is not None and moment_of(placement) == when.at
        return same_moment or _alike(self._topic(placement), topic)

    def _topic(self, placement: Placement) -> str:
        return self._topics[placement.post_id]


def _one(try_it: Callable[[Placement], bool], free: Sequence[Placement]) -> Placement | None:
    return next((each for each in free if try_it(each)), None)


def _day(placement: Placement) -> date | None:
    at = moment_of(placement)
    return at.date() if at else None


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= ALIKE
