"""From what day a page has which status, as a row and the stored periods tell together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from smdesk.imports.table import Cell, text_of
from smdesk.imports.values import Value, is_blank
from smdesk.imports.values import status as status_of
from smdesk.models.dates import show_date
from smdesk.models.errors import Invalid
from smdesk.models.records import AccountPeriod
from smdesk.models.vocabulary import AccountStatus

Period = tuple[AccountStatus, date]

_WITH_DAY = re.compile(
    r"(?P<word>[^\W\d_][^\d(]{1,40}?)[\s,:(–—-]{1,3}(?:(?:с|от)\s)?\s?"
    r"(?P<day>\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\s[а-яё]{3,9}\s\d{4})(?:\s?г(?:\.|ода)?)?\)?",
    re.IGNORECASE,
)


def with_day_apart(cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
    """The cells, where «удалена 05.05.2025» is a status and a day in a cell of its own.

    A day that stands in its own column already is the one that counts.
    """
    text = text_of(cells.get("status"))
    told = _WITH_DAY.fullmatch(" ".join(text.split())) if any(map(str.isdigit, text)) else None
    if told is None:
        return cells
    try:
        is_deleted = status_of(told["word"], "status") is AccountStatus.DELETED
    except Invalid:
        return cells
    field = "deleted_on" if is_deleted else "status_since"
    day = told["day"] if is_blank(cells.get(field)) else cells[field]
    return {**cells, "status": told["word"], field: day}


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of the status; None is not said."""

    status: AccountStatus | None
    since: date | None
    deleted_on: date | None
    created_on: date | None
    has_address: bool

    @classmethod
    def by(cls, values: Mapping[str, Value], created_on: Value, *, has_address: bool) -> Said:
        """What these values say. Raises Invalid where they contradict each other."""
        status, deleted_on = values.get("status"), values.get("deleted_on")
        since = values.get("status_since")
        if deleted_on is not None and status not in (None, AccountStatus.DELETED):
            raise Invalid("deleted_on", "Указана дата удаления, а состояние другое.")
        said = cls(
            status=status if isinstance(status, AccountStatus) else None,
            since=since if isinstance(since, date) else None,
            deleted_on=deleted_on if isinstance(deleted_on, date) else None,
            created_on=created_on if isinstance(created_on, date) else None,
            has_address=has_address,
        )
        if said.deleted_on and said.created_on and said.deleted_on < said.created_on:
            raise Invalid("deleted_on", "Дата удаления раньше даты создания.")
        return said

    @property
    def wanted(self) -> AccountStatus | None:
        """The status that the row asks for; a page without an address cannot be at work."""
        if self.deleted_on is not None:
            return AccountStatus.DELETED
        if self.status is AccountStatus.ACTIVE and not self.has_address:
            return None
        return self.status


def first_periods(said: Said, today: date, notes: list[str]) -> tuple[Period, ...]:
    """The periods of a new account, oldest first."""
    default = AccountStatus.ACTIVE if said.has_address else AccountStatus.PLANNED
    status = said.wanted or default
    created = said.created_on
    if status in (AccountStatus.ACTIVE, AccountStatus.PLANNED):
        since = said.since or created or today
    else:
        since = said.deleted_on or said.since or today
        if status is AccountStatus.DELETED and not (said.deleted_on or said.since):
            notes.append("День удаления не указан, записан сегодняшний: исправьте его в карточке.")
    since = max(since, created or since)
    has_worked = status in (AccountStatus.SUSPENDED, AccountStatus.DELETED)
    if has_worked and created and created < since:
        return (AccountStatus.ACTIVE, created), (status, since)
    return ((status, since),)


def next_periods(
    said: Said, stored: Iterable[AccountPeriod], today: date, notes: list[str]
) -> tuple[Period, ...]:
    """The period to begin for a stored account; none where the status is the same.

    A period never begins before the last stored one, so that it is the one in force after it;
    a written day of deletion is the exception, since nothing comes after it.
    """
    periods = sorted(stored, key=lambda period: period.since)
    last = periods[-1] if periods else None
    status = last.status if last else AccountStatus.PLANNED
    wanted = said.wanted
    if wanted is None and status is AccountStatus.PLANNED and said.has_address:
        wanted = AccountStatus.ACTIVE
    if wanted is None or wanted is status:
        if last and said.deleted_on and said.deleted_on != last.since:
            notes.append(f"Дата удаления уже записана: {show_date(last.since)}.")
        return ()
    if said.deleted_on is not None:
        return ((wanted, said.deleted_on),)
    since = said.since or today
    since = max([since, *(day for day in (said.created_on, last and last.since) if day)])
    return ((wanted, since),)
