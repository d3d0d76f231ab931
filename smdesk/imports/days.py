"""Days as cells tell them: dates, texts, and the numbers under which spreadsheets keep days."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from smdesk.imports.table import Cell, text_of
from smdesk.models import values as rules
from smdesk.models.dates import parse_date
from smdesk.models.errors import Invalid

_FIRST_DAY = datetime(1899, 12, 30)
_PLAUSIBLE = range(1970, 2101)
_LAST_SERIAL = 80_000
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$")


def is_serial_text(cell: Cell) -> bool:
    """Whether a text may be a spreadsheet's number of a day: «44927»."""
    return isinstance(cell, str) and len(cell.strip()) == 5 and cell.strip().isdecimal()


def day(cell: Cell, field: str, today: date) -> date:
    """A date in any usual spelling, or a spreadsheet's number of a day. Raises Invalid."""
    if is_serial_text(cell):
        cell = int(text_of(cell))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return moment_of_serial(cell, field).date()
    if isinstance(cell, date):
        return _within(cell.date() if isinstance(cell, datetime) else cell, field)
    found = parse_date(_CLOCK.sub("", text_of(cell)), today, field)
    if found is None:
        raise Invalid(field, "Дата не указана.")
    return found


def moment_of_serial(number: float, field: str) -> datetime:
    """The moment that a spreadsheet keeps as days since 30.12.1899. Raises Invalid.

    «12.10» typed where a point parts decimals is the number 12.1: no day of any year.
    """
    if 0 < number < _LAST_SERIAL:
        whole = datetime.combine(_FIRST_DAY + timedelta(int(number)), time())
        if whole.year in _PLAUSIBLE:
            return whole + timedelta(minutes=round(number % 1 * 1440))
    shown = str(number).replace(".", ",")
    raise Invalid(field, f"«{shown}» — число, а не дата.", "Введите её так: 05.11.2026.")


def _within(found: date, field: str) -> date:
    checked = rules.day(found, field)
    return checked if checked is not None else found
