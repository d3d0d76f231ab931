"""A time as people type it."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.errors import Invalid
from smdesk.models.plan_rules import time_of_day


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9:30", "09:30"),
        ("9.30", "09:30"),
        ("9-30", "09:30"),
        ("930", "09:30"),
        ("1430", "14:30"),
        ("9", "09:00"),
        ("9 ч. 30 мин.", "09:30"),
        ("9ч30м", "09:30"),
        ("18 часов", "18:00"),
        ("", ""),
    ],
)
def test_usual_spellings_are_read(typed: str, read: str) -> None:
    assert time_of_day(typed, "time") == read


@pytest.mark.parametrize("typed", ["когда-нибудь в 2027", "24:00", "9:60", "10:00:00", "²", "утро"])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="не похоже на время"):
        time_of_day(typed, "time")


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_refused(typed: str) -> None:
    try:
        read = time_of_day(typed, "time")
    except Invalid:
        return
    assert not read or time.fromisoformat(read).strftime("%H:%M") == read


@given(st.times())
def test_what_it_writes_it_reads(at: time) -> None:
    assert time_of_day(f"{at:%H:%M}", "time") == f"{at:%H:%M}"
