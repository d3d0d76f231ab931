"""Cells of a content plan as values: moments, stages, formats, links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import NamedTuple, TypeVar

from smdesk.imports.days import day as day_of
from smdesk.imports.days import moment_of_serial
from smdesk.imports.plan_rows import PlanRow
from smdesk.imports.table import Cell, text_of
from smdesk.imports.values import said
from smdesk.imports.words import normal, plan_words
from smdesk.models.contacts import site
from smdesk.models.errors import Invalid
from smdesk.models.labels import label
from smdesk.models.moments import TEN
from smdesk.models.plan_rules import time_of_day
from smdesk.models.plan_vocabulary import PostFormat, Stage

V = TypeVar("V", Stage, PostFormat)
_WEEKDAY = re.compile(
    r"^(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)"
    r"[.,]?\s+(?=\d)|[,\s(]{1,3}(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница"
    r"|суббота|воскресенье)[.)]?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?P<lead>^|[\sT,;]|\bв\s)\s*(?P<time>\d{1,2}[:.\-]\d{2}|\d{1,2}(?=\s*(?:ч|час)))"
    r"(?::\d{2}(?:\.\d+)?)?(?P<unit>\s*(?:ч\.?|час\w{0,3}))?"
    r"(?:\s*[-–—]\s*\d{1,2}[:.]\d{2})?\s*$",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![\d:])\d{1,4}([./-])(?:0?[1-9]|1[0-2])\1\d{2,4}")
_DAY_OF_MONTH = re.compile(r"\d{1,2}[./-](?:0?[1-9]|1[0-2])")
_RANGE = re.compile(r"\s*[–—-]\s*(?=\d).*$")
_AND = re.compile(r"[,;/+\n]|\sи\s")


class When(NamedTuple):
    """A moment, and whether the file tells its time or only the day."""

    at: datetime
    has_time: bool


def when(row: PlanRow, today: date) -> When | None:
    """When the row is to go out; None where it does not say. Raises Invalid."""
    whole = row.cells.get("at")
    found = moment_in(whole, today) if said(whole) else None
    if found is None:
        cell = row.cells.get("day")
        found = moment_in(cell, today) if said(cell) else None
    if found is None:
        return None
    clock = row.cells.get("time")
    return When(datetime.combine(found.at, time_in(clock)), True) if said(clock) else found


def moment_in(cell: Cell, today: date) -> When:
    """The day of a cell, with the time where one stands there; else at ten. Raises Invalid."""
    if isinstance(cell, datetime):
        has_time = cell.time() != time()
        told = cell.time().replace(second=0, microsecond=0) if has_time else TEN
        return When(datetime.combine(cell.date(), told), has_time)
    if isinstance(cell, float):
        return When(moment_of_serial(cell, "planned_at"), True)
    if isinstance(cell, date | int):
        return When(datetime.combine(day_of(cell, "planned_at", today), TEN), False)
    text = _WEEKDAY.sub("", " ".join(text_of(cell).split()))
    clock = _CLOCK.search(text)
    before = text[: clock.start()].strip(" ,;.") if clock else ""
    if len(_DAY.findall(text)) > 1 or (clock and _is_day(clock, before)):
        raise Invalid("planned_at", "В ячейке несколько дат, а нужна одна.")
    if clock and before:
        moment = time.fromisoformat(time_of_day(clock["time"], "planned_at"))
        before = re.sub(r"\s*[,]?\s*в$", "", before)
        return When(datetime.combine(day_of(before, "planned_at", today), moment), True)
    return When(datetime.combine(day_of(text, "planned_at", today), TEN), False)


def _is_day(clock: re.Match[str], before: str) -> bool:
    """Whether what looks like a time is a second day: «05.12.2026; 12.12», «05.12 12.12»."""
    is_listed = clock["lead"] in {",", ";"} or bool(_DAY_OF_MONTH.fullmatch(before))
    is_told = bool(clock["unit"]) or clock["lead"].strip().lower() == "в"
    return is_listed and not is_told and bool(_DAY_OF_MONTH.fullmatch(clock["time"]))


def time_in(cell: Cell) -> time:
    """The time of a cell of its own: a text, or a part of a day. Raises Invalid."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 1440)
        return time(minutes // 60 % 24, minutes % 60)
    text = " ".join(text_of(cell).split()).lower()
    text = re.sub(r"(?<=\d:\d\d):\d\d$", "", text)
    text = re.sub(r"\s*(?:ч\.?|час\w{0,3})$", "", re.sub(r"^(?:в|с)\s+", "", text))
    first = _RANGE.sub("", text) if re.match(r"\d{1,2}[:.]\d{2}\s*[–—-]", text) else text
    told = time_of_day(first, "planned_at")
    if not told:
        raise Invalid("planned_at", f"«{text_of(cell)[:40]}» не похоже на время.")
    return time.fromisoformat(told)


def clock_in(cell: Cell) -> time | None:
    """The time of a cell of its own; None for one that tells something else, such as a day."""
    try:
        return time_in(cell)
    except Invalid:
        return None


def stage_in(text: str) -> Stage | None:
    """The stage that a cell names; None for another word."""
    return _named(text, Stage, plan_words().stages)


def format_in(text: str) -> PostFormat | None:
    """The format that a cell names: of «текст + фото» what is more than text."""
    known = plan_words().formats
    whole = _named(text, PostFormat, known)
    if whole is not None:
        return whole
    parts = [found for part in _AND.split(text) if (found := _named(part, PostFormat, known))]
    richer = [each for each in parts if each is not PostFormat.TEXT]
    return next(iter(richer or parts), None)


def link_in(text: str) -> str:
    """The link of a published post. Raises Invalid."""
    return site(text.split(maxsplit=1)[0], "address") if text.split() else ""


def _named(text: str, vocabulary: type[V], words: Mapping[str, V]) -> V | None:
    wanted = normal(text)
    own = (code for code in vocabulary if wanted in (normal(label(code)), code.value))
    return next(own, None) or words.get(wanted)
