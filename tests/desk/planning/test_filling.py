"""Weeks copied to others, and norms filled from the tray."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from smdesk.desk.planning.posts import Where
from smdesk.models.errors import Invalid
from smdesk.models.plan import PlanFilter
from smdesk.models.plan_records import NormOverride, Post
from smdesk.models.plan_vocabulary import Stage
from tests.desk.planning.conftest import NOW, Office

MONDAY = date(2026, 11, 23)
NEXT = MONDAY + timedelta(days=7)
THURSDAY = datetime(2026, 11, 26, 18, 0)
EVERYTHING = PlanFilter()


def placed(office: Office, topic: str, *where: Where, stage: Stage = Stage.DRAFT) -> int:
    return office.desk.posts.place(Post(topic=topic, stage=stage), where)


def on(office: Office, day: date) -> list[tuple[str, int]]:
    return [(item.topic, item.account_id) for item in office.desk.plan.of_day(day)]


def test_a_week_is_copied_day_by_day_as_one_change(office: Office) -> None:
    post = placed(office, "Каток", Where(office.vk, THURSDAY), Where(office.ok, THURSDAY))
    gone = placed(office, "Отменено", Where(office.vk, THURSDAY))
    office.desk.placements.cancel([office.desk.posts.placements(gone)[0].id])
    office.desk.placements.publish([office.desk.posts.placements(post)[0].id])
    made = office.desk.filling.copy_week(date(2026, 11, 25), NEXT, EVERYTHING)
    assert len(made) == 1
    assert on(office, NEXT + timedelta(days=3)) == [("Каток", office.vk), ("Каток", office.ok)]
    assert {each.published_at for each in office.desk.posts.placements(made[0])} == {None}
    change = office.desk.history.undo()
    assert change.title == "Неделя с 23.11.2026 скопирована на 30.11.2026: 2 размещения"
    assert not on(office, NEXT + timedelta(days=3))


def test_what_is_left_out_is_not_copied_and_a_filter_narrows(office: Office) -> None:
    post = placed(office, "Каток", Where(office.vk, THURSDAY), Where(office.ok, THURSDAY))
    vk = office.desk.posts.placements(post)[0].id
    office.desk.filling.copy_week(MONDAY, NEXT, EVERYTHING, leave=[vk])
    assert on(office, NEXT + timedelta(days=3)) == [("Каток", office.ok)]
    far = NEXT + timedelta(days=7)
    office.desk.filling.copy_week(MONDAY, far, PlanFilter(accounts=(office.vk,)))
    assert on(office, far + timedelta(days=3)) == [("Каток", office.vk)]


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [(MONDAY, MONDAY + timedelta(days=6), "та же"), (NEXT, MONDAY, "нечего копировать")],
)
def test_a_copy_that_makes_no_sense_is_refused(
    office: Office, source: date, target: date, told: str
) -> None:
    with pytest.raises(Invalid, match=told):
        office.desk.filling.copy_week(source, target, EVERYTHING)


@pytest.fixture
def owing(office: Office) -> Office:
    """Both pages owe two posts a week."""
    for account in (office.vk, office.ok):
        office.desk.norms.add(
            NormOverride(account_id=account, number=2, since=date(2026, 1, 1), reason="так решено")
        )
    return office


def test_nothing_is_proposed_where_nothing_lacks_or_the_tray_is_empty(owing: Office) -> None:
    assert owing.desk.filling.propose(MONDAY) == []
    for day in (0, 1):
        moment = datetime.combine(NEXT + timedelta(days=day), NOW.time())
        placed(owing, "Дело", Where(owing.vk, moment), Where(owing.ok, moment))
    placed(owing, "Идея", stage=Stage.IDEA)
    assert owing.desk.filling.propose(NEXT) == []
    assert owing.desk.filling.propose(MONDAY - timedelta(days=7)) == []


def test_own_placements_come_first_then_ideas_for_several_pages(owing: Office) -> None:
    placed(owing, "Для ОК", Where(owing.ok), stage=Stage.IDEA)
    placed(owing, "Для всех", stage=Stage.IDEA)
    proposals = owing.desk.filling.propose(NEXT)
    told = [(each.account_id, each.item.topic, each.moment.date()) for each in proposals]
    assert told == [
        (owing.vk, "Для всех", NEXT),
        (owing.ok, "Для ОК", NEXT),
        (owing.ok, "Для всех", NEXT + timedelta(days=3)),
    ]
    owing.desk.filling.fill(proposals)
    assert owing.desk.plan.tray() == []
    [loose] = [each for each in owing.desk.posts.all() if each.topic == "Для всех"]
    assert len(owing.desk.posts.placements(loose.id)) == 2
    assert owing.desk.filling.propose(NEXT)[0:1] == []
    owing.desk.history.undo()
    assert len(owing.desk.plan.tray()) == 2


def test_days_with_posts_and_days_that_are_over_are_left_alone(owing: Office) -> None:
    placed(owing, "Есть", Where(owing.vk, datetime(2026, 11, 27, 9, 0)))
    placed(owing, "Идея", stage=Stage.IDEA)
    of_vk = owing.desk.filling.propose(MONDAY, [owing.vk])
    assert [each.moment for each in of_vk] == [NOW.replace(hour=13)]
    days = {each.moment.date() for each in owing.desk.filling.propose(MONDAY)}
    assert days <= {date(2026, 11, day) for day in (26, 28, 29)}


def test_what_is_chosen_is_filled_alone(owing: Office) -> None:
    placed(owing, "Идея", stage=Stage.IDEA)
    proposals = owing.desk.filling.propose(NEXT)
    owing.desk.filling.fill([replace(proposals[0], moment=datetime(2026, 12, 2, 9, 0))])
    assert on(owing, date(2026, 12, 2)) == [("Идея", owing.vk)]
    count = owing.desk.history.count()
    owing.desk.filling.fill([])
    assert owing.desk.history.count() == count
