"""Lines of the reports on the plan and on events."""

from __future__ import annotations

from datetime import date, timedelta

from smdesk.desk.kept import Kept
from smdesk.models.event_days import Occurrence
from smdesk.models.labels import label
from smdesk.models.plan import PlanFilter
from smdesk.models.progress import Job, Progress
from smdesk.reports.snapshot import EventLine, PlanLine, Snapshot
from smdesk.storage.plan_lines import PlacedLine
from smdesk.storage.storage import Storage

_Voices = dict[int, list[tuple[str, date]]]


def plan_lines(storage: Storage, snapshot: Snapshot) -> Job[list[PlanLine]]:
    """What stands on the days of the period, by time, on the pages of the snapshot.

    Of it what the filter of the snapshot wants.
    """
    since, until = snapshot.period
    view, wanted = storage.plan_lines, snapshot.wanted
    chosen = None if snapshot.chosen is None else frozenset(snapshot.chosen)
    voices: _Voices = {
        post: [(name, moment.date()) for name, moment in said]
        for post, said in view.voices().items()
    }
    found: list[PlanLine] = []
    days = (until - since).days + 1
    for number in range(days):
        day = since + timedelta(days=number)
        asked = None if wanted.is_empty else _asked_for(storage, day, wanted)
        found += (
            _line(placed, voices)
            for placed in view.between(day, day)
            if (chosen is None or placed.account_id in chosen)
            and (asked is None or placed.id in asked)
        )
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


def _line(placed: PlacedLine, voices: _Voices) -> PlanLine:
    return PlanLine(
        placed.id,
        placed.account_id,
        placed.at,
        placed.topic,
        placed.rubric,
        placed.format,
        placed.files,
        placed.author_id,
        _approved(placed, voices),
        placed.stage,
        placed.link,
        placed.text,
    )


def _approved(placed: PlacedLine, voices: _Voices) -> str:
    """By whom and when: those asked, or else whoever has moved it; empty while it is not."""
    if placed.approved_at is None:
        return ""
    said = voices.get(placed.post_id) or [(placed.approved_by, placed.approved_at.date())]
    return "; ".join(", ".join(t for t in (name, f"{day:%d.%m.%Y}") if t) for name, day in said)


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
