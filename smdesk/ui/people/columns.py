"""The columns of duties and of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smdesk.desk.overview import DutyRow, DutyState
from smdesk.models.labels import label
from smdesk.models.records import Person
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.theme.tokens import Tone

NOBODY = "не назначен"
STATES = {
    DutyState.CURRENT: Chip("действует", Tone.OK),
    DutyState.FUTURE: Chip("будущее", Tone.ACCENT),
    DutyState.PAST: Chip("прошлое", Tone.NEUTRAL),
    DutyState.MISSING: Chip("не назначен", Tone.BAD),
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with the number of duties in force and the organisation's name."""

    person: Person
    organization: str
    duties: int


def _day(value: date | None) -> str:
    return f"{value:%d.%m.%Y}" if value else ""


def _name(row: DutyRow) -> str:
    return row.person.full_name if row.person else NOBODY


def _post(row: DutyRow) -> str:
    return row.person.post if row.person else ""


def _tone(row: DutyRow) -> Tone | None:
    return None if row.person else Tone.BAD


DUTIES: tuple[Column[DutyRow], ...] = (
    Column(
        key="person",
        title="Фамилия, имя, отчество",
        show=_name,
        tone=_tone,
        width=184,
        stretch=True,
        strong=True,
        fixed=True,
        sort_key="person",
    ),
    Column(
        key="role",
        title="Что делает",
        show=lambda r: label(r.role),
        width=150,
        stretch=True,
        sort_key="role",
    ),
    Column(
        key="place",
        title="Где",
        show=lambda r: r.place,
        width=132,
        stretch=True,
        sort_key="place",
    ),
    Column(
        key="state",
        title="Состояние",
        show=lambda r: STATES[r.state].text,
        chip=lambda r: STATES[r.state],
        width=118,
        sort_key="state",
    ),
    Column(key="since", title="С", show=lambda r: _day(r.since), width=96, sort_key="since"),
    Column(
        key="until",
        title="По",
        show=lambda r: _day(r.until),
        width=96,
        sort_key="until",
        hidden=True,
    ),
    Column(key="act", title="Основание", show=lambda r: r.act, width=220, hidden=True),
    Column(key="post", title="Должность", show=_post, width=200, hidden=True),
)

PEOPLE: tuple[Column[PersonRow], ...] = (
    Column(
        key="name",
        title="Фамилия, имя, отчество",
        show=lambda r: r.person.full_name,
        width=190,
        strong=True,
        fixed=True,
        stretch=True,
        sort_key="name",
    ),
    Column(
        key="post",
        title="Должность",
        show=lambda r: r.person.post,
        width=120,
        stretch=True,
        sort_key="post",
    ),
    Column(
        key="organization",
        title="Организация",
        show=lambda r: r.organization,
        width=118,
        stretch=True,
        sort_key="organization",
    ),
    Column(key="phone", title="Рабочий телефон", show=lambda r: r.person.work_phone, width=146),
    Column(
        key="duties",
        title="Назначений",
        show=lambda r: str(r.duties) if r.duties else "нет",
        align=Align.RIGHT,
        width=104,
        sort_key="duties",
    ),
    Column(
        key="email",
        title="Рабочая почта",
        show=lambda r: r.person.work_email,
        width=180,
        hidden=True,
    ),
    Column(key="unit", title="Подразделение", show=lambda r: r.person.unit, width=160, hidden=True),
)
