"""Tables one below the other in one sheet: each has a heading of its own, and columns by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from smdesk.imports.mapping import ColumnMapping
from smdesk.imports.recognition import SEARCHED_ROWS, recognise
from smdesk.imports.table import RawRow, RawTable, text_of
from smdesk.imports.words import Words, normal

_Name = tuple[str, int]
"""A heading, and how many at its left say the same."""
_FIRST_CELLS = 4
"""Filled cells by which a heading is told from a row of data; looking at all of them is slow."""
_SURE = 3
"""Headings known by their words alone: with fewer, one has to stand in the heading above too."""
_LONGEST_HEADING = 3
"""Rows: groups, columns, their numbers."""
_SAMPLE_ROWS = 2 * SEARCHED_ROWS
_MOST_LOOKED_AT = 100
"""Rows that are taken for headings in one sheet: to recognise one takes long."""


def parts_of(
    table: RawTable, mapping: ColumnMapping, known: Words
) -> Iterator[tuple[RawTable, ColumnMapping]]:
    """The tables of a sheet whose first heading `mapping` tells of.

    What a person chose for a heading of the first holds for the same heading below. `known` are
    the words of the kind of table.
    """
    start, current, looked_at = 0, mapping, 0
    choices: Mapping[_Name, str] | None = None
    for at, row in enumerate(table.rows):
        if row.number <= current.header_row or not _may_begin(table.rows, at, current, known):
            continue
        looked_at += 1
        if looked_at > _MOST_LOOKED_AT:
            break
        below = recognise(RawTable(table.rows[at : at + _SAMPLE_ROWS]), known)
        if row.number <= below.header_row < row.number + _LONGEST_HEADING:
            yield replace(table, rows=table.rows[start:at]), current
            choices = _choices(table, mapping, known) if choices is None else choices
            start, current = at, _with_choices(below, choices)
    yield replace(table, rows=table.rows[start:]), current


def _choices(table: RawTable, mapping: ColumnMapping, known: Words) -> dict[_Name, str]:
    """What a person chose otherwise than the program would; an empty text for nothing."""
    found = recognise(table, known).columns
    chosen = {index: mapping.columns.get(index, "") for index in mapping.headings}
    names = _names(mapping)
    return {names[i]: each for i, each in chosen.items() if each != found.get(i, "")}


def _with_choices(below: ColumnMapping, choices: Mapping[_Name, str]) -> ColumnMapping:
    names = _names(below)
    return below.chosen({i: choices[name] for i, name in names.items() if name in choices})


def _names(mapping: ColumnMapping) -> dict[int, _Name]:
    """The headings by the index of their column."""
    times: Counter[str] = Counter()
    found = {}
    for index, text in sorted(mapping.headings.items()):
        heading = normal(text)
        found[index] = heading, times[heading]
        times[heading] += 1
    return found


def is_heading_again(row: RawRow, mapping: ColumnMapping) -> bool:
    """Whether the row is the heading once more (as on each printed page)."""
    first = next((cell for cell in row.cells if cell is not None), None)
    if not mapping.header_row or not isinstance(first, str):
        return False
    if first.strip() not in mapping.headings.values():
        return False
    texts = [text_of(cell) for cell in row.cells]
    repeated = sum(texts[i] == text for i, text in mapping.headings.items() if i < len(texts))
    return len(mapping.headings) > 1 and repeated >= max(2, len(mapping.headings) * 0.8)


def _may_begin(rows: tuple[RawRow, ...], at: int, above: ColumnMapping, words: Words) -> bool:
    """Whether the row may be the heading of another table: nothing but words of headings.

    Some of them name things too («Школа», «Группа»), so the row also stands apart from what is
    above it, or repeats some of the heading above.
    """
    row = rows[at]
    filled = [cell for cell in row.cells if cell is not None][:_FIRST_CELLS]
    texts = [cell for cell in filled if isinstance(cell, str)]
    if not above.header_row or len(texts) < max(2, len(filled)):
        return False
    is_apart = at == 0 or _stand_apart(rows[at - 1], row)
    headings = above.headings.values()
    if not is_apart and not any(text in headings for text in texts):
        return False  # as nearly every row of data: looking words up is slow
    known = [
        text for text in map(normal, texts) if text in words.headings or text in words.ambiguous
    ]
    if len(known) < 2 or is_heading_again(row, above):
        return False
    shared = set(known) & set(map(normal, headings))
    return len(shared) > 1 or (is_apart and (bool(shared) or len(known) >= _SURE))


def _stand_apart(above: RawRow, row: RawRow) -> bool:
    """Whether a blank row or a line with a single text is between the row and the rows above."""
    is_title = len(above.cells) - above.cells.count(None) == 1
    return is_title or row.number > above.number + 1
