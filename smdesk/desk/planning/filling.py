"""Filling weeks: one week copied to another, and ideas of the tray laid on days that lack posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from smdesk.desk.cases import Tools
from smdesk.desk.kept import Kept
from smdesk.desk.planning.posts import Where
from smdesk.models.dates import show_date
from smdesk.models.errors import Invalid
from smdesk.models.labels import plural
from smdesk.models.moments import TEN
from smdesk.models.plan import PlanFilter, PlanItem, monday
from smdesk.models.plan_vocabulary import Stage

MOST = 500
"""Placements that are copied or proposed at once."""
FORMS = ("размещение", "размещения", "размещений")
WEEK = 7
LATE = 20
"""The hour from which on nothing more is proposed for today."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One idea for one page on one day."""

    account_id: int
    moment: datetime
    item: PlanItem
    """A placement without a day, or a post that has no page yet (its placement is 0)."""


class Filling:
    """Copies weeks and fills norms."""

    def __init__(self, tools: Tools, kept: Kept) -> None:
        self._tools = tools
        self._kept = kept
        self._view = tools.storage.plan

    # -- a week to another -----------------------------------------------------------------------

    def week(self, day: date, wanted: PlanFilter) -> list[PlanItem]:
        """What stands in the week of a day, cancelled ones left out; at most `MOST` and one."""
        first = monday(day)
        found = self._view.between(first, first + timedelta(days=WEEK - 1), wanted, MOST + 1)
        return [item for item in found if item.stage is not Stage.CANCELLED]

    def copy_week(
        self, source: date, target: date, wanted: PlanFilter, leave: Collection[int] = ()
    ) -> list[int]:
        """Copy the placements of a week to another, day by day, as drafts and as one change.

        `leave` are placements that are not copied. Returns ids of the new posts. Raises `Invalid`
        for the same week, for an empty one, and for more than `MOST`.
        """
        shift = monday(target) - monday(source)
        items = [each for each in self.week(source, wanted) if each.placement_id not in leave]
        if not shift:
            raise Invalid("target", "Это та же неделя.", "Выберите другую.")
        if not items:
            raise Invalid("source", "В этой неделе нечего копировать.", "Выберите другую.")
        if len(items) > MOST:
            raise Invalid(
                "source",
                f"В этой неделе больше {MOST} размещений.",
                "Скопируйте по частям: выберите организацию или страницу.",
            )
        moments = {each.placement_id: each.at + shift for each in items if each.at}
        title = f"Неделя с {show_date(monday(source))} скопирована на {show_date(monday(target))}"
        with self._tools.changes(f"{title}: {plural(len(moments), *FORMS)}"):
            return self._kept.placements.copy(moments)

    # -- a norm from the tray --------------------------------------------------------------------

    def propose(self, day: date, accounts: Collection[int] | None = None) -> list[Proposal]:
        """Ideas of the tray for the pages that lack posts in the week of a day.

        Only days still ahead are used, those without a post of the page first. A placement
        without a day is for its own page; a post without a page may serve several, on one day.
        `accounts` limits the pages.
        """
        days = self._days_ahead(monday(day))
        lacking = self._lacking(monday(day), accounts)
        if not days or not lacking:
            return []
        tray = self._view.tray(PlanFilter(), MOST)
        own: dict[int, list[PlanItem]] = defaultdict(list)
        for item in tray:
            own[item.account_id].append(item)
        ideas = _shared(lacking, own)
        busy = self._busy(days, ideas)
        proposals: list[Proposal] = []
        for account, found in ideas.items():
            free = _spread([(busy[account, each], each) for each in days], len(found))
            proposals += _laid(account, found, free, self._tools.now())
        return proposals

    def fill(self, proposals: Sequence[Proposal]) -> None:
        """Lay these ideas on their days, as one change. Raises `Invalid`, `NotFound`."""
        if not proposals:
            return
        with self._tools.changes(f"Заполнена норма: {plural(len(proposals), *FORMS)}"):
            self._kept.placements.move(
                {p.item.placement_id: p.moment for p in proposals if p.item.placement_id}
            )
            for post, where in _by_post(proposals).items():
                placed = self._kept.posts.placements(post)
                known = [Where(each.account_id, each.planned_at, each.text) for each in placed]
                self._kept.posts.revise(self._kept.posts.get(post), [*known, *where])

    def _days_ahead(self, first: date) -> list[date]:
        """The days of a week on which a post can still go out; late in the evening not today."""
        now = self._tools.now()
        start = max(first, now.date() + timedelta(days=now.hour >= LATE))
        return [start + timedelta(days=at) for at in range((first - start).days + WEEK)]

    def _lacking(self, first: date, accounts: Collection[int] | None) -> dict[int, int]:
        """Page → how many posts are neither done nor planned."""
        rows = self._kept.norms.week_rows([first], accounts)[first]
        return {row.account_id: row.missing for row in rows if row.missing}

    def _busy(
        self, days: Sequence[date], accounts: Collection[int]
    ) -> Mapping[tuple[int, date], int]:
        """How many posts of a page stand on a day."""
        wanted = PlanFilter(accounts=tuple(accounts))
        found: dict[tuple[int, date], int] = defaultdict(int)
        if not accounts:
            return found
        for item in self._view.between(days[0], days[-1], wanted):
            if item.at is not None:
                found[item.account_id, item.at.date()] += 1
        return found


def _shared(
    lacking: Mapping[int, int], own: Mapping[int, Sequence[PlanItem]]
) -> dict[int, list[PlanItem]]:
    """Page → its ideas, as many as it lacks; `MOST` in all, pages without any are absent."""
    found: dict[int, list[PlanItem]] = {}
    left = MOST
    for account, number in lacking.items():
        ideas = [*own.get(account, ()), *own.get(0, ())][: min(number, left)]
        if ideas:
            found[account] = ideas
            left -= len(ideas)
    return found


def _spread(busy: Sequence[tuple[int, date]], number: int) -> list[date]:
    """So many of the days, far from each other; those with the fewest posts before others."""
    least = min(posts for posts, _day in busy)
    empty = [day for posts, day in busy if posts == least]
    chosen = empty if len(empty) >= number else [day for _posts, day in sorted(busy)]
    return [chosen[at * len(chosen) // number] for at in range(number)]


def _laid(
    account: int, ideas: Sequence[PlanItem], days: Sequence[date], now: datetime
) -> Iterator[Proposal]:
    """Each idea on its day at ten, or in an hour where that has passed."""
    soon = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    for item, day in zip(ideas, days, strict=True):
        yield Proposal(account, max(datetime.combine(day, TEN), soon), item)


def _by_post(proposals: Sequence[Proposal]) -> Mapping[int, list[Where]]:
    """Post without a page → the pages and moments that are proposed for it."""
    found: dict[int, list[Where]] = defaultdict(list)
    for each in proposals:
        if not each.item.placement_id:
            found[each.item.post_id].append(Where(each.account_id, each.moment))
    return found
