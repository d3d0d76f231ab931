"""Rows of a report as the text of a sheet. One pass, no object per cell.

The formats are those of ECMA-376: texts are inline strings, never formulas; dates are days since
the end of 1899 with a date format; an empty cell carries only its border.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from math import ceil

from smdesk.reports.report import ColumnKind, ReportColumn, Value
from smdesk.reports.writers.links import ascii_link
from smdesk.reports.writers.texts import clean, shown

LONGEST_TEXT = 32_767
"""Characters (UTF-16 units) that a cell can hold."""
LARGEST_NUMBER = 10**15
"""Beyond it a cell would lose digits."""
LINE = 15.0
"""Height of a line of text, points."""
TALLEST = 405.0
"""Points; a sheet refuses rows over 409."""
WIDER = 1.15
"""How much wider than a digit, the unit of columns, a letter of a Russian text is at most."""
FIRST_YEAR = 1901
"""Spreadsheets disagree on the days before 1 March 1900, and know none before that year."""
_DAY_ZERO = date(1899, 12, 30).toordinal()
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What would be read as a coded character: the underscore is coded itself."""


@dataclass(frozen=True, slots=True)
class Styles:
    """Numbers of the cell formats in the workbook's list."""

    text: int
    guarded: int
    """A text that would turn into a formula when it is edited."""
    link: int
    integer: int
    decimal: int
    date: int
    datetime: int


def sheet_text(text: str) -> str:
    """The text as a cell can hold it: clean, and cut with «…» where it is too long."""
    fit = clean(text)
    if len(fit) * 2 <= LONGEST_TEXT or len(fit.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return fit
    kept = fit.encode("utf-16-le")[: 2 * (LONGEST_TEXT - 1)]
    return kept.decode("utf-16-le", "ignore") + "…"


def is_cut(value: Value) -> bool:
    """Whether a cell cannot hold the whole of the value."""
    return (
        isinstance(value, str)
        and len(value) * 2 > LONGEST_TEXT
        and len(clean(value).encode("utf-16-le")) // 2 > LONGEST_TEXT
    )


def lines_of(text: str, width: int) -> int:
    """How many lines of so many characters the text takes, at least one."""
    return sum(max(1, ceil(len(line) / max(width, 1))) for line in text.split("\n"))


class SheetRows:
    """Turns rows into the text of a sheet, and remembers the live links met."""

    def __init__(
        self, columns: Sequence[ReportColumn], letters: Sequence[str], link_limit: int
    ) -> None:
        self.links: list[tuple[str, str]] = []
        """Cell and address of every live link."""
        self._columns = tuple(
            (letter, column.kind is ColumnKind.LINK)
            for letter, column in zip(letters, columns, strict=True)
        )
        self._widths = tuple(int((column.width - 1) / WIDER) for column in columns)
        self._link_limit = link_limit
        self._written: Mapping[type, Callable[[str, Value, Styles], str]] = {
            type(None): _empty,
            str: _text,
            bool: _text_of,
            int: _number,
            float: _decimal,
            date: _date,
            datetime: _datetime,
        }

    def xml(self, rows: Iterable[Sequence[Value]], first: int, styles: Styles) -> str:
        """The rows as elements of `sheetData`; `first` is the number of the first one."""
        return "".join(self._row(row, number, styles) for number, row in enumerate(rows, first))

    def _row(self, row: Sequence[Value], number: int, styles: Styles) -> str:
        written = self._written
        cells = [
            self._link(f"{letter}{number}", value, styles)
            if may_link and value
            else written[type(value)](f"{letter}{number}", value, styles)
            for (letter, may_link), value in zip(self._columns, row, strict=True)
        ]
        return f'<row r="{number}"{self._height(row)}>{"".join(cells)}</row>'

    def _height(self, row: Sequence[Value]) -> str:
        """Room for wrapped texts: LibreOffice shows one line of them unless it is told."""
        lines = [
            lines_of(value, width)
            for value, width in zip(row, self._widths, strict=True)
            if isinstance(value, str) and (len(value) > width or "\n" in value)
        ]
        return f' ht="{min(max(lines) * LINE, TALLEST)}"' if lines else ""

    def _link(self, cell: str, value: Value, styles: Styles) -> str:
        address = ascii_link(value) if isinstance(value, str) else None
        if address is None or len(self.links) >= self._link_limit:
            return self._written[type(value)](cell, value, styles)
        self.links.append((cell, address))
        return _inline(cell, str(value), styles.link)


def _inline(cell: str, text: str, style: int) -> str:
    fit = escape(_CODED.sub("_x005F_", text), quote=False)
    return f'<c r="{cell}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{fit}</t></is></c>'


def _empty(cell: str, _value: Value, styles: Styles) -> str:
    return f'<c r="{cell}" s="{styles.text}"/>'


def _text(cell: str, value: Value, styles: Styles) -> str:
    text = sheet_text(str(value))
    if not text:
        return _empty(cell, None, styles)
    return _inline(cell, text, styles.guarded if text.lstrip()[:1] in "=+-@" else styles.text)


def _text_of(cell: str, value: Value, styles: Styles) -> str:
    return _inline(cell, shown(value), styles.text)


def _number(cell: str, value: Value, styles: Styles) -> str:
    if not isinstance(value, int) or abs(value) >= LARGEST_NUMBER:
        return _text_of(cell, value, styles)
    return f'<c r="{cell}" s="{styles.integer}"><v>{value}</v></c>'


def _decimal(cell: str, value: Value, styles: Styles) -> str:
    return f'<c r="{cell}" s="{styles.decimal}"><v>{value!r}</v></c>'


def _date(cell: str, value: Value, styles: Styles) -> str:
    if not isinstance(value, date) or value.year < FIRST_YEAR:
        return _text_of(cell, value, styles)
    return f'<c r="{cell}" s="{styles.date}"><v>{value.toordinal() - _DAY_ZERO}</v></c>'


def _datetime(cell: str, value: Value, styles: Styles) -> str:
    """Local time as it reads on the clock: sheets know no time zones."""
    if not isinstance(value, datetime) or value.year < FIRST_YEAR:
        return _text_of(cell, value, styles)
    seconds = (value.hour * 60 + value.minute) * 60 + value.second
    days = value.toordinal() - _DAY_ZERO + seconds / 86_400
    return f'<c r="{cell}" s="{styles.datetime}"><v>{days!r}</v></c>'
