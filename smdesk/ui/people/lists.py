"""The two lists of the page, read once and narrowed in memory: thousands of rows at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from smdesk.desk import Desk
from smdesk.desk.overview import DutyRow, DutyState
from smdesk.models.folding import fold
from smdesk.models.labels import label
from smdesk.ui.memory_list import Key, MemoryList
from smdesk.ui.people.columns import DUTIES, NOBODY, PEOPLE, PersonRow

DUTY_KEYS: dict[str, Key] = {
    "person": lambda r: fold(r.person.full_name) if r.person else "",
    "role": lambda r: label(r.role),
    "place": lambda r: fold(r.place),
    "state": lambda r: list(DutyState).index(r.state),
    "since": lambda r: str(r.since or ""),
    "until": lambda r: str(r.until or ""),
}
PERSON_KEYS: dict[str, Key] = {
    "name": lambda r: fold(r.person.full_name),
    "post": lambda r: fold(r.person.post),
    "organization": lambda r: fold(r.organization),
    "duties": lambda r: r.duties,
}


def duty_list() -> MemoryList:
    """The table of duties; those that nobody has stand first."""
    return MemoryList("Назначения", DUTIES, lambda row: row.id, _duty_text, DUTY_KEYS)


def people_list() -> MemoryList:
    """The table of officials."""
    return MemoryList("Люди", PEOPLE, lambda row: row.person.id, _person_text, PERSON_KEYS)


def person_rows(desk: Desk, duties: Iterable[DutyRow]) -> list[PersonRow]:
    """Every official, with organisation and number of duties in force."""
    names = {o.id: o.name for o in desk.organizations.all()}
    now = (row for row in duties if row.state is DutyState.CURRENT)
    counts = Counter(row.person.id for row in now if row.person)
    return [
        PersonRow(person, names.get(person.organization_id or 0, ""), counts[person.id])
        for person in desk.persons.all()
    ]


def _duty_text(row: DutyRow) -> str:
    person = f"{row.person.full_name} {row.person.post}" if row.person else NOBODY
    return f"{person} {label(row.role)} {row.place} {row.act}"


def _person_text(row: PersonRow) -> str:
    p = row.person
    fields = (p.full_name, p.post, p.unit, p.work_phone, p.work_email, row.organization)
    return " ".join(fields)
