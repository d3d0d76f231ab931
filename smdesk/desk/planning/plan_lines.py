"""Lines of the reports on the plan and on events."""

from __future__ import annotations

from datetime import date, timedelta

from smdesk.desk.kept import Kept
from smdesk.desk.planning.plan import Plan
from smdesk.models.event_days import Occurrence
from smdesk.models.labels import label
from smdesk.models.plan import PlanFilter, Told
from smdesk.models.progress import Job, Progress
from smdesk.reports.snapshot import EventLine, PlanLine, Snapshot
from smdesk.storage.plan_lines import PlacedLine
from smdesk.storage.storage import Storage


def plan_lines(plan: Plan, storage: Storage, snapshot: Snapshot) -> Job[list[PlanLine]]:
    """What stands on the days of the period, by time, on the pages of the snapshot.

    Of it what the filter of the snapshot wants.
    """
    since, until = snapshot.period
    view, wanted = storage.plan_lines, snapshot.wanted
    chosen = None if snapshot.chosen is None else frozenset(snapshot.chosen)
    found: list[PlanLine] = []
    days = (until - since).days + 1
    for number in range(days):
        day = since + timedelta(days=number)
        asked = None if wanted.is_empty else _asked_for(storage, day, wanted)
        placed = [
            each
            for each in view.between(day, day)
            if (chosen is None or each.account_id in chosen) and (asked is None or each.id in asked)
        ]
        told = plan.told([each.id for each in placed])
        found += (_line(each, _approved(told[each.id])) for each in placed)
        yield Progress(number + 1, days, "Читается план")
    return found


def _asked_for(storage: Storage, day: date, wanted: PlanFilter) -> frozenset[int]:
    return frozenset(each for _at, each in storage.plan.keys(day, day, wanted, "at"))


def event_lines(kept: Kept, snapshot: Snapshot) -> Job[list[EventLine]]:
    """The events that begin on the days of the period; cancelled ones are left out."""
    posts = kept.events.posts()
    found = []
    for occurrence in kept.events.between(*snapshot.period):
        found.append(_event_line(kept, snapshot, occurrence, posts.get(occurrence.event.id, 0)))
        yield Progress(0, 0, "Читаются мероприятия")
    return found


def _line(placed: PlacedLine, approved: str) -> PlanLine:
    return PlanLine(
        placed.id,
        placed.account_id,
        placed.at,
        placed.topic,
        placed.rubric,
        placed.format,
        placed.files,
        placed.author_id,
        approved,
        placed.stage,
        placed.link,
        placed.text,
    )


def _approved(told: Told) -> str:
    """By whom and when, and what was changed since; empty while it is not approved."""
    said = [", ".join(filter(None, (name, f"{day:%d.%m.%Y}"))) for name, day in told.approved]
    return "; ".join([*said, *([f"после согласования: {told.changed}"] if told.changed else [])])


def _event_line(kept: Kept, snapshot: Snapshot, occurrence: Occurrence, posts: int) -> EventLine:
    event = occurrence.event
    holder = snapshot.organization.get(event.organization_id or 0)
    official = snapshot.person.get(event.responsible_id or 0)
    due = kept.events.information_due(occurrence)
    return EventLine(
        event.id,
        occurrence.day,
        occurrence.time,
        event.title,
        label(event.whose),
        holder.name if holder else "",
        event.place,
        official.full_name if official else event.responsible,
        event.is_significant,
        due.due if due else event.information_due_on,
        event.information_received_on,
        posts,
    )
