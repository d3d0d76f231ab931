"""Posts that come again."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.repetition import MOST
from smdesk.models.errors import Invalid
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage
from tests.desk.planning.conftest import Office

FRIDAY = datetime(2026, 11, 27, 10, 0)
SATURDAY = datetime(2026, 11, 28, 9, 30)
WEEKLY = "FREQ=WEEKLY;BYDAY=FR"


def made(office: Office, *where: Where) -> int:
    places = where or (Where(office.vk, FRIDAY), Where(office.ok, SATURDAY, "свой текст"))
    return office.desk.posts.place(Post(topic="Приём", stage=Stage.APPROVED), places)


def test_each_day_gets_a_draft_with_all_its_placements(office: Office) -> None:
    post = made(office)
    copies = office.desk.repetition.repeat(post, WEEKLY, date(2026, 12, 18))
    assert len(copies) == 3
    assert {each.stage for each in office.desk.posts.by_ids(copies).values()} == {Stage.DRAFT}
    first = office.desk.posts.placements(copies[0])
    assert [(each.account_id, each.planned_at, each.text) for each in first] == [
        (office.vk, datetime(2026, 12, 4, 10, 0), ""),
        (office.ok, datetime(2026, 12, 5, 9, 30), "свой текст"),
    ]
    change = office.desk.history.undo()
    assert change.title == "Повторена публикация «Приём»: 3 раза"
    assert office.desk.posts.count() == 1


def test_the_days_are_told_before(office: Office) -> None:
    post = made(office)
    days = office.desk.repetition.days(post, "FREQ=MONTHLY;BYDAY=-1FR", date(2027, 2, 26))
    assert days == [date(2026, 12, 25), date(2027, 1, 29), date(2027, 2, 26)]


@pytest.mark.parametrize(
    ("rule", "until", "told"),
    [
        ("", date(2026, 12, 18), "как часто"),
        (WEEKLY, date(2026, 11, 27), "нечего"),
        ("FREQ=DAILY", date(2028, 1, 1), f"больше {MOST}"),
        ("FREQ=HOURLY", date(2026, 12, 18), "не подходит"),
    ],
)
def test_what_cannot_be_repeated_is_refused(
    office: Office, rule: str, until: date, told: str
) -> None:
    post = made(office)
    with pytest.raises(Invalid, match=told):
        office.desk.repetition.repeat(post, rule, until)
    assert office.desk.posts.count() == 1


def test_a_post_without_a_day_and_cancelled_placements_are_not_repeated(office: Office) -> None:
    with pytest.raises(Invalid, match="нет дня"):
        office.desk.repetition.days(made(office, Where(office.vk)), WEEKLY, date(2026, 12, 18))
    post = made(office)
    office.desk.placements.cancel([office.desk.posts.placements(post)[1].id])
    [copy] = office.desk.repetition.repeat(post, WEEKLY, date(2026, 12, 4))
    assert [each.account_id for each in office.desk.posts.placements(copy)] == [office.vk]
