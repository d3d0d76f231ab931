from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.dates import parse_date, show_date
from smdesk.models.errors import Invalid

TODAY = date(2026, 11, 23)  # a Monday
DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5.11", date(2026, 11, 5)),
        ("05.11.2026", date(2026, 11, 5)),
        ("5.11.26", date(2026, 11, 5)),
        ("5/11/2026", date(2026, 11, 5)),
        ("5-11-26", date(2026, 11, 5)),
        ("05112026", date(2026, 11, 5)),
        ("05.11.2026 г.", date(2026, 11, 5)),
        ("5 ноября", date(2026, 11, 5)),
        ("5 Ноября 2026 года", date(2026, 11, 5)),
        ("5 ноя 26", date(2026, 11, 5)),
        ("5 ноя. 2026", date(2026, 11, 5)),
        ("9 мая 2027", date(2027, 5, 9)),
        ("9 марта 27", date(2027, 3, 9)),
        ("2026-11-05", date(2026, 11, 5)),
        ("1.12.99", date(1999, 12, 1)),
        ("вчера", date(2026, 11, 22)),
        ("Сегодня", TODAY),
        ("завтра", date(2026, 11, 24)),
        ("послезавтра", date(2026, 11, 25)),
        ("+3", date(2026, 11, 26)),
        ("-3", date(2026, 11, 20)),
        ("пн", TODAY),
        ("пятница", date(2026, 11, 27)),
        ("в пятницу"[2:], date(2026, 11, 27)),
        ("четверг", date(2026, 11, 26)),
        ("5 авг", date(2026, 8, 5)),
        ("5 авг. 2027г", date(2027, 8, 5)),
        ("  ", None),
    ],
)
def test_dates_as_people_type_them(typed: str, day: date | None) -> None:
    assert parse_date(typed, TODAY) == day


def test_without_a_year_the_nearest_day_is_meant() -> None:
    assert parse_date("28.12", date(2027, 1, 3)) == date(2026, 12, 28)
    assert parse_date("3.01", date(2026, 12, 28)) == date(2027, 1, 3)
    assert parse_date("29.02", TODAY) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "typed", ["31.02.2026", "32.1", "5.13", "+9999999", "никогда", "5 мартобря"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_date(typed, TODAY, "since")
    assert refusal.value.field == "since"
    assert refusal.value.todo


def test_far_years_are_refused() -> None:
    with pytest.raises(Invalid, match="1026"):
        parse_date("05.11.1026", TODAY)


@given(DAYS, DAYS)
def test_a_shown_date_is_read_back(day: date, today: date) -> None:
    for text in (show_date(day), day.isoformat(), f"{day.day}.{day.month}.{day.year % 100:02}"):
        assert parse_date(text, today) == day


@given(st.dates(date(1910, 1, 1), date(2090, 12, 31)), st.integers(1, 28), st.integers(1, 12))
def test_the_nearest_day_is_within_half_a_year(today: date, day: int, month: int) -> None:
    found = parse_date(f"{day}.{month}", today)
    assert found is not None
    assert abs(found - today) <= timedelta(days=183)


@given(st.text(max_size=30), DAYS)
def test_any_text_is_read_or_refused(text: str, today: date) -> None:
    with suppress(Invalid):
        assert parse_date(text, today) is None or text.strip()


def test_an_unknown_date_is_shown_as_nothing() -> None:
    assert show_date(None) == ""
