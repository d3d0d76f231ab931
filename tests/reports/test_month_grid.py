"""The grid of weeks: every placement of the period stands in it once, named or counted."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.period import Period
from smdesk.reports.month_grid import GridPost, MonthGrid, PlanFrame

SINCE = date(2026, 11, 4)
BADGES = ("VK", "OK", "TG", "ДЗ", "RT", "MX", "YT")
LINE = re.compile(r"(\d\d:\d\d) (.+?): (.*)")
POSTS = st.lists(
    st.tuples(
        st.integers(0, 40 * 24 * 4 - 1).map(
            lambda quarter: datetime(2026, 11, 4) + timedelta(minutes=15 * quarter)
        ),
        st.sampled_from(BADGES),
        st.sampled_from(("Ёлка", "Каток", "")),
    ),
    max_size=60,
)


def grid(posts: list[tuple[datetime, str, str]], days: int = 40) -> MonthGrid:
    """These posts, over so many days from a Wednesday on."""
    until = SINCE + timedelta(days=days - 1)
    in_order = sorted(GridPost(*each) for each in posts)
    return MonthGrid(Period(SINCE, until), in_order, PlanFrame())


def told(line: str) -> tuple[str, str, int]:
    """Time, topic, and how many placements a line of a day stands for."""
    found = LINE.fullmatch(line)
    assert found is not None
    named, _, rest = found[2].partition(" и ещё ")
    counts = [int(each.partition(" ×")[2] or 1) for each in named.split(", ")]
    return found[1], found[3], sum(counts) + int(rest or 0)


@given(POSTS)
def test_every_placement_stands_once_on_its_day(posts: list[tuple[datetime, str, str]]) -> None:
    found: Counter[tuple[date, str, str]] = Counter()
    for week in grid(posts).weeks():
        for day in week.days:
            for time, topic, count in map(told, day.posts):
                found[day.day, time, topic] += count
    wanted = Counter((at.date(), f"{at:%H:%M}", topic or "без темы") for at, _badge, topic in posts)
    assert found == wanted


@given(st.integers(1, 70))
def test_weeks_are_whole_and_days_outside_are_told(days: int) -> None:
    weeks = list(grid([], days).weeks())
    shown = [day for week in weeks for day in week.days]
    assert all(len(week.days) == 7 and week.days[0].day.weekday() == 0 for week in weeks)
    inside = [day.day for day in shown if not day.is_outside]
    assert inside == [SINCE + timedelta(days=at) for at in range(days)]
    assert [day.day for day in shown] == [
        shown[0].day + timedelta(days=at) for at in range(len(shown))
    ]


def test_pages_of_one_network_are_counted_and_many_networks_too() -> None:
    at = datetime(2026, 11, 5, 10)
    (two,) = grid([(at, "VK", "Ёлка"), (at, "OK", "Ёлка"), (at, "VK", "Ёлка")], 2).weeks()
    assert two.days[3].posts == ("10:00 OK, VK ×2: Ёлка",)
    (many,) = grid([(at, badge, "Ёлка") for badge in BADGES], 2).weeks()
    assert many.days[3].posts == ("10:00 MX, OK, RT, TG и ещё 3: Ёлка",)
