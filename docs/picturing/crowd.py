"""An office with so many posts a day: what a calendar looks like empty, as usual, and crowded."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import cycle

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.plan import monday
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import OrganizationKind

WEEKS_BACK, WEEKS = 4, 7
"""From so many weeks before this one, so many weeks."""
PROCEDURE = "dzhankoy"
FIRST, LAST = 8 * 60, 21 * 60
"""Between these minutes of a day."""
PAGES = (
    ("vk", "vk.com/pos.novy", "Посёлок Новый"),
    ("ok", "ok.ru/group/55123456789012", "Посёлок Новый"),
    ("telegram", "t.me/pos_novy", "Посёлок Новый. Коротко"),
)
TOPICS = (
    "Отключение воды на Лесной улице",
    "Запись в кружки Дома культуры открыта",
    "Как прошла встреча главы с жителями",
    "Прививки от гриппа",
    "График вывоза мусора",
    "Турнир по шахматам",
    "Расписание автобусов на праздники изменится",
)
AHEAD = (Stage.APPROVED, Stage.APPROVED, Stage.ON_APPROVAL, Stage.DRAFT, Stage.CHANGES_ASKED)


def fill_days(desk: Desk, number: int) -> None:
    """Three pages, and so many posts on every day around today; those behind are out."""
    pages = _pages(desk)
    if number:
        desk.procedures.use(PROCEDURE)
    today = desk.today()
    first = monday(today) - timedelta(weeks=WEEKS_BACK)
    topics, where, stages = cycle(TOPICS), cycle(pages), cycle(AHEAD)
    for at in range(WEEKS * 7):
        day = first + timedelta(days=at)
        for post in range(number):
            minute = FIRST + (LAST - FIRST) * post // max(1, number)
            stage = Stage.APPROVED if day < today else next(stages)
            place = Where(next(where), datetime.combine(day, _time(minute)))
            desk.posts.place(Post(topic=next(topics), stage=stage), [place])
    _publish(desk, first, today)


def _pages(desk: Desk) -> list[int]:
    body = desk.organizations.add(
        Organization(title="Администрация посёлка Новый", kind=OrganizationKind.BODY)
    )
    networks = {network.code: network.id for network in desk.networks.all()}
    return [
        desk.accounts.add(
            Account(
                organization_id=body,
                network_id=networks[code],
                title=title,
                address=address,
                created_on=date(2026, 1, 5),
            )
        )
        for code, address, title in PAGES
    ]


def _publish(desk: Desk, since: date, today: date) -> None:
    behind = desk.plan.between(since, today - timedelta(days=1))
    desk.placements.publish_as_planned([each.placement_id for each in behind])


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60 // 5 * 5)
