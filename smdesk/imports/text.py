"""Text tables: csv of any usual encoding and separator."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from smdesk.imports.encodings import decode
from smdesk.imports.refusals import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Refusal,
    Refused,
)
from smdesk.imports.table import RawRow, RawTable

SEPARATORS = ";\t,|"
"""In the order in which equal candidates are preferred."""

_SAMPLE_LINES = 60
_SEPARATOR_LINE = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)
_GUARDED = re.compile(r"^'(?=[=@+\-\t])")


def table_of_text(data: bytes) -> RawTable:
    """The table in a text file. Raises Refused."""
    text = decode(data)
    named = _SEPARATOR_LINE.match(text)
    body = text[named.end() :] if named else text
    separator = named[1] if named else separator_of(body)
    rows, cells = [], 0
    csv.field_size_limit(LONGEST_CELL)
    try:
        for number, line in enumerate(_reader(body, separator), start=1 + bool(named)):
            row = RawRow(number, tuple(_cell(cell) for cell in line))
            cells += len(row.cells)
            if number > MOST_ROWS or len(row.cells) > MOST_COLUMNS or cells > MOST_CELLS:
                raise Refused(Refusal.TOO_MANY_CELLS)
            if any(cell is not None for cell in row.cells):
                rows.append(row)
    except csv.Error:
        raise Refused(Refusal.LONG_CELL) from None
    return RawTable(tuple(rows))


def separator_of(text: str) -> str:
    """The separator that cuts the first lines into the most columns that agree with each other."""
    sample = "".join(islice(io.StringIO(text, newline=""), _SAMPLE_LINES))
    return max(SEPARATORS, key=lambda sign: _agreement(sample, sign))


def _agreement(sample: str, separator: str) -> float:
    """How many columns most rows have, weighed by how many rows agree on it."""
    try:
        widths = Counter(len(line) for line in _reader(sample, separator) if any(line))
    except csv.Error:
        return 0.0
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0.0
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    share = count / widths.total()
    return share * share * min(width, 12)


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)


def _cell(text: str) -> str | None:
    """The cell without the apostrophe that guards against formulas; None for an empty one."""
    return _GUARDED.sub("", text) if text.strip() else None
