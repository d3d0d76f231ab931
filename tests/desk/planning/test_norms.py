"""Weeks of the desk against what is owed: borders, running weeks, own norms; and a naive count."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.errors import Invalid
from smdesk.models.plan import monday as monday_of
from smdesk.models.plan_records import NormOverride, Placement, Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import AccountStatus, NetworkStatus, OrganizationKind
from smdesk.procedures.norms import WeekRow

NOW = datetime(2026, 11, 26, 12, 0)
"""A Thursday."""
MONDAY = date(2026, 11, 23)
LAST, NEXT = MONDAY - timedelta(weeks=1), MONDAY + timedelta(weeks=1)


@dataclass
class Office:
    """A body with one page, and a club with a page that owes two posts a week (amurzet 2-2)."""

    desk: Desk
    body: int
    own: int
    club: int
    now: datetime = NOW

    def publish(self, account: int, at: datetime, *, counted: bool = True) -> int:
        """A post that went out at that moment; returns its placement."""
        placement = self.plan(account, at, counted=counted)
        self.desk.placements.publish([placement], at)
        return placement

    def plan(self, account: int, at: datetime, *, counted: bool = True) -> int:
        post = self.desk.posts.place(
            Post(topic="Новость", stage=Stage.DRAFT, is_counted=counted), [Where(account, at)]
        )
        return self.desk.posts.placements(post)[0].id

    def row(self, monday: date, account: int = 0) -> WeekRow:
        rows = self.desk.norms.week_rows([monday])[monday]
        return next(row for row in rows if row.account_id == (account or self.club))

    def week(self, monday: date, account: int = 0) -> tuple[int, int, int | None, int]:
        """Done, planned, owed, missing."""
        row = self.row(monday, account)
        return row.done, row.planned, row.owed.number, row.missing


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made: list[Office] = []
    desk = Desk.open(tmp_path / "office.db", lambda: made[0].now if made else NOW)
    body = desk.organizations.add(Organization(title="Поселение", kind=OrganizationKind.BODY))
    club = desk.organizations.add(
        Organization(title="Клуб", kind=OrganizationKind.SUBORDINATE, parent_id=body)
    )
    vk = next(network.id for network in desk.networks.all() if network.code == "vk")
    pages = [
        desk.accounts.add(
            Account(
                organization_id=organization,
                network_id=vk,
                title=f"Страница {organization}",
                address=f"vk.com/stranica_{organization}",
                created_on=date(2026, 1, 5),
            )
        )
        for organization in (body, club)
    ]
    desk.procedures.use("amurzet")
    made.append(Office(desk, body, pages[0], pages[1]))
    yield made[0]
    desk.close()


def test_a_week_ends_a_second_before_monday(office: Office) -> None:
    office.publish(office.club, datetime(2026, 11, 15, 23, 59, 59))
    office.publish(office.club, datetime(2026, 11, 16, 0, 0, 0))
    office.publish(office.club, datetime(2026, 11, 22, 23, 59, 59))
    office.publish(office.club, datetime(2026, 11, 23, 0, 0, 0))
    mondays = [date(2026, 11, 9), LAST, MONDAY]
    assert [office.row(monday).done for monday in mondays] == [1, 2, 1]


def test_a_past_week_tells_what_was_not_done_whatever_was_planned(office: Office) -> None:
    office.publish(office.club, datetime(2026, 11, 17, 10, 0))
    office.plan(office.club, datetime(2026, 11, 18, 10, 0))
    assert office.week(LAST) == (1, 0, 2, 1)


def test_a_running_week_counts_what_is_still_planned(office: Office) -> None:
    assert office.week(MONDAY) == (0, 0, 2, 2)
    office.publish(office.club, datetime(2026, 11, 24, 10, 0))
    office.plan(office.club, datetime(2026, 11, 25, 10, 0))  # nobody has marked it: it is past
    assert office.week(MONDAY) == (1, 0, 2, 1)
    today = office.plan(office.club, datetime(2026, 11, 26, 9, 0))
    assert office.week(MONDAY) == (1, 1, 2, 0)
    office.desk.placements.cancel([today])
    assert office.week(MONDAY) == (1, 0, 2, 1)


def test_a_week_to_come_counts_its_plan(office: Office) -> None:
    office.plan(office.club, datetime(2026, 12, 1, 10, 0))
    post = office.desk.posts.place(
        Post(topic="Отменено"), [Where(office.club, datetime(2026, 12, 2, 10, 0))]
    )
    office.desk.posts.move([post], Stage.CANCELLED)
    assert office.week(NEXT) == (0, 1, 2, 1)


def test_a_post_that_does_not_count_is_no_part_of_it(office: Office) -> None:
    office.publish(office.club, datetime(2026, 11, 17, 10, 0), counted=False)
    office.plan(office.club, datetime(2026, 11, 27, 10, 0), counted=False)
    assert office.week(LAST) == (0, 0, 2, 2)
    assert office.week(MONDAY) == (0, 0, 2, 2)


def test_the_norm_of_amurzet_is_not_asked_of_the_bodys_own_page(office: Office) -> None:
    office.publish(office.own, datetime(2026, 11, 17, 10, 0))
    row = office.row(LAST, office.own)
    assert (row.done, row.owed.number, row.owed.clause, row.missing) == (1, None, "", 0)
    assert office.row(LAST).owed.clause == "2-2"


def test_a_page_begun_or_paused_in_mid_week_owes_nothing_for_it(office: Office) -> None:
    office.desk.accounts.set_status([office.club], AccountStatus.SUSPENDED, date(2026, 11, 11))
    office.desk.accounts.set_status([office.club], AccountStatus.ACTIVE, date(2026, 11, 24))
    numbers = {m: office.row(m).owed.number for m in (date(2026, 11, 2), date(2026, 11, 9), MONDAY)}
    assert numbers == {date(2026, 11, 2): 2, date(2026, 11, 9): 0, MONDAY: 0}
    assert [r.account_id for r in office.desk.norms.week_rows([LAST])[LAST]] == [office.own]
    assert office.row(NEXT).owed.number == 2


def test_a_network_that_is_closed_asks_for_nothing_from_then_on(office: Office) -> None:
    vk = office.desk.accounts.get(office.club).network_id
    office.desk.networks.set_status(vk, NetworkStatus.RESTRICTED, date(2026, 11, 18))
    assert office.row(date(2026, 11, 9)).owed.number == 2
    assert office.row(LAST).owed.number == 0


def test_an_own_norm_is_set_changed_and_undone(office: Office) -> None:
    desk = office.desk
    made = desk.norms.add(
        NormOverride(account_id=office.club, number=1, since=MONDAY, reason="  Клуб на  ремонте ")
    )
    assert desk.norms.get(made).reason == "Клуб на ремонте"
    assert (office.week(LAST)[2], office.week(MONDAY)[2]) == (2, 1)
    assert desk.history.log(limit=1)[0].title == "Задана своя норма «Страница 2»"

    desk.norms.change(replace(desk.norms.get(made), number=4))
    assert office.week(MONDAY)[2] == 4
    desk.norms.delete([made])
    assert office.week(MONDAY)[2] == 2
    desk.history.undo()
    desk.history.undo()
    assert office.week(MONDAY)[2] == 1
    desk.history.undo()
    assert desk.norms.of_account(office.club) == []
    assert office.week(MONDAY)[2] == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"number": -1}, "number"),
        ({"number": 1000}, "number"),
        ({"until": date(2026, 11, 1)}, "until"),
    ],
)
def test_an_own_norm_has_to_make_sense(
    office: Office, changes: dict[str, object], field: str
) -> None:
    sound = NormOverride(account_id=office.club, number=1, since=MONDAY, reason="ремонт")
    with pytest.raises(Invalid) as refused:
        office.desk.norms.add(replace(sound, **changes))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_another_procedure_asks_for_another_norm_at_once(office: Office) -> None:
    assert office.row(LAST).owed.number == 2
    office.desk.procedures.use("kuzbass")
    assert office.row(LAST).owed.number is None
    assert office.row(LAST, office.own).owed.number == 10


def test_a_summary_says_the_same_as_the_rows(office: Office) -> None:
    office.publish(office.club, datetime(2026, 11, 24, 10, 0))
    summary = office.desk.norms.summary(MONDAY)
    assert (summary.pages, summary.met, summary.owed, summary.missing) == (1, 0, 2, 1)
    assert [row.account_id for row in summary.worst] == [office.club]
    assert office.desk.norms.summary(MONDAY, {office.own}).pages == 0


@pytest.mark.parametrize("seed", range(6))
def test_it_is_what_a_naive_count_says(office: Office, seed: int) -> None:
    """Weeks around today with posts at any second, the borders among them."""
    chance = random.Random(seed)
    edges = [time(0, 0, 0), time(23, 59, 59), time(12, 0, 0), time(11, 59, 59)]
    placements = []
    with office.desk.storage.journal.unrecorded():
        for _each in range(120):
            post = Post(
                topic="Новость",
                stage=chance.choice([Stage.DRAFT, Stage.APPROVED, Stage.CANCELLED]),
                is_counted=chance.random() < 0.8,
            )
            day = MONDAY + timedelta(days=chance.randrange(-21, 15))
            at = datetime.combine(day, chance.choice(edges))
            stages = [None, Stage.SCHEDULED, Stage.CANCELLED, Stage.PUBLISHED]
            stage = chance.choice(stages[: 4 if at <= office.now else 3])
            placed = Placement(
                post_id=office.desk.storage.repository(Post).insert(post),
                account_id=chance.choice([office.own, office.club]),
                planned_at=at - timedelta(hours=chance.randrange(40)),
                published_at=at if stage is Stage.PUBLISHED else None,
                stage=stage,
            )
            office.desk.storage.repository(Placement).insert(placed)
            placements.append((post, placed))
    for week in range(-3, 3):
        monday = MONDAY + timedelta(weeks=week)
        assert office.week(monday) == _naive(placements, office.club, monday)


def _naive(
    placements: list[tuple[Post, Placement]], account: int, monday: date
) -> tuple[int, int, int, int]:
    done = planned = 0
    for post, placement in placements:
        if not post.is_counted or placement.account_id != account:
            continue
        if placement.stage is Stage.PUBLISHED:
            assert placement.published_at is not None
            done += monday_of(placement.published_at.date()) == monday
        elif Stage.CANCELLED not in (placement.stage, post.stage):
            assert placement.planned_at is not None
            day = placement.planned_at.date()
            planned += day >= NOW.date() and monday_of(day) == monday
    return done, planned, 2, max(0, 2 - done - planned)
