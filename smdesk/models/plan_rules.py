"""The rules of the records of the content plan: the part of `record_rules` that is its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from smdesk.models import values
from smdesk.models.contacts import site
from smdesk.models.dates import FIRST, LAST, show_date
from smdesk.models.errors import Invalid
from smdesk.models.field_rules import Rules, filled_with, reference_to
from smdesk.models.plan_records import (
    AccountMetric,
    Approval,
    ApprovalVoice,
    Event,
    NormOverride,
    Occasion,
    Placement,
    PlacementMetric,
    Post,
    PostFile,
    PostTemplate,
    StageMove,
    StyleRule,
)
from smdesk.models.plan_stages import OF_PLACEMENTS
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.record_checks import Circumstances, RecordRule, not_ahead, ordered
from smdesk.models.records import Record
from smdesk.models.recurrence import occasion_rule, repeat_rule

_LINE = values.one_line
_NOTE = values.many_lines
_DAY = values.day
_ID = values.optional_reference
POST_TEXT = 20_000
"""Longest text of a post, characters: no network takes more."""
MOST_A_WEEK = 100
"""A norm above this is a slip of the finger."""


def post_text(text: str, field: str) -> str:
    """A text of a post, its lines kept."""
    return values.many_lines(text, field, POST_TEXT)


def moment(value: datetime | None, field: str) -> datetime | None:
    """A moment within 1900–2100, to the second and without a zone, or None."""
    if value is None:
        return None
    if not FIRST <= value.date() <= LAST:
        raise Invalid(
            field, f"Год {value.year} не подходит.", f"Годы — от {FIRST.year} до {LAST.year}."
        )
    return value.replace(microsecond=0, tzinfo=None)


_UNITS = re.compile(r"(?<![^\W\d])(?:ч|час[а-я]*|м|мин[а-я]*)\.?(?![^\W\d_])")
_LETTER = re.compile(r"[^\W\d_]")


def time_of_day(text: str, field: str) -> str:
    """`HH:MM` from any usual spelling (9.30, 9-30, 930, 9, 9 ч. 30 мин.); empty for empty."""
    typed = values.one_line(text, field)
    if not typed:
        return ""
    told = _UNITS.sub(" ", typed.lower())
    digits = [] if _LETTER.search(told) else re.findall(r"[0-9]+", told)
    if len(digits) == 1 and len(digits[0]) in {3, 4}:
        digits = [digits[0][:-2], digits[0][-2:]]
    hour, minute = (*digits, "0")[:2] if digits else ("99", "0")
    if len(digits) > 2 or int(hour) > 23 or int(minute) > 59:
        raise Invalid(field, f"«{typed}» не похоже на время.", "Введите его так: 9:30.")
    return f"{int(hour):02}:{int(minute):02}"


def _as_it_is(text: str, _field: str) -> str:
    """Written by the program itself."""
    return text


def words_list(found: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Short texts without repeats and empty ones."""
    lines = (values.one_line(each, field) for each in found)
    return tuple(dict.fromkeys(line for line in lines if line))


def weekly(value: int, field: str) -> int:
    """Posts a week, from 0."""
    return values.count(value, field, MOST_A_WEEK) or 0


def _series_day(event: Event, _around: Circumstances) -> Event:
    """An event that stands for one day of a series does not repeat itself."""
    if event.series_id is not None and event.repeat:
        raise Invalid(
            "repeat", "Это один день из повторяющихся.", "Измените повторение у всего ряда."
        )
    return event if event.repeat else replace(event, repeat_until=None)


def _of_a_post(post: Post, _around: Circumstances) -> Post:
    if post.stage in OF_PLACEMENTS:
        raise Invalid("stage", "Публикуется размещение, а не сама публикация.", "Выберите другое.")
    return post


def _has_words(post: Post, _around: Circumstances) -> Post:
    """A post has a topic; without one the beginning of its text serves."""
    if post.topic:
        return post
    first = post.text.split("\n", 1)[0][:80].strip()
    if not first:
        raise Invalid("topic", "Не указано: тема публикации.", "Введите тему или текст.")
    return replace(post, topic=first)


