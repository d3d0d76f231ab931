"""What comes again: rules of repetition (RFC 5545), and the days that they give.

Days are counted by dateutil. A rule never carries a beginning or an end: those are dates of the
record, so that history shows them as dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from smdesk.models.errors import Invalid
from smdesk.models.labels import plural
from smdesk.models.values import one_line

_PARTS = {
    "FREQ": re.compile(r"YEARLY|MONTHLY|WEEKLY|DAILY"),
    "INTERVAL": re.compile(r"[1-9]\d?"),
    "BYDAY": re.compile(
        r"([+]?[1-5]|-[12])?(MO|TU|WE|TH|FR|SA|SU)(,([+]?[1-5]|-[12])?(MO|TU|WE|TH|FR|SA|SU))*"
    ),
    "BYMONTHDAY": re.compile(r"-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*"),
    "BYMONTH": re.compile(r"([1-9]|1[0-2])(,([1-9]|1[0-2]))*"),
    "BYYEARDAY": re.compile(r"[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6]"),
    "BYSETPOS": re.compile(r"-?[1-9]\d?"),
}
_WEEK_START = "WKST=MO"
_STEP_DAYS = {"DAILY": 1, "WEEKLY": 7}
"""Rules that come again after so many days, whatever the month."""
MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_EVERY = {
    "YEARLY": ("каждый год", "год", "года", "лет"),
    "MONTHLY": ("каждый месяц", "месяц", "месяца", "месяцев"),
    "WEEKLY": ("каждую неделю", "неделю", "недели", "недель"),
    "DAILY": ("каждый день", "день", "дня", "дней"),
}
_DAYS = {
    "MO": "понедельник",
    "TU": "вторник",
    "WE": "среда",
    "TH": "четверг",
    "FR": "пятница",
    "SA": "суббота",
    "SU": "воскресенье",
}
_ORDER = {
    "1": "первый первая первое",
    "2": "второй вторая второе",
    "3": "третий третья третье",
    "4": "четвёртый четвёртая четвёртое",
    "5": "пятый пятая пятое",
    "-1": "последний последняя последнее",
    "-2": "предпоследний предпоследняя предпоследнее",
}
_GENDER = {"WE": 1, "FR": 1, "SA": 1, "SU": 2}
"""Which form of an ordinal goes with a day of the week; the first one where none is named."""


def repeat_rule(text: str, field: str) -> str:
    """A rule such as `FREQ=WEEKLY;BYDAY=MO`, its parts in one order; empty for once."""
    parts = _parts(text, field)
    if parts and "FREQ" not in parts:
        raise Invalid(field, "Не указано, как часто повторяется.", "Выберите из списка.")
    return _written(parts)


def occasion_rule(text: str, field: str) -> str:
    """When an occasion is: `MM-DD`, `YYYY-MM-DD`, or parts such as `BYMONTH=11;BYDAY=-1SU`."""
    typed = one_line(text, field)
    if not typed:
        raise Invalid(field, "Не указан день.", "Выберите день или правило.")
    if re.fullmatch(r"(\d{4}-)?\d\d-\d\d", typed):
        _day_of_year(typed, 2024 if len(typed) == 5 else int(typed[:4]), field)
        return typed
    return _written(_parts(typed, field) | {"FREQ": "YEARLY"})


def occurrences(
    start: date, rule: str, since: date, until: date, last: date | None = None
) -> Iterator[date]:
    """Days of a series from `since` to `until`, both included; once without a rule.

    `last` is the last day of the series. Raises nothing for a rule that `repeat_rule` has passed.
    """
    until = until if last is None else min(until, last)
    if not rule:
        if since <= start <= until:
            yield start
        return
    from dateutil.rrule import rrulestr  # only repetition needs it

    first = max(start, since) - timedelta(days=1)
    near = datetime.combine(_nearer(start, rule, since), time())
    found = rrulestr(f"RRULE:{rule};{_WEEK_START}", dtstart=near)
    for moment in found.xafter(datetime.combine(first, time())):
        if moment.date() > until:
            return
        yield moment.date()


def _nearer(start: date, rule: str, since: date) -> date:
    """A later start that gives the same days from `since` on: a series of years is not walked."""
    parts = dict(part.split("=") for part in rule.split(";"))
    step = _STEP_DAYS.get(parts["FREQ"], 0) * int(parts.get("INTERVAL", "1"))
    passed = (since - start).days // step - 1 if step else 0
    return start + timedelta(days=step * passed) if passed > 0 else start


def occasion_days(rule: str, since: date, until: date) -> Iterator[date]:
    """Days of an occasion from `since` to `until`, both included."""
    if "=" in rule:
        start = date(since.year, 1, 1)
        yield from occurrences(start, rule, since, until)
        return
    years = [int(rule[:4])] if len(rule) == 10 else range(since.year, until.year + 1)
    for year in years:
        day = _day_of_year(rule, year, "rule", strict=False)
        if day is not None and since <= day <= until:
            yield day


def rule_words(rule: str) -> str:
    """The rule as people say it: «каждую неделю: понедельник, среда»; empty for once."""
    if not rule:
        return ""
    parts = _parts(rule, "repeat")
    every, *forms = _EVERY[parts.get("FREQ", "YEARLY")]
    number = int(parts.get("INTERVAL", "1"))
    said = every if number == 1 else f"раз в {plural(number, *forms)}"
    days = [day_words(each) for each in parts.get("BYDAY", "").split(",") if each]
    numbers = [
        f"{each}-го" if not each.startswith("-") else "в последний день"
        for each in parts.get("BYMONTHDAY", "").split(",")
        if each
    ]
    months = [MONTHS[int(each) - 1] for each in parts.get("BYMONTH", "").split(",") if each]
    numbers += [f"{parts[name]}-й день года" for name in ("BYYEARDAY",) if name in parts]
    told = ", ".join([*days, *numbers])
    return " ".join(filter(None, (f"{said}:" if told or months else said, told, *months)))


def occasion_words(rule: str) -> str:
    """When an occasion is, as people say it: «12 апреля», «последнее воскресенье ноября»."""
    if "=" in rule:
        return rule_words(rule).removeprefix(f"{_EVERY['YEARLY'][0]}: ")
    day = f"{int(rule[-2:])} {MONTHS[int(rule[-5:-3]) - 1]}"
    return f"{day} {rule[:4]} года" if len(rule) == 10 else day


def _parts(text: str, field: str) -> dict[str, str]:
    typed = one_line(text, field).upper().replace(" ", "").strip(";")
    found: dict[str, str] = {}
    for part in filter(None, typed.split(";")):
        name, _, value = part.partition("=")
        allowed = _PARTS.get(name)
        if allowed is None or not allowed.fullmatch(value):
            raise Invalid(field, f"Правило «{part}» не подходит.", "Выберите из списка.")
        found[name] = value
    return found


def _written(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={parts[name]}" for name in _PARTS if name in parts)


def _day_of_year(rule: str, year: int, field: str, *, strict: bool = True) -> date | None:
    """The day in a year; None where there is none, as 29 February in most years."""
    try:
        return date(year, int(rule[-5:-3]), int(rule[-2:]))
    except ValueError:
        if strict:
            raise Invalid(field, f"Дня «{rule}» не бывает.", "Проверьте день и месяц.") from None
        return None


def day_words(code: str) -> str:
    """A day of the week by its code: «понедельник» of `MO`, «последнее воскресенье» of `-1SU`."""
    day, order = _DAYS[code[-2:]], code[:-2].lstrip("+")
    forms = _ORDER.get(order, "").split()
    return f"{forms[_GENDER.get(code[-2:], 0)]} {day}" if forms else day
