"""Events through their use cases: series, days that differ, information that is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.desk import Desk
from smdesk.models.errors import InUse, Invalid, NotFound
from smdesk.models.plan_records import Event, Post
from smdesk.models.plan_vocabulary import EventWhose
from smdesk.models.records import Organization, Person
from smdesk.models.vocabulary import OrganizationKind
from smdesk.procedures.events_due import awaited
from tests.desk.planning.conftest import NOW, Office

THURSDAY = NOW.date()
MONDAY = date(2026, 11, 30)
DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk


def meeting(desk: Desk, **other: object) -> int:
    """A meeting each Monday at nine, from 30 November."""
    weekly = Event(
        title="Планёрка", starts_on=MONDAY, starts_at="09:00", repeat="FREQ=WEEKLY;BYDAY=MO"
    )
    return desk.events.add(replace(weekly, **other))  # type: ignore[arg-type]


def days(desk: Desk, since: date = DECEMBER[0], until: date = DECEMBER[1]) -> list[date]:
    return [each.day for each in desk.events.between(since, until)]


def mondays(*numbers: int) -> list[date]:
    return [date(2026, 12, number) for number in numbers]


def test_events_stand_by_day_and_time(desk: Desk) -> None:
    for title, day, time in (
        ("Вечер", THURSDAY, "18:00"),
        ("Утро", THURSDAY, "9"),
        ("Весь день", THURSDAY, ""),
        ("Раньше", THURSDAY - timedelta(days=1), ""),
        ("Позже", THURSDAY + timedelta(days=2), ""),
    ):
        desk.events.add(Event(title=title, starts_on=day, starts_at=time))
    found = desk.events.between(THURSDAY, THURSDAY + timedelta(days=1))
    assert [(each.event.title, each.time) for each in found] == [
        ("Весь день", ""),
        ("Утро", "09:00"),
        ("Вечер", "18:00"),
    ]


def test_what_still_lasts_is_there_too(desk: Desk) -> None:
    desk.events.add(Event(title="Ярмарка", starts_on=date(2026, 11, 28), ends_on=MONDAY))
    [found] = desk.events.between(MONDAY, MONDAY)
    assert (found.day, found.until) == (date(2026, 11, 28), MONDAY)
    assert days(desk, date(2026, 12, 1)) == []


def test_a_series_of_several_days_reaches_over_its_last_first_day(desk: Desk) -> None:
    fair = Event(
        title="Ярмарка",
        starts_on=date(2026, 11, 6),
        ends_on=date(2026, 11, 8),
        repeat="FREQ=WEEKLY",
        repeat_until=date(2026, 11, 27),
    )
    desk.events.add(fair)
    assert days(desk, date(2026, 11, 29), date(2026, 12, 9)) == [date(2026, 11, 27)]
    assert days(desk, date(2026, 11, 30)) == []


def test_a_series_is_spread_out(desk: Desk) -> None:
    meeting(desk)
    assert days(desk) == mondays(7, 14, 21, 28)


def test_one_day_is_changed_and_the_rest_stays(desk: Desk) -> None:
    series = meeting(desk)
    moved = replace(desk.events.get(series), starts_on=date(2026, 12, 9), starts_at="15")
    own = desk.events.change_day(series, date(2026, 12, 7), moved)
    assert days(desk) == [date(2026, 12, 9), *mondays(14, 21, 28)]
    assert desk.events.occurrence(series, date(2026, 12, 7)).event.id == own
    desk.history.undo()
    assert days(desk) == mondays(7, 14, 21, 28)


def test_a_day_is_detached_once(desk: Desk) -> None:
    series = meeting(desk)
    own = desk.events.detach(series, date(2026, 12, 14))
    assert desk.events.detach(series, date(2026, 12, 14)) == own
    kept = desk.events.get(own)
    assert (kept.repeat, kept.series_id, kept.starts_on) == ("", series, date(2026, 12, 14))
    assert desk.events.detach(own, date(2026, 12, 14)) == own
    assert days(desk) == mondays(7, 14, 21, 28)
    with pytest.raises(NotFound, match=r"08\.12\.2026"):
        desk.events.detach(series, date(2026, 12, 8))


def test_a_day_is_cancelled_and_brought_back(desk: Desk) -> None:
    series = meeting(desk)
    own = desk.events.cancel(series, date(2026, 12, 21))
    assert days(desk) == mondays(7, 14, 28)
    assert len(desk.events.between(*DECEMBER, cancelled=True)) == 4
    assert desk.history.next_undo().title == "Отменено мероприятие «Планёрка»"  # type: ignore[union-attr]
    assert desk.events.bring_back(own, date(2026, 12, 21)) == own
    assert days(desk) == mondays(7, 14, 21, 28)


def test_a_series_goes_on_otherwise_from_a_day(desk: Desk) -> None:
    series = meeting(desk)
    own = desk.events.detach(series, date(2026, 12, 28))
    later = replace(
        desk.events.get(series), starts_on=date(2026, 12, 15), repeat="FREQ=WEEKLY;BYDAY=TU"
    )
    made = desk.events.change_from(series, date(2026, 12, 14), later)
    assert days(desk) == [date(2026, 12, n) for n in (7, 15, 22, 28, 29)]
    assert desk.events.get(own).series_id == made
    desk.history.undo()
    assert days(desk) == mondays(7, 14, 21, 28)
    assert desk.events.change_from(series, MONDAY, replace(later, title="Совещание")) == series
    assert desk.events.get(series).title == "Совещание"


def test_a_rule_without_any_day_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid, match="нет ни одного дня"):
        meeting(desk, repeat="FREQ=MONTHLY;BYMONTHDAY=31", repeat_until=date(2026, 12, 1))


def test_a_series_begins_on_the_first_day_of_its_rule(desk: Desk) -> None:
    series = meeting(desk, starts_on=THURSDAY, ends_on=THURSDAY + timedelta(days=1))
    kept = desk.events.get(series)
    assert (kept.starts_on, kept.ends_on) == (MONDAY, MONDAY + timedelta(days=1))


def test_removing_cancels_days_and_deletes_what_was_a_mistake(desk: Desk) -> None:
    series = meeting(desk)
    once = desk.events.add(Event(title="Субботник", starts_on=date(2026, 12, 5)))
    desk.events.remove([(series, date(2026, 12, 7)), (once, date(2026, 12, 5))])
    assert days(desk) == mondays(14, 21, 28)
    assert desk.events.find(once) is None
    assert desk.history.next_undo().title == "Удалено: 2 мероприятия"  # type: ignore[union-attr]
    desk.history.undo()
    assert days(desk) == [date(2026, 12, 5), *mondays(7, 14, 21, 28)]


def test_deleting_a_series_takes_its_days_along(desk: Desk) -> None:
    series = meeting(desk)
    own = desk.events.detach(series, date(2026, 12, 14))
    desk.posts.place(Post(topic="Итоги планёрки", event_id=own))
    desk.events.delete([series])
    assert days(desk) == []
    assert desk.posts.all()[0].event_id is None
    desk.history.undo()
    assert days(desk) == mondays(7, 14, 21, 28)
    assert desk.events.posts() == {own: 1}


def test_an_organisation_with_events_is_not_deleted(desk: Desk) -> None:
    club = desk.organizations.add(Organization(title="Клуб"))
    desk.events.add(Event(title="Концерт", starts_on=MONDAY, organization_id=club))
    with pytest.raises(InUse, match="1 мероприятие"):
        desk.organizations.delete([club])


def test_who_leaves_the_office_leaves_the_event(desk: Desk) -> None:
    person = desk.persons.add(Person(full_name="Петрова Анна Ильинична"))
    event = desk.events.add(Event(title="Приём", starts_on=MONDAY, responsible_id=person))
    desk.persons.delete([person])
    assert desk.events.get(event).responsible_id is None


def test_the_journal_tells_rules_in_words(desk: Desk) -> None:
    meeting(desk)
    [mothers] = [each for each in desk.occasions.listed() if each.code == "mother"]
    desk.occasions.hide([mothers])
    said = {
        change.label: change.after
        for each in desk.history.log(limit=2)
        for row in desk.history.rows_of(each.id)
        for change in desk.versions.changes(row)
    }
    assert said["Повторяется"] == "каждую неделю: понедельник"
    assert said["Когда"] == "последнее воскресенье ноября"


# -- information -------------------------------------------------------------------------------


@pytest.fixture
def tomsk(desk: Desk) -> Desk:
    desk.procedures.use("tomsk")
    return desk


def due(desk: Desk, event: Event) -> date | None:
    event_id = desk.events.add(event)
    found = desk.events.information_due(desk.events.occurrence(event_id, event.starts_on))
    return found.due if found else None


def test_information_is_due_the_day_after(tomsk: Desk, office: Office) -> None:
    held = Event(title="Открытие сквера", starts_on=THURSDAY, is_significant=True)
    assert due(tomsk, held) == THURSDAY + timedelta(days=1)
    lasting = replace(held, ends_on=MONDAY)
    assert due(tomsk, lasting) == MONDAY + timedelta(days=1)
    assert due(tomsk, replace(held, is_significant=False)) is None
    assert due(tomsk, replace(held, information_due_on=MONDAY, is_significant=False)) == MONDAY
    assert due(tomsk, replace(held, organization_id=office.body)) is not None


def test_the_clause_binds_the_own_units_only(tomsk: Desk, office: Office) -> None:
    unit = tomsk.organizations.add(
        Organization(title="Отдел", parent_id=office.body, kind=OrganizationKind.UNIT)
    )
    club = tomsk.organizations.add(Organization(title="Клуб", parent_id=office.body))
    held = Event(title="Открытие", starts_on=THURSDAY, is_significant=True)
    assert due(tomsk, replace(held, organization_id=unit)) is not None
    assert due(tomsk, replace(held, organization_id=club)) is None
    assert due(tomsk, replace(held, whose=EventWhose.SUBORDINATE)) is None
    assert due(tomsk, replace(held, whose=EventWhose.UNIT)) is not None


def test_without_a_clause_nothing_is_due(desk: Desk) -> None:
    held = Event(title="Открытие", starts_on=THURSDAY, is_significant=True)
    assert due(desk, held) is None
    desk.procedures.use("amurzet")
    assert due(desk, held) is None


def test_the_day_of_a_series_receives_information_for_itself(tomsk: Desk) -> None:
    series = meeting(tomsk, starts_on=date(2026, 11, 9), is_significant=True)

    def missing() -> list[date]:
        rows = awaited(tomsk.events.all(), tomsk.events.asking(), THURSDAY)
        return [each.occurrence.day for each in rows]

    assert missing() == [date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)]
    own = tomsk.events.receive(series, date(2026, 11, 16), information="Открыли каток")
    assert missing() == [date(2026, 11, 9), date(2026, 11, 23)]
    kept = tomsk.events.get(own)
    assert (kept.information_received_on, kept.information) == (THURSDAY, "Открыли каток")
    tomsk.history.undo()
    assert len(missing()) == 3


def test_information_does_not_come_from_the_future(tomsk: Desk) -> None:
    event = tomsk.events.add(Event(title="Открытие", starts_on=THURSDAY))
    with pytest.raises(Invalid, match="ещё не наступил"):
        tomsk.events.receive(event, THURSDAY, MONDAY)


def test_what_is_ahead_is_awaited_once_its_own_day_has_come(tomsk: Desk) -> None:
    def ahead(due_on: date) -> int:
        event = Event(title="Бал", starts_on=MONDAY, information_due_on=due_on)
        return tomsk.events.add(event)

    wanted = ahead(THURSDAY)
    ahead(THURSDAY + timedelta(days=1))
    rows = awaited(tomsk.events.all(), tomsk.events.asking(), THURSDAY)
    assert [each.event.id for each in rows] == [wanted]
    assert not rows[0].is_late(THURSDAY)
