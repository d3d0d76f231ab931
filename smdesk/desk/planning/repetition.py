"""Posts that come again: copies on each day of a rule, until an end, as one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from smdesk.desk.cases import Tools
from smdesk.desk.planning.placements import Placements
from smdesk.desk.planning.posts import Posts
from smdesk.models.errors import Invalid
from smdesk.models.labels import plural, quoted
from smdesk.models.plan_records import Placement, Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.recurrence import occurrences, repeat_rule

MOST = 100
"""Copies that one repetition makes."""
TIMES = ("раз", "раза", "раз")


@dataclass(frozen=True, slots=True)
class Repeating:
    """A post that is to be repeated: its placements with a day, and the first of these days."""

    post: Post
    placements: Sequence[Placement]
    first: date


class Repetition:
    """Makes copies of posts."""

    def __init__(self, tools: Tools, posts: Posts, placements: Placements) -> None:
        self._changes = tools.changes
        self._posts = posts
        self._placements = placements

    def days(self, post_id: int, rule: str, until: date) -> list[date]:
        """The days on which copies would stand, the post's own day left out.

        `rule` is one of RFC 5545 without beginning and end. Raises `Invalid` for a rule that
        cannot be read, for no day at all, and for more than `MOST`.
        """
        repeating = self._repeating(post_id)
        wanted = repeat_rule(rule, "repeat")
        if not wanted:
            raise Invalid("repeat", "Не указано, как часто повторяется.", "Выберите из списка.")
        following = occurrences(repeating.first, wanted, _after(repeating.first), until)
        found = list(islice(following, MOST + 1))
        if not found:
            raise Invalid("repeat_until", "До этого дня повторять нечего.", "Укажите день позже.")
        if len(found) > MOST:
            raise Invalid(
                "repeat_until",
                f"Получилось бы больше {MOST} публикаций.",
                "Укажите день раньше или повторяйте реже.",
            )
        return found

    def repeat(self, post_id: int, rule: str, until: date) -> list[int]:
        """Copy a post with its placements to each of these days; returns ids of the new posts.

        Each copy is a draft of its own. Raises as `days`.
        """
        days = self.days(post_id, rule, until)
        repeating = self._repeating(post_id)
        counted = plural(len(days), *TIMES)
        made = []
        with self._changes(f"Повторена публикация {quoted(repeating.post.topic)}: {counted}"):
            for day in days:
                shift = day - repeating.first
                moments = {each.id: _moved(each, shift) for each in repeating.placements}
                made += self._placements.copy(moments)
        return made

    def _repeating(self, post_id: int) -> Repeating:
        post = self._posts.get(post_id)
        going = [p for p in self._posts.placements(post_id) if p.stage is not Stage.CANCELLED]
        dated = [each for each in going if each.planned_at or each.published_at]
        if not dated:
            raise Invalid(
                "repeat", "У публикации нет дня.", "Сначала укажите, где и когда она выходит."
            )
        return Repeating(post, dated, min(_moment(each).date() for each in dated))


def _after(day: date) -> date:
    return day + timedelta(days=1)


def _moment(placement: Placement) -> datetime:
    """When it was to go out; when it did where nobody had planned it."""
    found = placement.planned_at or placement.published_at
    if found is None:
        raise ValueError("a placement without a day")
    return found


def _moved(placement: Placement, shift: timedelta) -> datetime:
    return _moment(placement) + shift
