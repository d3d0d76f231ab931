"""The plan at the size of a region: months to painted, counts and norms beside raw SQL, moves.

`python -m benchmarks.inside.plan BASE TIMES`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from benchmarks.bench import in_turn, milliseconds
from benchmarks.inside.registry import fail, rest, shown
from smdesk.desk import Desk
from smdesk.models.plan import monday
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.plan.grid import DayGrid
from smdesk.ui.plan.page import PlanPage
from smdesk.ui.plan.period import MONTH

COUNTS = "SELECT substr(at, 1, 10), count(*) FROM placement WHERE at >= ? AND at < ? GROUP BY 1"
WEEK = """
SELECT p.account_id, count(*) FROM placement p JOIN post t ON t.id = p.post_id
WHERE p.published_at >= ? AND p.published_at < ? AND t.is_counted = 1 GROUP BY p.account_id
"""
"""The same answer by one statement: what every account has published in a week."""


def page_of(window: MainWindow) -> PlanPage:
    """The page, brought to the front, with its month."""
    window.open_page("plan")
    page = window.pages.page()
    if not isinstance(page, PlanPage):
        raise TypeError(f"in front is {page}")
    page.failed.connect(fail)
    page.show_view(MONTH)
    settle(page)
    return page


def settle(page: PlanPage) -> None:
    """Until nothing is on its way."""
    rest(30)
    while page.is_reading:
        rest(30)


def grid_of(page: PlanPage) -> DayGrid:
    """The month."""
    if page.grid is None:
        raise TypeError("no month is in front")
    return page.grid


def months(page: PlanPage, times: int) -> Iterator[float]:
    """From the key to the painted month, milliseconds, there and back."""
    for steps in (-1, 1) * times:

        def turn(steps: int = steps) -> None:
            page.turn(steps)
            grid_of(page).repaint()

        yield milliseconds(turn)
        settle(page)


def moves(page: PlanPage, times: int) -> Iterator[float]:
    """From the drop until the window is painted, milliseconds: a post one day later and back."""
    grid = grid_of(page)
    for days in (1, -1) * times:
        days_shown = (
            grid.day(week + timedelta(days=at)) for week in page.period.weeks for at in range(7)
        )
        item = next((i for day in days_shown for i in day.items if not i.is_published), None)
        if item is None:
            return
        grid.select(item.placement_id)

        def move(days: int = days, placement: int = item.placement_id) -> None:
            grid.shifted.emit([placement], timedelta(days=days))
            QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)

        yield milliseconds(move)
        settle(page)


def beside_sql(base: Path, times: int) -> dict[str, tuple[float, float]]:
    """Counts of a month, and a week of all accounts: ours and raw SQL, medians."""
    desk = Desk.open(base)
    connection = desk.storage.connection
    week = monday(desk.today()) - timedelta(weeks=1)
    first, last = week - timedelta(weeks=4), week + timedelta(days=6)
    month = (first.isoformat(), (last + timedelta(days=1)).isoformat())
    days = (week.isoformat(), (week + timedelta(weeks=1)).isoformat())
    counts = in_turn(
        times,
        lambda: desk.plan.day_counts(first, last),
        lambda: connection.execute(COUNTS, month).fetchall(),
    )
    norms = in_turn(
        times,
        lambda: desk.norms.week_rows([week]),
        lambda: connection.execute(WEEK, days).fetchall(),
    )
    desk.close()
    return {"counts": (counts[0], counts[1]), "norms": (norms[0], norms[1])}


def measure(base: Path, times: int) -> dict[str, object]:
    """Everything."""
    found: dict[str, object] = dict(beside_sql(base, times))
    with shown(base) as (window, _registry):
        page = page_of(window)
        found["months"] = list(months(page, times))
        page.go_today()
        settle(page)
        found["moves"] = list(moves(page, times))
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
