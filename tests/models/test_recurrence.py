"""Rules of repetition: what is taken, which days they give, how they are said."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.errors import Invalid
from smdesk.models.recurrence import (
    occasion_days,
    occasion_rule,
    occasion_words,
    occurrences,
    repeat_rule,
    rule_words,
)

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("freq=weekly; byday=mo", "FREQ=WEEKLY;BYDAY=MO"),
        ("BYDAY=-1SU;FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=-1SU"),
    ],
)
def test_a_rule_is_kept_in_one_spelling(typed: str, kept: str) -> None:
    assert repeat_rule(typed, "repeat") == kept
    assert repeat_rule(kept, "repeat") == kept


@pytest.mark.parametrize(
    "typed", ["BYDAY=MO", "FREQ=HOURLY", "FREQ=WEEKLY;COUNT=5", "FREQ=WEEKLY;BYDAY=XX", "завтра"]
)
def test_a_rule_that_the_desk_does_not_know_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        repeat_rule(typed, "repeat")


@given(start=DAYS, since=DAYS, length=st.integers(0, 400), step=st.integers(1, 4))
def test_weeks_are_counted_as_by_hand(start: date, since: date, length: int, step: int) -> None:
    until = since + timedelta(days=length)
    found = list(occurrences(start, f"FREQ=WEEKLY;INTERVAL={step}", since, until))
    assert found == [
        since + timedelta(days=at)
        for at in range(length + 1)
        if since + timedelta(days=at) >= start
        and (since + timedelta(days=at) - start).days % (7 * step) == 0
    ]


@given(start=DAYS, length=st.integers(0, 100))
def test_without_a_rule_there_is_one_day(start: date, length: int) -> None:
    until = start + timedelta(days=length)
    assert list(occurrences(start, "", start, until)) == [start]
    assert not list(occurrences(start, "", start + timedelta(days=1), until))


def test_a_series_ends_on_its_last_day() -> None:
    found = occurrences(
        date(2026, 11, 2), "FREQ=DAILY", date(2026, 11, 4), date(2026, 12, 1), date(2026, 11, 5)
    )
    assert list(found) == [date(2026, 11, 4), date(2026, 11, 5)]


@given(st.integers(2000, 2060))
def test_the_last_sunday_of_november_is_found_each_year(year: int) -> None:
    rule = occasion_rule("BYMONTH=11;BYDAY=-1SU", "rule")
    [day] = occasion_days(rule, date(year, 1, 1), date(year, 12, 31))
    assert (day.month, day.weekday()) == (11, calendar.SUNDAY)
    assert (day + timedelta(days=7)).month == 12


def test_a_leap_day_is_there_in_leap_years_only() -> None:
    days = occasion_days("02-29", date(2023, 1, 1), date(2028, 12, 31))
    assert [day.year for day in days] == [2024, 2028]
    with pytest.raises(Invalid, match="не бывает"):
        occasion_rule("02-30", "rule")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", ""),
        ("FREQ=DAILY", "каждый день"),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "каждую неделю: понедельник, среда"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "раз в 2 недели: пятница"),
        ("FREQ=MONTHLY;BYDAY=-1SU", "каждый месяц: последнее воскресенье"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "каждый месяц: 15-го"),
        ("FREQ=MONTHLY;BYDAY=2WE", "каждый месяц: вторая среда"),
        ("FREQ=YEARLY", "каждый год"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, words: str) -> None:
    assert rule_words(rule) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("04-12", "12 апреля"),
        ("2027-02-01", "1 февраля 2027 года"),
        ("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=11", "последнее воскресенье ноября"),
        ("FREQ=YEARLY;BYYEARDAY=256", "256-й день года"),
    ],
)
def test_an_occasion_is_said_in_words(rule: str, words: str) -> None:
    assert occasion_words(rule) == words


RULES = st.tuples(
    st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")),
    st.integers(1, 5),
    st.sampled_from(("", ";BYDAY=MO", ";BYDAY=TU,SU", ";BYDAY=WE,FR,SA")),
)


@given(start=DAYS, since=DAYS, length=st.integers(0, 90), rule=RULES)
def test_days_from_any_day_on_are_those_counted_from_the_start(
    start: date, since: date, length: int, rule: tuple[str, int, str]
) -> None:
    text = f"FREQ={rule[0]};INTERVAL={rule[1]}{rule[2] if rule[0] == 'WEEKLY' else ''}"
    until = since + timedelta(days=length)
    whole = occurrences(start, text, start, until)
    assert list(occurrences(start, text, since, until)) == [d for d in whole if d >= since]
