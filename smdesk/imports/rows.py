"""Rows of a table as entries: what one row says, with what the rows above say for it.

An organisation written once for a block of rows is carried down; a line with a single text over
the whole table is a section, and names the organisation where no other row does. Empty rows,
totals, repeated headings and signatures are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from smdesk.imports.mapping import IGNORED, ColumnMapping
from smdesk.imports.named import is_name
from smdesk.imports.parts import is_heading_again, parts_of
from smdesk.imports.table import COMPUTED, Cell, RawRow, RawTable, has_link, text_of
from smdesk.imports.values import said
from smdesk.imports.words import normal, words
from smdesk.models.folding import fold

_CARRIED = (
    "organization",
    "organization_short",
    "founder",
    "ogrn",
    "postal_address",
    "organization_site",
)
_CLICKED = frozenset({"title", "network", "page_id"})
"""Columns whose links lead to the page of the row."""
_SILENT = frozenset({"row_number", IGNORED})
_ABOVE = "Строка стоит выше заголовков таблицы."
_MADE_UP = "Ссылка вычисляется формулой: вставьте её в таблицу как значение."


@dataclass(frozen=True, slots=True)
class Link:
    """A cell with an address, and the code of the network whose column it stands in."""

    text: str
    network: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says: cells by meaning, and where links stand."""

    row: int
    cells: Mapping[str, Cell]
    links: tuple[Link, ...] = ()
    carried_from: int | None = None
    """The row that the organisation was taken from, where it is not this one."""
    problem: str = ""
    """Why nothing can be taken from the row."""

    def text(self, meaning: str) -> str:
        """The cell's text; empty for a blank one."""
        cell = self.cells.get(meaning)
        return "" if cell is None else said(cell)

    @property
    def names_only_organization(self) -> bool:
        """Whether the row names an organisation and says nothing else."""
        says_more = self.links or self.problem or not set(self.cells) <= set(_CARRIED)
        return bool(self.text("organization")) and not says_more


class _Block:
    """Rows of one organisation, which only the first of them may name."""

    def __init__(self) -> None:
        self._cells: dict[str, Cell] = {}
        self._row: int | None = None
        self._waiting: Entry | None = None
        """A row with nothing but an organisation, until it is seen that rows below continue it."""

    def begin(self, cells: Mapping[str, Cell], row: int) -> None:
        """Rows below belong to this organisation."""
        self._cells = {key: cells[key] for key in _CARRIED if key in cells}
        self._row = row

    def take(self, entry: Entry) -> Iterator[Entry]:
        """The entry with the organisation of its block; before it one that stood alone."""
        if not (entry.cells or entry.links or entry.problem):
            return
        is_continued = not entry.text("organization") and bool(self._cells)
        if not is_continued:
            yield from self.end()
        self._waiting = None
        if entry.text("organization"):
            self.begin(entry.cells, entry.row)
        if entry.names_only_organization:
            self._waiting = entry
        elif entry.links or entry.problem or set(entry.cells) - set(_CARRIED):
            yield self._completed(entry) if is_continued else entry

    def end(self) -> Iterator[Entry]:
        """The entry that nothing has continued."""
        if self._waiting is not None:
            yield self._waiting
        self._waiting = None

    def _completed(self, entry: Entry) -> Entry:
        return replace(entry, cells={**self._cells, **entry.cells}, carried_from=self._row)


def entries(table: RawTable, mapping: ColumnMapping) -> Iterator[Entry]:
    """The entries of the rows below the heading, also of tables that stand below in the sheet.

    A row with only an organisation is an entry of its own unless the row below continues it.
    """
    yield from _above(table, mapping)
    for part, columns in parts_of(table, mapping, words()):
        yield from _entries(part, columns)


def _above(table: RawTable, mapping: ColumnMapping) -> Iterator[Entry]:
    """Rows above the heading that are no titles: they have links among other cells."""
    for row in table.rows:
        if row.number > mapping.header_row:
            return
        texts = [text_of(cell) for cell in row.cells if cell is not None]
        if len(texts) > 1 and (row.links or any(map(has_link, texts))):
            yield Entry(row.number, {}, problem=_ABOVE)


