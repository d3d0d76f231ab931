"""The columns of the list of events, and by what each is sorted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from smdesk.models.folding import fold
from smdesk.models.labels import label
from smdesk.models.plan_vocabulary import EventWhose
from smdesk.ui.events.rows import EventRow
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.theme.tokens import Tone

CANCELLED = Chip("отменено", Tone.NEUTRAL)


def _state(row: EventRow) -> Chip | None:
    return CANCELLED if row.occurrence.event.is_cancelled else row.information


def _tone(row: EventRow) -> Tone | None:
    return Tone.NEUTRAL if row.occurrence.event.is_cancelled else None


def _told(row: EventRow) -> str:
    chip = _state(row)
    return chip.text if chip else ""


def _whose(row: EventRow) -> str:
    """Whose it is; an organisation by its name, where there is one."""
    event = row.occurrence.event
    return row.organization if event.whose in _BY_NAME and row.organization else label(event.whose)


_BY_NAME = {EventWhose.UNIT, EventWhose.SUBORDINATE, EventWhose.OTHER}

COLUMNS: tuple[Column[EventRow], ...] = (
    Column(key="day", title="День", show=lambda r: r.day, width=108, fixed=True, sort_key="day"),
    Column(key="time", title="Время", show=lambda r: r.occurrence.time, width=64),
    Column(
        key="title",
        title="Мероприятие",
        show=lambda r: r.occurrence.event.title,
        width=184,
        stretch=True,
        strong=True,
        fixed=True,
        tone=_tone,
        sort_key="title",
    ),
    Column(
        key="whose",
        title="Чьё",
        show=_whose,
        tooltip=lambda r: ", ".join(
            filter(None, (label(r.occurrence.event.whose), r.organization))
        ),
        width=128,
        stretch=True,
        sort_key="whose",
    ),
    Column(
        key="organization",
        title="Организация",
        show=lambda r: r.organization,
        width=150,
        hidden=True,
        sort_key="organization",
    ),
    Column(
        key="place",
        title="Место",
        show=lambda r: r.occurrence.event.place,
        width=116,
        stretch=True,
    ),
    Column(
        key="responsible",
        title="Кто проводит",
        show=lambda r: r.responsible,
        width=124,
        stretch=True,
        sort_key="responsible",
    ),
    Column(
        key="significant",
        title="Значимое",
        show=lambda r: "да" if r.occurrence.event.is_significant else "",
        width=92,
        hidden=True,
        align=Align.CENTRE,
        sort_key="significant",
    ),
    Column(
        key="information",
        title="Сведения",
        show=_told,
        chip=_state,
        width=152,
        sort_key="information",
    ),
    Column(
        key="posts",
        title="Публикаций",
        show=lambda r: str(r.posts) if r.posts else "",
        width=108,
        align=Align.RIGHT,
        sort_key="posts",
    ),
    Column(key="repeats", title="Повторяется", show=lambda r: r.repeats, width=190, hidden=True),
    Column(
        key="note",
        title="Примечание",
        show=lambda r: r.occurrence.event.note,
        width=180,
        hidden=True,
    ),
)

_DATED = "9999"


def _due(row: EventRow) -> tuple[str, str]:
    """What is awaited first, by its day; then what is received, then what nobody asks for."""
    day = row.wanted.due.isoformat() if row.wanted else _DATED
    return str(list(type(row.told)).index(row.told)), day


KEYS: dict[str, Callable[[Any], Any]] = {
    "day": lambda row: (row.occurrence.day, row.occurrence.time, fold(row.occurrence.event.title)),
    "title": lambda row: fold(row.occurrence.event.title),
    "whose": lambda row: fold(_whose(row)),
    "organization": lambda row: fold(row.organization),
    "responsible": lambda row: fold(row.responsible),
    "significant": lambda row: not row.occurrence.event.is_significant,
    "information": _due,
    "posts": lambda row: row.posts,
}
"""Sort key of a column → what rows are compared by; the first one at the beginning."""
