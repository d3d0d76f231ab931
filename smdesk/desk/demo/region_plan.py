"""A year and a month of posts of a region: seeded, about as many as are asked for.

A post of an organisation goes to all of its running pages; what lies behind is published, a few
posts were forgotten; what lies ahead is planned.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count, islice

from smdesk.desk.demo.words import Words
from smdesk.desk.desk import Desk
from smdesk.models.plan import monday
from smdesk.models.plan_records import AccountMetric, Placement, PlacementMetric, Post
from smdesk.models.plan_vocabulary import PostFormat, Stage
from smdesk.models.progress import Job, Progress
from smdesk.models.records import Account, AccountPeriod
from smdesk.models.vocabulary import AccountStatus

WEEKS_BACK, WEEKS_AHEAD = 51, 5
MEASURED_WEEKS = 13
"""Numbers are kept for so many weeks back."""
_PART = 20_000
_HOURS = (9, 10, 11, 12, 14, 15, 17, 18)


class RegionPlan:
    """Makes the plan inside an open unrecorded change."""

    def __init__(self, desk: Desk, chance: random.Random, words: Words) -> None:
        self._desk = desk
        self._random = chance
        self._now = desk.now()
        self._week = monday(self._now.date())
        self._texts = [
            (each["topic"], each["text"], each["rubric"], PostFormat(each["format"]))
            for each in words.posts
        ]
        self._ids = count(1)

    def make(self, wanted: int) -> Job[None]:
        """About so many placements; yields progress in placements."""
        pages = self._pages()
        number = sum(map(len, pages))
        if not wanted or not number:
            return
        rows = self._desk.storage.repository
        a_week = wanted / number / (WEEKS_BACK + WEEKS_AHEAD)
        made, source = 0, self._posts(pages, a_week)
        while part := list(islice(source, _PART)):
            rows(Post).insert_many(post for post, _places in part)
            places = [each for _post, found in part for each in found]
            rows(Placement).insert_many(places)
            rows(PlacementMetric).insert_many(self._numbers(places))
            made += len(places)
            yield Progress(min(made, wanted), wanted, "Заполняется план")
        rows(AccountMetric).insert_many(self._subscribers(pages))

    def _pages(self) -> list[list[Account]]:
        """Running pages, those of one organisation together."""
        periods = self._desk.storage.repository(AccountPeriod).all()
        last = {each.account_id: each.status for each in sorted(periods, key=lambda p: p.since)}
        found: dict[int, list[Account]] = {}
        for account in self._desk.accounts.all():
            if last.get(account.id) is AccountStatus.ACTIVE:
                found.setdefault(account.organization_id, []).append(account)
        return list(found.values())

    def _posts(
        self, pages: list[list[Account]], a_week: float
    ) -> Iterator[tuple[Post, list[Placement]]]:
        placements = count(1)
        for week in range(-WEEKS_BACK, WEEKS_AHEAD):
            start = self._week + timedelta(weeks=week)
            for own in pages:
                for moment in self._moments(start, a_week):
                    post = self._post(moment)
                    yield (
                        post,
                        [self._placed(next(placements), post, each, moment) for each in own],
                    )

    def _moments(self, start: date, a_week: float) -> Iterator[datetime]:
        whole = int(a_week)
        often = whole + (self._random.random() < a_week - whole)
        for _ in range(often):
            day = start + timedelta(days=self._random.randrange(7))
            yield datetime.combine(
                day, time(self._random.choice(_HOURS), self._random.choice((0, 15, 30)))
            )

    def _post(self, moment: datetime) -> Post:
        topic, text, rubric, kind = self._random.choice(self._texts)
        stage = Stage.APPROVED if moment < self._now + timedelta(days=3) else Stage.DRAFT
        return Post(
            id=next(self._ids),
            topic=topic,
            text=text.format(place="нашего села", n=self._random.randrange(3, 40)),
            rubric=rubric,
            format=kind,
            stage=stage,
            is_counted=self._random.random() > 0.01,
        )

    def _placed(self, placement_id: int, post: Post, page: Account, moment: datetime) -> Placement:
        is_out = moment <= self._now and self._random.random() > 0.004
        late = timedelta(minutes=self._random.randrange(20))
        return Placement(
            id=placement_id,
            post_id=post.id,
            account_id=page.id,
            planned_at=moment,
            published_at=min(moment + late, self._now) if is_out else None,
            address=f"{page.address}?w={placement_id}" if is_out and page.address else "",
            stage=Stage.PUBLISHED if is_out else None,
        )

    def _numbers(self, places: list[Placement]) -> Iterator[PlacementMetric]:
        since = self._now - timedelta(weeks=MEASURED_WEEKS)
        for each in places:
            if each.published_at is None or each.published_at < since:
                continue
            views = self._random.randrange(20, 1500)
            yield PlacementMetric(
                placement_id=each.id,
                taken_on=min(each.published_at + timedelta(days=7), self._now).date(),
                views=views,
                reach=views * 4 // 5,
                likes=views // self._random.randrange(15, 60),
                comments=views // 200,
                reposts=views // 150,
            )

    def _subscribers(self, pages: list[list[Account]]) -> Iterator[AccountMetric]:
        for account in (each for own in pages for each in own):
            known = account.subscribers or 100
            for week in range(MEASURED_WEEKS, -1, -1):
                yield AccountMetric(
                    account_id=account.id,
                    taken_on=self._week - timedelta(weeks=week),
                    subscribers=max(0, known - week * (known // 200 + self._random.randrange(3))),
                    reach=known // 2,
                )