def _entries(table: RawTable, mapping: ColumnMapping) -> Iterator[Entry]:
    sides = [(_Block(), side, _taken(side)) for side in mapping.sides()]
    end = _end_of_table(table, mapping)
    for row in table.rows:
        if not mapping.header_row < row.number <= end or is_passed_over(row, mapping):
            continue
        section = _section(row, mapping)
        for block, side, taken in sides:
            if section:
                block.begin({"organization": section}, row.number)
            else:
                yield from block.take(_entry(row, taken, side))
    for block, _, _ in sides:
        yield from block.end()


def _end_of_table(table: RawTable, mapping: ColumnMapping) -> int:
    """The last row of the table: what stands after a gap and is no row of pages is its foot.

    Notes, a signature and the name of whoever made the list stand there.
    """
    end = table.rows[-1].number if table.rows else 0
    for row, below in reversed([*pairwise(table.rows)]):
        if _tells_of_page(below, mapping):
            break
        if below.number > row.number + 1:
            end = row.number
    return end


def _tells_of_page(row: RawRow, mapping: ColumnMapping) -> bool:
    """Whether the row has a link, a network, a number of its own, or why there is no page."""
    texts = [text_of(cell) for cell in row.cells]

    def told(meaning: str) -> list[str]:
        return [texts[i] for i in mapping.indexes(meaning) if i < len(texts) and texts[i]]

    if row.links or any(map(has_link, texts)) or told("exemption"):
        return True
    if any(map(str.isdecimal, told("row_number"))):  # no signature is numbered
        return sum(map(bool, texts)) > 1
    networks = told("network")
    is_known = any(normal(name) in words().networks for name in networks)
    names = told("organization")
    is_signed = any(map(is_name, (*names, *networks)))
    return is_known or bool(names and networks and not is_signed)


def _taken(mapping: ColumnMapping) -> Sequence[tuple[int, str, str]]:
    """The columns that something is taken from: index, meaning, code of the network of links."""
    networks = dict(mapping.network_columns())
    return [
        (index, "address" if index in networks else meaning, networks.get(index, ""))
        for index, meaning in sorted(mapping.columns.items())
        if meaning not in _SILENT
    ]


def _entry(row: RawRow, taken: Sequence[tuple[int, str, str]], mapping: ColumnMapping) -> Entry:
    cells: dict[str, Cell] = {}
    links: list[Link] = []
    for index, meaning, network in taken:
        cell = row.cells[index] if index < len(row.cells) else None
        if cell is None:
            continue
        if meaning == "address":
            address = row.links.get(index) or said(cell)
            if address:
                links.append(Link(address, network))
        elif meaning == "note" and "note" in cells:
            cells["note"] = f"{text_of(cells['note'])}\n{text_of(cell)}"
        else:
            cells[meaning] = cell
    found = tuple(links or _behind(row, mapping))
    known = tuple([link for link in found if link.text != COMPUTED])
    problem = "" if len(known) == len(found) else _MADE_UP
    return Entry(row.number, cells, known, problem=problem)


def _behind(row: RawRow, mapping: ColumnMapping) -> Iterator[Link]:
    """Links behind the title of a page or the name of its network, where no cell shows one."""
    for index, address in sorted(row.links.items()):
        if mapping.columns.get(index) in _CLICKED:
            yield Link(address)


def _section(row: RawRow, mapping: ColumnMapping) -> str:
    """The text of a line that holds nothing else, unless it stands in a column that means more.

    Merged cells come as one filled cell at the left.
    """
    if row.cells.count(None) != len(row.cells) - 1:
        return ""
    filled = [(index, cell) for index, cell in enumerate(row.cells) if cell is not None]
    if not isinstance(filled[0][1], str):
        return ""
    index, text = filled[0][0], text_of(filled[0][1])
    is_free = mapping.columns.get(index, IGNORED) in _SILENT
    is_name = any(map(str.isalpha, text)) and not has_link(text)
    return text if is_free and is_name else ""


def is_passed_over(row: RawRow, mapping: ColumnMapping) -> bool:
    """Whether the row is a total, or the heading once more; no total has a link."""
    first = next((cell for cell in row.cells if cell is not None), None)
    if not isinstance(first, str):
        return False
    start = fold(first[:60]).rstrip(":. ")
    if start in words().total or start.startswith(words().total_starts):
        return not (row.links or any(has_link(text_of(cell)) for cell in row.cells))
    return is_heading_again(row, mapping)
