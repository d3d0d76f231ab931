"""What «Светофор» knows of the last seven days: publications, and the numbers entered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from smdesk.desk.planning.metrics import Taken
from smdesk.desk.planning.placements import Mark
from smdesk.desk.planning.posts import Where
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.procedures.plan_facts import Recent
from tests.desk.planning.conftest import NOW, Office

TODAY = NOW.date()


def published(office: Office, moment: datetime) -> int:
    """The placement of a post that went out at that moment on the page in VK."""
    post = office.desk.posts.place(
        Post(topic="Ёлка", stage=Stage.DRAFT), [Where(office.vk, moment)]
    )
    [placement] = office.desk.posts.placements(post)
    office.desk.placements.mark({placement.id: Mark(moment)})
    return placement.id


def recent(office: Office) -> Recent:
    return office.desk.control.facts(light=True).plan.recent_of(office.vk)


def test_seven_days_are_counted_with_today(office: Office) -> None:
    office.desk.procedures.use("amurzet")
    assert recent(office) == Recent()
    for days in (0, 3, 6, 7):
        published(office, NOW.replace(hour=9) - timedelta(days=days))
    assert recent(office) == Recent(3)


def test_reach_is_that_of_the_page_and_the_mean_of_its_publications(office: Office) -> None:
    office.desk.procedures.use("amurzet")
    first, second, third = (published(office, NOW.replace(hour=hour)) for hour in (8, 9, 10))
    measured = {first: {"reach": 100}, second: {"reach": 201}, third: {"views": 5}}
    office.desk.post_metrics.take(Taken(TODAY, measured))
    office.desk.account_metrics.take(Taken(TODAY - timedelta(days=7), {office.vk: {"reach": 9}}))
    assert recent(office) == Recent(3, None, 150)
    numbers = {office.vk: {"reach": 350, "subscribers": 500}}
    office.desk.account_metrics.take(Taken(TODAY, numbers))
    assert recent(office) == Recent(3, 350, 150)
    page = office.desk.accounts.get(office.vk)
    assert page == replace(page, subscribers=500)
