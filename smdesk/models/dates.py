"""Dates as people type them, and as the screen shows them.

A date without a year means the nearest one to today, before or after (on 3 January «28.12» is
last December). A weekday means its coming day, today included. Two digits of a year: 00–69 are
2000–2069, 70–99 are 1970–1999. Dates stay within 1900–2100, so that a slip of the finger shows.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from smdesk.models.errors import Invalid

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)

_WORDS = {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}
_WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_WEEKDAY_NAMES = (
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
)
_WEEKDAY_WORDS = {
    "понедельник": 0,
    "вторник": 1,
    "среда": 2,
    "среду": 2,
    "четверг": 3,
    "пятница": 4,
    "пятницу": 4,
    "суббота": 5,
    "субботу": 5,
    "воскресенье": 6,
} | {short: number for number, short in enumerate(_WEEKDAYS)}
_MONTHS = (
    ("январь", "января"),
    ("февраль", "февраля"),
    ("март", "марта"),
    ("апрель", "апреля"),
    ("май", "мая"),
    ("июнь", "июня"),
    ("июль", "июля"),
    ("август", "августа"),
    ("сентябрь", "сентября"),
    ("октябрь", "октября"),
    ("ноябрь", "ноября"),
    ("декабрь", "декабря"),
)
_YEAR_WORD = re.compile(r"(?<=[\d.])\s*г(?:\.|ода?)?$")
"""«2026 г.»: only after a number, since «четверг» and «авг» end so too."""
_SHIFT = re.compile(r"^([+\-−])\s*(\d{1,4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_NUMBERS = re.compile(r"^(\d{1,2})[.,/\- ](\d{1,2})(?:[.,/\- ](\d{4}|\d{2}))?\.?$")
_SOLID = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
_MONTH_AND_YEAR = re.compile(r"^([а-я]{3,9})\.?\s+(\d{4})$")
_NAMED = re.compile(r"^(\d{1,2})\s*([а-я]{3,9})\.?(?:\s*(\d{4}|\d{2}))?$")


def parse_date(text: str, today: date, field: str = "date") -> date | None:
    """The date that was typed, or None for an empty text. Raises Invalid(field, …)."""
    typed = _YEAR_WORD.sub("", text.strip().lower().replace("ё", "е"))
    if not typed:
        return None
    try:
        found = _relative(typed, today) or _written(typed, today)
    except (ValueError, OverflowError):
        raise Invalid(
            field, f"Даты «{text.strip()}» нет в календаре.", "Проверьте день и месяц."
        ) from None
    if found is None:
        _refuse_month(typed, field)
        raise Invalid(
            field,
            f"Дата «{text.strip()[:40]}» не понята.",
            "Введите её так: 05.11.2026, 5 ноября или завтра.",
        )
    return _within(found, field)


def _refuse_month(typed: str, field: str) -> None:
    """Raise Invalid for «март 2023»: the first of the month is offered, not taken."""
    named = _MONTH_AND_YEAR.match(typed)
    month = _month(named[1]) if named else 0
    if named and month:
        offered = f"01.{month:02}.{named[2]}"
        raise Invalid(
            field, f"В дате «{typed}» нет дня, например {offered}.", f"Введите её так: {offered}."
        )


def show_date(day: date | None) -> str:
    """The date as `dd.mm.yyyy`; an empty text for None."""
    return "" if day is None else f"{day.day:02}.{day.month:02}.{day.year:04}"


def month_name(month: int, *, of: bool = False) -> str:
    """«ноябрь», or «ноября» for a day `of` it; months from 1."""
    return _MONTHS[month - 1][of]


def weekday(day: date) -> str:
    """The day of the week in two letters: «пн»."""
    return _WEEKDAYS[day.weekday()]


def day_in_words(day: date) -> str:
    """The day as it is said: «понедельник 23 ноября»."""
    return f"{_WEEKDAY_NAMES[day.weekday()]} {day_of_month(day)}"


def day_of_month(day: date) -> str:
    """The day with its month as it is said: «23 ноября»."""
    return f"{day.day} {_MONTHS[day.month - 1][1]}"


def _within(day: date, field: str) -> date:
    if not FIRST <= day <= LAST:
        raise Invalid(
            field, f"Год {day.year} не подходит.", f"Годы — от {FIRST.year} до {LAST.year}."
        )
    return day


def _relative(typed: str, today: date) -> date | None:
    if typed in _WORDS:
        return today + timedelta(days=_WORDS[typed])
    if typed in _WEEKDAY_WORDS:
        return today + timedelta(days=(_WEEKDAY_WORDS[typed] - today.weekday()) % 7)
    shift = _SHIFT.match(typed)
    if shift:
        days = int(shift[2])
        return today + timedelta(days=days if shift[1] == "+" else -days)
    return None


def _written(typed: str, today: date) -> date | None:
    iso = _ISO.match(typed)
    if iso:
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    numbers = _NUMBERS.match(typed) or _SOLID.match(typed)
    if numbers:
        return _complete(int(numbers[1]), int(numbers[2]), numbers[3], today)
    named = _NAMED.match(typed)
    month = _month(named[2]) if named else 0
    if named and month:
        return _complete(int(named[1]), month, named[3], today)
    return None


def _month(word: str) -> int:
    """The number of the month whose name begins so; 0 where there is none."""
    for number, forms in enumerate(_MONTHS, start=1):
        if any(form.startswith(word) for form in forms):
            return number
    return 0


def _complete(day: int, month: int, year: str | None, today: date) -> date:
    if year is None:
        return _nearest(day, month, today)
    number = int(year)
    if len(year) == len("26"):
        number += 2000 if number < 70 else 1900
    return date(number, month, day)


def _nearest(day: int, month: int, today: date) -> date:
    """The nearest such day; of two equally near the later. 29 February looks for a leap year."""
    reach = 8 if (day, month) == (29, 2) else 1
    candidates = []
    for year in range(max(today.year - reach, 1), today.year + reach + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        raise ValueError("no such day in any year")
    return min(candidates, key=lambda found: (abs(found - today), today - found))
