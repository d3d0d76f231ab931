"""How the page says days, deadlines and times."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from smdesk.models.dates import show_date
from smdesk.models.labels import grouped, plural
from smdesk.models.vocabulary import DeadlineKind
from smdesk.procedures.agenda import Agenda, Line
from smdesk.ui.kit.chip import Chip
from smdesk.ui.theme.tokens import Tone

DAYS = ("день", "дня", "дней")
NEAR_DAYS = 7
"""Days ahead that are told as «через 3 дня»; later ones are told by their date."""
_NAMES = {0: "сегодня", 1: "завтра"}

SEVERAL = {
    DeadlineKind.ACCOUNT_CREATED: "Сообщить о созданных аккаунтах",
    DeadlineKind.ACCOUNT_DELETED: "Сообщить об удалённых аккаунтах",
    DeadlineKind.PERSON_CHANGED: "Сообщить о смене ответственных",
    DeadlineKind.INFORMATION_REQUESTED: "Ответить на запросы об аккаунтах",
    DeadlineKind.EVENT_HELD: "Получить сведения о мероприятиях",
    DeadlineKind.REGISTRY_CHANGED: "Опубликовать изменения реестра",
    DeadlineKind.INSPECTION_DUE: "Осмотреть страницы",
    DeadlineKind.ROTATION_DUE: "Сменить пароли",
    DeadlineKind.ACT_ENDS: "Заменить правовые акты",
    DeadlineKind.ASSIGNMENT_ENDS: "Продлить назначения или назначить других",
    DeadlineKind.EXEMPTION_RECHECK: "Проверить освобождения",
    DeadlineKind.NORM_AT_RISK: "Выполнить норму недели на страницах",
    DeadlineKind.PLAN_MISSING: "Составить план на будущую неделю для страниц",
    DeadlineKind.PUBLICATION_UNMARKED: "Отметить вышедшие публикации на страницах",
    DeadlineKind.APPROVAL_WAITING: "Записать решения о согласовании",
}
"""What many deadlines of one kind are called together."""


def due_chip(line: Line, today: date) -> Chip:
    """How soon it is due; its colour goes by the last working day before a day off."""
    due = line.first.due
    days = (due - today).days
    if days < 0:
        return Chip(f"просрочено на {plural(-days, *DAYS)}", Tone.BAD)
    said = f"через {plural(days, *DAYS)}" if days <= NEAR_DAYS else show_date(due)
    urgent = (line.working_day or due) - today <= timedelta(days=1)
    return Chip(_NAMES.get(days, said), Tone.WARNING if urgent else Tone.NEUTRAL)


def what(line: Line) -> str:
    """What is due: the one thing, or how many of its kind."""
    if line.number == 1:
        return without_address(line.first.text)
    return f"{SEVERAL[line.first.kind]}: {grouped(line.number)}"


def without_address(text: str) -> str:
    """Organisation and network tell which page it is; its address would fill a line of its own."""
    return _ADDRESS.sub("", text)


_ADDRESS = re.compile(r",? https?://[^\s:]+")
_OF_WEEKS = frozenset({DeadlineKind.NORM_AT_RISK, DeadlineKind.PLAN_MISSING})
"""A week always ends on a day off: nothing new is said by that."""


def note(line: Line) -> str:
    """What stands under it: the clause, a day off, how many are overdue."""
    parts = [line.clause] if line.clause else []
    if line.working_day is not None and line.first.kind not in _OF_WEEKS:
        day = f"{line.first.due:%d.%m}"
        parts.append(f"{day} — выходной, последний рабочий день перед ним {line.working_day:%d.%m}")
    if line.number > 1 and 0 < line.late < line.number:
        parts.append(f"просрочено: {grouped(line.late)}")
    return " · ".join(parts)


def facts(agenda: Agenda) -> str:
    """The line under the title."""
    ahead = len(agenda.lines) - agenda.late - agenda.now
    counts = (("просрочено", agenda.late), ("на сегодня", agenda.now), ("впереди", ahead))
    parts = [f"{name}: {count}" for name, count in counts if count]
    due = f"Сроки — {' · '.join(parts)}" if parts else "Сроков на ближайший месяц нет"
    missing = agenda.week.missing
    lacks = f"До конца недели не хватает {plural(missing, *POSTS)}" if missing else ""
    return " · ".join(part for part in (lacks, due) if part)


POSTS = ("публикации", "публикаций", "публикаций")
"""Genitive: what is lacking, and «не менее»."""


def moment(at: datetime, today: date) -> str:
    """When it was: the time today, else the day too."""
    if at.date() == today:
        return f"{at:%H:%M}"
    if at.date() == today - timedelta(days=1):
        return f"вчера {at:%H:%M}"
    return f"{at:%d.%m}" if at.year == today.year else show_date(at.date())


def years(missing: tuple[int, ...]) -> str:
    """What is said of years whose days off nobody has entered; empty where there are none."""
    if not missing:
        return ""
    named = ", ".join(map(str, missing))
    word = "год" if len(missing) == 1 else "годы"
    return f"На {named} {word} нет календаря: сроки считаются без праздников и переносов."
