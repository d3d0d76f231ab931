"""What is said of the cells of a row that were read only in part, or not as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from smdesk.imports.days import is_serial_text
from smdesk.imports.table import Cell
from smdesk.imports.values import FIRST_OF, SINGLE, Value, is_missing, left_out
from smdesk.models.dates import show_date
from smdesk.models.field_names import field_label

REMARKED = frozenset({"created_on", "gospublics_on", "status_since", "deleted_on", *FIRST_OF})
"""Fields whose cell may be read and yet need a word."""


def of_one_page(cells: Mapping[str, Cell]) -> Iterator[str]:
    """What a row with several pages says of one: nobody knows of which."""
    said = [field for field in SINGLE if field in cells and not is_missing(cells[field], field)]
    if said:
        named = ", ".join(f"«{field_label('account', field)}»" for field in said)
        yield f"В строке несколько страниц, не взято: {named}."


def remarks(cell: Cell, field: str, value: Value) -> Iterator[str]:
    """What is said of a cell that was read."""
    rest = left_out(cell, field) if field in FIRST_OF else ""
    if rest:
        yield rest
    elif isinstance(value, date) and is_serial_text(cell):
        yield f"«{cell}» — дата {show_date(value)}, как число Excel."
