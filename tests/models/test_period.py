"""Stretches of days as they are typed."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.models.errors import Invalid
from smdesk.models.period import Period, month_of, parse_month, parse_period

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2028-2", date(2028, 2, 1), date(2028, 2, 29)),
        ("02.2026", date(2026, 2, 1), date(2026, 2, 28)),
        (" 12/2026 ", date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_a_month(text: str, since: date, until: date) -> None:
    assert parse_month(text) == Period(since, until)


@pytest.mark.parametrize("text", ["", "ноябрь", "2026-13", "2026-00", "1026-11", "2026-11-01"])
def test_what_is_no_month(text: str) -> None:
    with pytest.raises(Invalid, match="не месяц"):
        parse_month(text)


def test_days_are_typed_as_everywhere() -> None:
    assert parse_period("2026-11-01", "5 ноября", TODAY) == (date(2026, 11, 1), date(2026, 11, 5))
    assert parse_period("вчера", "сегодня", TODAY) == (date(2026, 11, 25), TODAY)
    assert str(month_of(TODAY)) == "01.11.2026 – 30.11.2026"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [("", "5.11", "оба дня"), ("6.11", "5.11", "раньше первого"), ("x", "5.11", "не понята")],
)
def test_days_that_make_no_period(since: str, until: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        parse_period(since, until, TODAY)
