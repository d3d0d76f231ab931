"""The overlay of the calendar: shipped days, the office's own, the production calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.desk import Desk
from smdesk.models.errors import Invalid
from smdesk.models.plan_records import Occasion
from smdesk.models.plan_vocabulary import OccasionKind
from smdesk.models.vocabulary import DayKind
from smdesk.procedures.errors import OccasionsError
from smdesk.procedures.occasions import parse_occasions, shipped_occasions
from tests.desk.planning.conftest import Office

MOTHERS = date(2026, 11, 29)


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk


def titles(desk: Desk, day: date) -> list[str]:
    return [each.title for each in desk.occasions.between(day, day).get(day, [])]


def shipped(desk: Desk, code: str) -> Occasion:
    return next(each for each in desk.occasions.listed() if each.code == code)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2026, 11, 29), "День матери"),
        (date(2026, 10, 5), "День учителя"),
        (date(2026, 10, 18), "День отца"),
        (date(2026, 8, 30), "День шахтёра"),
        (date(2026, 6, 27), "День молодёжи"),
        (date(2026, 9, 13), "День программиста"),
        (date(2028, 9, 12), "День программиста"),
        (
            date(2026, 3, 15),
            "День работников бытового обслуживания и жилищно-коммунального хозяйства",
        ),
        (date(2026, 4, 21), "День местного самоуправления"),
        (date(2027, 7, 24), "День работника торговли"),
    ],
)
def test_days_are_where_the_rules_put_them(desk: Desk, day: date, title: str) -> None:
    assert title in titles(desk, day)


def test_there_are_many_and_none_is_there_twice(desk: Desk) -> None:
    assert len(shipped_occasions()) >= 120
    for year in (2026, 2027, 2028):
        first = date(year, 1, 1)
        for day, group in desk.occasions.between(first, date(year, 12, 31)).items():
            said = [each.title for each in group]
            assert len(said) == len(set(said)), day


def test_holidays_of_the_production_calendar_are_not_doubled(desk: Desk) -> None:
    assert titles(desk, date(2026, 1, 4)) == ["Новогодние каникулы"]
    assert titles(desk, date(2026, 11, 4)) == ["День народного единства"]
    assert titles(desk, date(2028, 5, 9)) == ["День Победы"]  # no such calendar yet
    victory = shipped(desk, "victory")
    desk.occasions.store(replace(victory, title="9 Мая"))
    assert titles(desk, date(2026, 5, 9)) == ["9 Мая"]
    desk.occasions.hide([shipped(desk, "victory")])
    assert titles(desk, date(2026, 5, 9)) == []


def test_own_days_of_the_production_calendar_are_shown(desk: Desk) -> None:
    desk.calendar.set(date(2026, 12, 25), DayKind.DAY_OFF, "День района")
    [found] = [
        o
        for o in desk.occasions.between(date(2026, 12, 25), date(2026, 12, 25)).popitem()[1]
        if o.title == "День района"
    ]
    assert found.kind is OccasionKind.LOCAL


def test_the_calendar_spans_years(desk: Desk) -> None:
    found = desk.occasions.between(date(2026, 12, 27), date(2027, 1, 2))
    assert found[date(2026, 12, 27)][0].title == "День спасателя"
    assert found[date(2027, 1, 1)][0].title == "Новогодние каникулы"
    assert min(found) >= date(2026, 12, 27)


def test_holidays_come_first(desk: Desk) -> None:
    kinds = [
        each.kind
        for each in desk.occasions.between(date(2026, 11, 7), date(2026, 11, 7)).popitem()[1]
    ]
    assert kinds == sorted(kinds, key=list(OccasionKind).index)


def test_a_shipped_day_is_renamed_hidden_and_given_back(desk: Desk) -> None:
    mothers = shipped(desk, "mother")
    kept = desk.occasions.store(replace(mothers, title="День мамы"))
    assert titles(desk, MOTHERS) == ["День мамы"]
    assert desk.occasions.store(replace(shipped(desk, "mother"), title="День мамочки")) == kept
    desk.occasions.hide([shipped(desk, "mother")])
    assert titles(desk, MOTHERS) == []
    desk.occasions.show([shipped(desk, "mother")])
    assert titles(desk, MOTHERS) == ["День мамочки"]
    desk.occasions.give_back([shipped(desk, "mother")])
    assert titles(desk, MOTHERS) == ["День матери"]
    assert desk.occasions.count() == 0
    desk.history.undo()
    assert titles(desk, MOTHERS) == ["День мамочки"]


def test_storing_a_shipped_day_as_it_was_keeps_nothing(desk: Desk) -> None:
    mothers = shipped(desk, "mother")
    assert desk.occasions.store(mothers) == 0
    desk.occasions.store(replace(mothers, title="День мамы"))
    assert desk.occasions.store(replace(mothers, id=0)) == 0
    assert desk.occasions.count() == 0


def test_a_local_day_is_added_and_removed(desk: Desk) -> None:
    own = Occasion(title="День посёлка", rule="BYMONTH=7;BYDAY=2SA")
    made = desk.occasions.store(own)
    assert titles(desk, date(2027, 7, 10))[-1] == "День посёлка"
    kept = desk.occasions.get(made)
    desk.occasions.store(replace(kept, rule="07-12"))
    assert titles(desk, date(2027, 7, 12)) == ["День посёлка"]
    teachers = shipped(desk, "teacher")
    desk.occasions.remove([desk.occasions.get(made), teachers])
    assert titles(desk, date(2027, 7, 12)) == [] == titles(desk, date(2026, 10, 5))
    assert desk.history.next_undo().title == "Удалено: 2 памятные даты"  # type: ignore[union-attr]
    desk.history.undo()
    assert titles(desk, date(2026, 10, 5)) == ["День учителя"]
    assert titles(desk, date(2027, 7, 12)) == ["День посёлка"]


def test_a_day_once_is_shown_once(desk: Desk) -> None:
    desk.occasions.store(Occasion(title="Юбилей района", rule="2027-06-01"))
    assert titles(desk, date(2027, 6, 1))[-1] == "Юбилей района"
    assert "Юбилей района" not in titles(desk, date(2028, 6, 1))


def test_a_rule_that_is_none_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid):
        desk.occasions.store(Occasion(title="День", rule="31 июня"))
    with pytest.raises(Invalid, match="название"):
        desk.occasions.store(Occasion(title=" ", rule="06-01"))


ONE = '[memorable]\na = ["01-02", "А"]\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (ONE + '[local]\na = ["01-03", "Б"]\n', 4, "такой код уже есть"),
        (ONE.replace("01-02", "02-30"), 2, "день записан неверно"),
        (ONE.replace("memorable", "old"), 2, "разделы бывают"),
        (ONE.replace('"А"', '" "'), 2, "не заполнено"),
        (ONE.replace(', "А"', ""), 2, "нужны день и название"),
        (ONE.replace('"А"', "5"), 2, "только тексты"),
        ("a = 1\n", 1, "нужно: раздел"),
    ],
)
def test_a_broken_file_says_where(text: str, line: int, words: str) -> None:
    with pytest.raises(OccasionsError, match=words) as told:
        parse_occasions(text)
    assert told.value.line == line


def test_a_year_is_counted_once(desk: Desk) -> None:
    first = desk.occasions.between(MOTHERS, MOTHERS)
    desk.organizations.change(replace(desk.organizations.all()[0], note="иное"))
    again = desk.occasions.between(MOTHERS, MOTHERS + timedelta(days=1))
    assert again[MOTHERS][0] is first[MOTHERS][0]
