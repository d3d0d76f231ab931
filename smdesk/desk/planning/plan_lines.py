"""Lines of the reports on the plan and on events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from smdesk.desk.kept import Kept
from smdesk.models.event_days import Occurrence
from smdesk.models.labels import label
from smdesk.models.plan import PlanFilter
from smdesk.models.progress import Job, Progress
from smdesk.reports.snapshot import EventLine, PlanLine, Snapshot
from smdesk.storage.plan_lines import PlacedLine
from smdesk.storage.storage import Storage


def plan_lines(kept: Kept, storage: Storage, snapshot: Snapshot) -> Job[list[PlanLine]]:
    """What stands on the days of the period, by time, on the pages of the snapshot.

    Of it what the filter of the snapshot wants.
    """
    since, until = snapshot.period
    view, wanted = storage.plan_lines, snapshot.wanted
    chosen = None if snapshot.chosen is None else frozenset(snapshot.chosen)
    approved = _Approved(kept, view.voices())
    found: list[PlanLine] = []
    days = (until - since).days + 1
    for number in range(days):
        day = since + timedelta(days=number)
        asked = None if wanted.is_empty else _asked_for(storage, day, wanted)
        found += (
            _line(placed, approved.words(placed))
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


class _Approved:
    """By whom and when texts were approved, and what has been changed in them since."""

    def __init__(self, kept: Kept, voices: Mapping[int, Sequence[tuple[str, datetime]]]) -> None:
        self._approvals = kept.approvals
        self._voices = voices
        self._since: dict[int, str] = {}

    def words(self, placed: PlacedLine) -> str:
        """Those asked, or else whoever has moved it; empty while it is not approved."""
        if placed.approved_at is None:
            return ""
        post = placed.post_id
        if post not in self._voices:
            return _signed(placed.approved_by, placed.approved_at)
        if post not in self._since:
            self._since[post] = self._changed(post)
        said = [_signed(name, moment) for name, moment in self._voices[post]]
        return "; ".join([*said, *filter(None, [self._since[post]])])

    def _changed(self, post_id: int) -> str:
        """«после согласования: изменён текст, 28.11.2026»; empty where all is as it was."""
        changes = self._approvals.changes(self._approvals.of_post(post_id)[0])
        if not changes:
            return ""
        what, at = ", ".join(dict.fromkeys(each.what for each in changes)), changes[-1].at
        return f"после согласования: {_signed(what, at) if at else what}"


def _signed(words: str, moment: datetime) -> str:
    return f"{words}, {moment:%d.%m.%Y}" if words else f"{moment:%d.%m.%Y}"


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
