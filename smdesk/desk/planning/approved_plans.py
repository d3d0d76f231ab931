"""What paper says of approval: who has approved the plan, and what was changed since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from smdesk.desk.planning.approval_content import ApprovalChange
from smdesk.desk.planning.approvals import Approvals
from smdesk.models.dates import show_date
from smdesk.models.labels import plural
from smdesk.models.period import Period
from smdesk.models.plan_records import Approval
from smdesk.models.plan_vocabulary import Decision
from smdesk.storage.plan import PlanView

MOST_APPROVALS = 6
"""Approved plans that are told; a year may have one for each week."""
MOST_CHANGES = 30
"""Changes that are told one by one, the last ones."""
_CHANGES = ("изменение", "изменения", "изменений")
_APPROVALS = ("согласование", "согласования", "согласований")
_DETAILS = {
    "перенесено": " с {before} на {after}",
    "добавлено": " на {after}",
    "убрано": ", стояло {before}",
    "изменена тема": ", было «{before}»",
}


def approved_plans(approvals: Approvals, plan: PlanView, period: Period) -> Iterator[str]:
    """Sentences: every approved plan that shares a day with the period names its own days.

    Of what was changed since, what concerns the days of the period.
    """
    found = [each for each in approvals.of_plan(*period) if each.outcome is Decision.APPROVED]
    for approval in found[:MOST_APPROVALS]:
        yield _approved(approvals, approval)
        changes = [
            each
            for each in approvals.changes(approval)
            if _concerns(approvals, plan, approval, period, each)
        ]
        yield from _changed(changes)
    if len(found) > MOST_APPROVALS:
        yield f"И ещё {plural(len(found) - MOST_APPROVALS, *_APPROVALS)} плана на эти дни."


def _approved(approvals: Approvals, approval: Approval) -> str:
    said = ", ".join(
        f"{voice.name} {show_date(voice.decided_at.date()) if voice.decided_at else ''}".strip()
        for voice in approvals.voices(approval.id)
        if voice.decision is Decision.APPROVED
    )
    name = approvals.name(approval)
    return f"{name[0].upper()}{name[1:]} согласован: {said}."


def _concerns(
    approvals: Approvals, plan: PlanView, approval: Approval, period: Period, change: ApprovalChange
) -> bool:
    """Whether the change is about a day of the period: as it was put up, or as it is now."""
    before = approvals.content(approval).rows
    if change.placement_id:
        put_up = [before[change.placement_id]] if change.placement_id in before else []
        now = plan.items([change.placement_id])
    else:
        put_up = [row for row in before.values() if row.post_id == change.post_id]
        now = plan.of_post(change.post_id)
    moments = [row.at for row in put_up] + [item.planned_at or item.at for item in now]
    return any(_is_in(period, moment) for moment in moments)


def _is_in(period: Period, moment: datetime | None) -> bool:
    day: date | None = moment.date() if moment else None
    return day is not None and period.since <= day <= period.until


def _changed(changes: list[ApprovalChange]) -> Iterator[str]:
    if not changes:
        return
    yield f"После согласования {plural(len(changes), *_CHANGES)}:"
    if len(changes) > MOST_CHANGES:
        yield f"— {plural(len(changes) - MOST_CHANGES, *_CHANGES)} раньше;"
    yield from (f"— {_told(each)};" for each in changes[-MOST_CHANGES:-1])
    yield f"— {_told(changes[-1])}."


def _told(change: ApprovalChange) -> str:
    """«Ёлка» (VK, Посёлок): перенесено с … на …, изменено 26.11.2026»."""
    details = _DETAILS.get(change.what, "").format(before=change.before, after=change.after)
    when = f", изменено {show_date(change.at.date())}" if change.at else ""
    return f"{change.text}{details}{when}"