def _published(placement: Placement, around: Circumstances) -> Placement:
    """What is published has its moment, not ahead; what is not has none."""
    moment_of = placement.published_at
    if (placement.stage is Stage.PUBLISHED) != (moment_of is not None):
        raise Invalid(
            "published_at", "Не указано, когда опубликовано.", "Отметьте публикацию с временем."
        )
    if moment_of is not None and moment_of.date() > around.today:
        raise Invalid(
            "published_at",
            f"День публикации ещё не наступил ({show_date(moment_of.date())}).",
            "Проверьте дату.",
        )
    return placement


def _has_numbers(*names: str) -> RecordRule:
    def rule(record: Record, _around: Circumstances) -> Record:
        if all(getattr(record, name) is None for name in names):
            raise Invalid(names[0], "Ни одного числа не введено.", "Введите хотя бы одно.")
        return record

    return rule


_METRICS = ("views", "reach", "likes", "comments", "reposts")

PLAN_RULES: Mapping[type[Record], Rules] = {
    Event: Rules(
        {
            "title": filled_with("название мероприятия"),
            "organization_id": _ID,
            "starts_on": _DAY,
            "starts_at": time_of_day,
            "ends_on": _DAY,
            "place": _LINE,
            "responsible_id": _ID,
            "responsible": _LINE,
            "information_due_on": _DAY,
            "information_received_on": _DAY,
            "information": _NOTE,
            "repeat": repeat_rule,
            "repeat_until": _DAY,
            "series_id": _ID,
            "series_on": _DAY,
            "note": _NOTE,
        },
        (
            _series_day,
            ordered("starts_on", "ends_on", "Последний день"),
            ordered("starts_on", "repeat_until", "Конец повторения"),
            not_ahead("information_received_on", "День получения сведений"),
        ),
    ),
    Occasion: Rules({"code": _LINE, "title": filled_with("название даты"), "rule": occasion_rule}),
    Post: Rules(
        {
            "topic": _LINE,
            "text": post_text,
            "rubric": _LINE,
            "author_id": _ID,
            "event_id": _ID,
            "labels": words_list,
            "note": _NOTE,
        },
        (_has_words, _of_a_post),
    ),
    Placement: Rules(
        {
            "post_id": reference_to("публикация"),
            "account_id": reference_to("аккаунт"),
            "planned_at": moment,
            "published_at": moment,
            "address": site,
            "text": post_text,
        },
        (_published,),
    ),
    PostFile: Rules(
        {
            "post_id": reference_to("публикация"),
            "sha256": filled_with("отпечаток файла"),
            "name": _LINE,
            "size": values.count,
        }
    ),
    StageMove: Rules({"moved_at": moment, "moved_by": _LINE, "remark": _NOTE}),
    Approval: Rules(
        {
            "since": _DAY,
            "until": _DAY,
            "asked_at": moment,
            "asked_by": _LINE,
            "content": _as_it_is,
            "closed_at": moment,
        },
        (ordered("since", "until", "Последний день"),),
    ),
    ApprovalVoice: Rules(
        {
            "approval_id": reference_to("согласование"),
            "person_id": _ID,
            "name": filled_with("кто согласует"),
            "decided_at": moment,
            "remark": _NOTE,
        }
    ),
    NormOverride: Rules(
        {
            "account_id": reference_to("аккаунт"),
            "number": weekly,
            "since": _DAY,
            "until": _DAY,
            "reason": filled_with("причина, по которой норма другая"),
        },
        (ordered("since", "until", "Последний день"),),
    ),
    PostTemplate: Rules(
        {
            "title": filled_with("название заготовки"),
            "text": post_text,
            "rubric": _LINE,
            "labels": words_list,
        }
    ),
    PlacementMetric: Rules(
        {
            "placement_id": reference_to("размещение"),
            "taken_on": _DAY,
            **dict.fromkeys(_METRICS, values.count),
        },
        (_has_numbers(*_METRICS), not_ahead("taken_on", "День")),
    ),
    AccountMetric: Rules(
        {
            "account_id": reference_to("аккаунт"),
            "taken_on": _DAY,
            "subscribers": values.count,
            "reach": values.count,
        },
        (_has_numbers("subscribers", "reach"), not_ahead("taken_on", "День")),
    ),
    StyleRule: Rules({"words": filled_with("слова"), "advice": _LINE}),
}
"""Every record type of the plan, and what its fields must be."""
