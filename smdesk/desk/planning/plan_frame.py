"""What a plan on paper has beside its posts: days of note, the norm, who has approved it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from smdesk.desk.kept import Kept
from smdesk.desk.planning.approved_plans import approved_plans
from smdesk.models.plan import weeks
from smdesk.models.progress import Job, Progress
from smdesk.procedures.norms import WeekRow, WeekSummary
from smdesk.reports.month_grid import PlanFrame
from smdesk.reports.snapshot import Snapshot
from smdesk.storage.storage import Storage

FEW = 8
"""Pages whose norm is told one by one."""
_COUNTED = Progress(0, 0, "Считаются недели")


def plan_frame(kept: Kept, storage: Storage, snapshot: Snapshot) -> Job[PlanFrame]:
    """Everything about the days of the snapshot's period, and about the weeks around them."""
    mondays = weeks(*snapshot.period)
    first, last = mondays[0], mondays[-1] + timedelta(days=6)
    calendar = kept.calendar.current()
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    yield Progress(0, 0, "Читается календарь")
    occasions = kept.occasions.between(first, last)
    norms = yield from _norms(kept, snapshot, mondays, _pages(storage, snapshot))
    approvals = []
    for said in approved_plans(kept.approvals, storage.plan, snapshot.period):
        approvals.append(said)
        yield Progress(0, 0, "Читаются согласования")
    return PlanFrame(
        marks={day: tuple(each.title for each in found) for day, found in occasions.items()},
        off=frozenset(day for day in days if not calendar.is_working(day)),
        norms=norms,
        approvals=tuple(approvals),
    )


def _pages(storage: Storage, snapshot: Snapshot) -> frozenset[int] | None:
    """The pages that the plan is about; None for all."""
    chosen = None if snapshot.chosen is None else frozenset(snapshot.chosen)
    if snapshot.wanted.is_of_all_pages:
        return chosen
    wanted = storage.plan.chosen_pages(snapshot.wanted)
    return wanted if chosen is None else wanted & chosen


def _norms(
    kept: Kept, snapshot: Snapshot, mondays: list[date], pages: frozenset[int] | None
) -> Job[dict[date, tuple[str, ...]]]:
    """Monday → how the week stands: page by page where they are few."""
    found: dict[date, tuple[str, ...]] = {}
    for monday in mondays:
        ledger = yield from kept.norms.preparing(monday)
        counts = kept.norms.counts(monday)
        yield _COUNTED
        summary = ledger.summary(counts, pages)
        yield _COUNTED
        if summary.pages > FEW:
            found[monday] = tuple(_together(summary))
        elif summary.pages:
            rows = ledger.rows(counts, pages)
            found[monday] = tuple(_one_by_one(snapshot, rows, summary))
    return found


def _one_by_one(snapshot: Snapshot, rows: Sequence[WeekRow], summary: WeekSummary) -> Iterator[str]:
    """«VK 2 +1 из 3»; where a network has several pages, with the name of the page."""
    owing = [(row, snapshot.account[row.account_id]) for row in rows if row.owed.number]
    pages = Counter(account.network_id for _row, account in owing)
    for row, account in owing:
        badge = snapshot.network[account.network_id].badge
        page = f" {account.title or account.address}:" if pages[account.network_id] > 1 else ""
        planned = f" +{row.planned}" if row.planned else ""
        yield f"{badge}{page} {row.done}{planned} из {row.owed.number}"
    if summary.missing:
        yield f"не хватает {summary.missing}"


def _together(summary: WeekSummary) -> Iterator[str]:
    yield f"выполняют {summary.met} из {summary.pages}"
    if summary.missing:
        yield f"не хватает {summary.missing}"
