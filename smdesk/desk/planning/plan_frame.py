"""What a plan on paper has beside its posts: days of note, the norm, who has approved it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from smdesk.desk.kept import Kept
from smdesk.models.dates import show_date
from smdesk.models.labels import plural
from smdesk.models.plan import weeks
from smdesk.models.plan_records import Approval
from smdesk.models.plan_vocabulary import Decision
from smdesk.models.progress import Job, Progress
from smdesk.procedures.norms import WeekSummary
from smdesk.reports.month_grid import PlanFrame
from smdesk.reports.snapshot import Snapshot

FEW = 8
"""Pages whose norm is told one by one."""
MOST_CHANGES = 10
"""Changes after approval that are told one by one."""
_CHANGES = ("изменение", "изменения", "изменений")


def plan_frame(kept: Kept, snapshot: Snapshot) -> Job[PlanFrame]:
    """Everything about the days of the snapshot's period, and about the weeks around them."""
    mondays = weeks(*snapshot.period)
    first, last = mondays[0], mondays[-1] + timedelta(days=6)
    calendar = kept.calendar.current()
    days = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    yield Progress(0, 0, "Читается календарь")
    norms: dict[date, tuple[str, ...]] = {}
    for monday in mondays:
        norms[monday] = tuple(_norm(kept, snapshot, monday))
        yield Progress(0, 0, "Считаются недели")
    return PlanFrame(
        marks={
            day: tuple(each.title for each in found)
            for day, found in kept.occasions.between(first, last).items()
        },
        off=frozenset(day for day in days if not calendar.is_working(day)),
        norms=norms,
        approvals=tuple(_approvals(kept, snapshot)),
    )


def _norm(kept: Kept, snapshot: Snapshot, monday: date) -> Iterator[str]:
    chosen = None if snapshot.chosen is None else frozenset(snapshot.chosen)
    summary = kept.norms.summary(monday, chosen)
    if not summary.pages:
        return
    if summary.pages > FEW:
        yield from _together(summary)
        return
    for row in kept.norms.week_rows([monday], chosen)[monday]:
        if row.owed.number:
            account = snapshot.account[row.account_id]
            badge = snapshot.network[account.network_id].badge
            planned = f" +{row.planned}" if row.planned else ""
            yield f"{badge} {row.done}{planned} из {row.owed.number}"
    if summary.missing:
        yield f"не хватает {summary.missing}"


def _together(summary: WeekSummary) -> Iterator[str]:
    yield f"выполняют {summary.met} из {summary.pages}"
    if summary.missing:
        yield f"не хватает {summary.missing}"


def _approvals(kept: Kept, snapshot: Snapshot) -> Iterator[str]:
    """Approved plans that cover the whole period, and what was changed since."""
    since, until = snapshot.period
    for approval in kept.approvals.of_plan(since, until):
        covers = approval.since is not None and approval.until is not None
        if (
            covers
            and approval.outcome is Decision.APPROVED
            and (approval.since or since) <= since
            and until <= (approval.until or until)
        ):
            yield _approved(kept, approval)
            yield from _changed(kept, approval)


def _approved(kept: Kept, approval: Approval) -> str:
    said = ", ".join(
        f"{voice.name} {show_date(voice.decided_at.date()) if voice.decided_at else ''}".strip()
        for voice in kept.approvals.voices(approval.id)
        if voice.decision is Decision.APPROVED
    )
    name = kept.approvals.name(approval)
    return f"{name[0].upper()}{name[1:]} согласован: {said}."


def _changed(kept: Kept, approval: Approval) -> Iterator[str]:
    changes = kept.approvals.changes(approval)
    if not changes:
        return
    told = "; ".join(
        f"{each.text}{f', {show_date(each.at.date())}' if each.at else ''}"
        for each in changes[-MOST_CHANGES:]
    )
    more = "; и другие" if len(changes) > MOST_CHANGES else ""
    yield f"После согласования {plural(len(changes), *_CHANGES)}: {told}{more}."
