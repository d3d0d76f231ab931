"""Counting the plan: the short way and the way of filters agree."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

from smdesk.desk.planning.plan import Tally
from smdesk.desk.planning.posts import Where
from smdesk.models.plan import PlanFilter
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.progress import run_to_end
from tests.desk.planning.conftest import NOW, Office

ALL = PlanFilter(stages=tuple(stage for stage in Stage if stage is not Stage.CANCELLED))


def test_both_ways_count_the_same(office: Office) -> None:
    plan, placements = office.desk.plan, office.desk.placements
    stages = (Stage.IDEA, Stage.DRAFT, Stage.APPROVED, Stage.CANCELLED)
    for stage, days in product(stages, (-3, 0, 2)):
        moment = NOW - timedelta(hours=2) + timedelta(days=days)
        post = office.desk.posts.place(Post(topic="Ёлка", stage=stage), [Where(office.vk, moment)])
        [placement] = office.desk.posts.placements(post)
        if stage is Stage.APPROVED and days < 0:
            placements.publish_as_planned([placement.id])
        if stage is Stage.DRAFT and not days:
            placements.cancel([placement.id])
    since, until = NOW.date() - timedelta(days=7), NOW.date() + timedelta(days=7)
    tally = run_to_end(plan.tally(since, until))
    assert tally == run_to_end(plan.tally(since, until, ALL))
    assert tally == Tally(number=8, late=4)
    assert tally.number == len(run_to_end(plan.listing(since, until)))
