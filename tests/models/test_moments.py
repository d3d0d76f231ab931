"""Moments as people type them."""

from __future__ import annotations

import contextlib
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.errors import Invalid
from smdesk.models.moments import parse_moment, show_moment

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", None),
        ("5.11 9:30", datetime(2026, 11, 5, 9, 30)),
        ("5.11  930", datetime(2026, 11, 5, 9, 30)),
        ("05.11.2026 9", datetime(2026, 11, 5, 9, 0)),
        ("завтра 18:00", datetime(2026, 11, 24, 18, 0)),
        ("завтра", datetime(2026, 11, 24, 10, 0)),
        ("5 ноября", datetime(2026, 11, 5, 10, 0)),
        ("5 ноября 2026", datetime(2026, 11, 5, 10, 0)),
        ("5 ноября 7.15", datetime(2026, 11, 5, 7, 15)),
        ("5.11 26", datetime(2026, 11, 5, 10, 0)),
        ("5 11", datetime(2026, 11, 5, 10, 0)),
        ("9:30", datetime(2026, 11, 30, 9, 30)),
        ("2026-11-05 09:30", datetime(2026, 11, 5, 9, 30)),
    ],
)
def test_a_moment_is_read(typed: str, expected: datetime | None) -> None:
    assert parse_moment(typed, TODAY, date(2026, 11, 30)) == expected


@pytest.mark.parametrize("typed", ["не знаю", "31.02", "5.11 25:00", "99:99"])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        parse_moment(typed, TODAY)


@given(st.datetimes(datetime(1950, 1, 1), datetime(2060, 1, 1)))
def test_what_is_shown_is_read_back(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    assert parse_moment(show_moment(moment), TODAY) == moment


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with contextlib.suppress(Invalid):
        parse_moment(text, TODAY)
