"""The plan as screens, the command line and reports ask for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from smdesk.desk.cases import Tools
from smdesk.desk.kept import Kept
from smdesk.models.dates import show_date
from smdesk.models.folding import words_of
from smdesk.models.moments import TEN
from smdesk.models.plan import PlanFilter, PlanItem, Told, WeekCount
from smdesk.models.plan_records import StageMove
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.progress import Job, Progress

if TYPE_CHECKING:
    from smdesk.storage.plan_counts import NamedPost

EVERYTHING = PlanFilter()


class Tally(NamedTuple):
    """Counts of some days of the plan."""

    number: int
    """Placements, without cancelled ones."""
    late: int
    """Their time has passed, and nobody has marked them as published."""


class Plan:
    """Questions about the plan; changes are made by `posts` and `placements`."""

    def __init__(self, tools: Tools, kept: Kept) -> None:
        self._tools = tools
        self._kept = kept
        self._view = tools.storage.plan
        self._weeks = tools.storage.weeks

    def day_counts(
        self, since: date, until: date, wanted: PlanFilter = EVERYTHING
    ) -> dict[date, int]:
        """How many placements each day has, both days included; empty days are absent."""
        return self._view.day_counts(since, until, wanted)

    def counting(self, since: date, until: date, wanted: PlanFilter) -> Job[dict[date, int]]:
        """`day_counts` in short steps, a day at a time: words are sought in every text."""
        found: dict[date, int] = {}
        days = (until - since).days + 1
        for number in range(days):
            day = since + timedelta(days=number)
            found |= self._view.day_counts(day, day, wanted)
            yield Progress(number + 1, days, "Ищется в плане")
        return found

    def of_day(self, day: date, wanted: PlanFilter = EVERYTHING, most: int = -1) -> list[PlanItem]:
        """The placements of a day by time; at most so many (-1: all)."""
        return self._view.of_day(day, wanted, most)

    def between(
        self,
        since: date,
        until: date,
        wanted: PlanFilter = EVERYTHING,
        most: int = -1,
        skip: int = 0,
    ) -> list[PlanItem]:
        """The placements of some days by time, both days included."""
        return self._view.between(since, until, wanted, most, skip)

    def listing(
        self,
        since: date,
        until: date,
        wanted: PlanFilter = EVERYTHING,
        sort: str = "at",
        *,
        descending: bool = False,
    ) -> Job[list[int]]:
        """Ids of the placements of some days in the order wanted, a day at a step."""
        found: list[tuple[object, int]] = []
        days = (until - since).days + 1
        for number in range(days):
            day = since + timedelta(days=number)
            found += self._view.keys(day, day, wanted, sort)
            yield Progress(number + 1, days, "Читается план")
        if sort != "at":
            found.sort(key=lambda each: str(each[0]), reverse=descending)
        elif descending:
            found.reverse()
        return [placement_id for _key, placement_id in found]

    def is_empty(self) -> bool:
        """Whether there is neither a post nor an event yet."""
        return self._tools.storage.plan_counts.is_empty()

    def tally(self, since: date, until: date, wanted: PlanFilter = EVERYTHING) -> Job[Tally]:
        """How many placements some days have, and how many are late; a day at a step."""
        counts, now = self._tools.storage.plan_counts, self._tools.now()
        number = late = 0
        days = (until - since).days + 1
        for at in range(days):
            more, unmarked = counts.of_day(since + timedelta(days=at), wanted, now)
            number, late = number + more, late + unmarked
            yield Progress(at + 1, days, "Считается план")
        return Tally(number, late)

    def named(self, text: str, most: int) -> list[NamedPost]:
        """Posts whose topic holds every word of a text, the newest first.

        Among the newest thousands alone: see `plan_counts.AMONG`.
        """
        return self._tools.storage.plan_counts.named(words_of(text), most)

    def tray(self, wanted: PlanFilter = EVERYTHING, most: int = 500) -> list[PlanItem]:
        """What has no day yet."""
        return self._view.tray(wanted, most)

    def items(self, placement_ids: Sequence[int]) -> list[PlanItem]:
        """These placements, in the order of the ids; those gone are left out."""
        return self._view.items(placement_ids)

    def told(self, placement_ids: Sequence[int]) -> dict[int, Told]:
        """Placement → its author, who has approved its text, and what was changed since."""
        found = self._tools.storage.plan_rows.told(placement_ids)
        for placement, told in found.items():
            if told.approval_id:
                found[placement] = told._replace(changed=self._changed(told.approval_id))
        return found

    def _changed(self, approval_id: int) -> str:
        approvals = self._kept.approvals
        changes = approvals.changes(approvals.get(approval_id))
        what = ", ".join(dict.fromkeys(each.what for each in changes))
        at = changes[-1].at if changes else None
        return f"{what}, {show_date(at.date())}" if at else what

    def of_post(self, post_id: int) -> list[PlanItem]:
        """Every placement of a post, cancelled ones too."""
        return self._view.of_post(post_id)

    def unmarked(self, since: date, most: int = 500) -> list[PlanItem]:
        """What should have been published since a day and is not marked as published."""
        return self._view.unmarked(self._tools.now(), since, most)

    def waiting(self) -> dict[Stage, int]:
        """Stage → posts that wait for somebody: on approval, or for changes."""
        return self._view.waiting()

    def pages(self) -> list[tuple[int, str]]:
        """Id of every page, and its name with its network, by name."""
        return self._view.pages()

    def networks(self) -> list[tuple[int, str]]:
        """Id and title of every network that has a page."""
        return self._view.networks()

    def chosen_pages(self, wanted: PlanFilter) -> frozenset[int] | None:
        """The pages that are wanted; None where no page, network or organisation is chosen."""
        return None if wanted.is_of_all_pages else self._view.chosen_pages(wanted)

    def rubrics(self) -> list[str]:
        """Rubrics in use."""
        return self._view.rubrics()

    def moves(self, post_id: int) -> list[StageMove]:
        """Every move of a post from stage to stage, the newest first."""
        return self._kept.posts.stages.of_post(post_id)

    def week(self, monday: date) -> Mapping[int, WeekCount]:
        """Account → what counts towards the norm in a week; accounts without any are absent."""
        return self._weeks.week(monday, self._tools.today())

    def default_moment(self, day: date) -> datetime:
        """When a post is planned for a day that nobody has given a time: at ten."""
        return datetime.combine(day, TEN)
