"""A table as it was read from a file, before anybody knows what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

Cell = str | int | float | bool | date | datetime | None
"""One cell. An empty text never occurs: an empty cell is None."""

_ERRORS = frozenset(
    {
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
        "#Н/Д",
        "#ССЫЛКА!",
        "#ЗНАЧ!",
    }
)
_LINK = re.compile(r"https?://|(?<![\w-])[\w-]{1,63}\.(?:com|ru|me|рф)/\S|^@\w{3,}", re.IGNORECASE)
COMPUTED = "ссылка вычисляется формулой"
"""What stands for the address of a cell where a formula makes it up: nobody can read it."""
_NO_LINKS: Mapping[int, str] = MappingProxyType({})


class RawRow(NamedTuple):
    """One row with its 1-based number in the file, as a spreadsheet program shows it."""

    number: int
    cells: tuple[Cell, ...]
    links: Mapping[int, str] = _NO_LINKS
    """Index of a cell → the address that a click on it opens, where the text is another; or
    `COMPUTED`."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """One sheet: its non-empty rows, and the names of the sheets of the file that have any."""

    rows: tuple[RawRow, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    is_hidden: bool = False
    hides_links: bool = False
    """Whether links behind cells cannot be read out of such a file."""

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


def text_of(cell: Cell) -> str:
    """The cell as the text that a person would have typed; empty for an empty or failed cell."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        stripped = cell.strip()
        return "" if stripped in _ERRORS else stripped
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    if isinstance(cell, date):
        return f"{cell.day:02}.{cell.month:02}.{cell.year:04}"
    return str(cell)


def has_link(text: str) -> bool:
    """Whether the text holds something that looks like a link."""
    return bool(_LINK.search(text))


def tidy(cell: object) -> Cell:
    """A cell of a library as ours: whole floats as int, empty texts as None, the rest as text."""
    if isinstance(cell, str):
        return cell if cell.strip() else None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 2**53 else cell
    if cell is None or isinstance(cell, bool | int | date):
        return cell
    return str(cell)


def rows_of(lines: Sequence[Sequence[object]]) -> tuple[RawRow, ...]:
    """The non-empty rows of a sheet that begins at its first row and column."""
    found = []
    for number, line in enumerate(lines, start=1):
        cells = tuple(
            [
                (cell if cell.strip() else None) if cell.__class__ is str else tidy(cell)
                for cell in line
            ]
        )
        if cells.count(None) < len(cells):
            found.append(RawRow(number, cells))
    return tuple(found)
