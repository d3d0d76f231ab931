"""Links behind cells of an xlsx or ods: where a click leads, when the cell only says «открыть».

Some are kept beside the cells, others are formulas in them.

The reader of spreadsheets gives the texts of cells and no more. The parts are read as text, by
their tags: `check_zip` has gone through them before, so they are of bearable size and hold no
entities of their own.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from smdesk.imports.containers import column_number
from smdesk.imports.formula_links import FUNCTION, CellLink, link_of_formula
from smdesk.imports.ods_links import ods_links
from smdesk.imports.table import COMPUTED

Links = dict[int, dict[int, CellLink]]
"""Number of the row from 1 → index of the column from 0 → address."""

_BOOK, _ODS = "xl/workbook.xml", "content.xml"
_TAG = r"<(?:\w+:)?{name}\b([^>]*)>"
_ATTRIBUTE = r"""(?:^|\s){name}\s*=\s*(?:"([^"]*)"|'([^']*)')"""
_REFERENCE = r"\w+:id"
_PLACE = re.compile(_ATTRIBUTE.format(name="r"))
_VALUED = re.compile(r"""\bt\s*=\s*["']str""")
"""A formula whose value is kept, be it an empty text."""
_CELLS = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?")
_FORMULA = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f\b[^<>]*>([^<]+)<")
_MOST_OF_ONE = 10_000
"""Cells with one link; a whole column that leads somewhere is no list of pages."""
_SCHEMES = ("http://", "https://", "tg://")


def hidden_links(data: bytes) -> dict[str, Links]:
    """Links behind cells by the name of their sheet; empty where the file is of another kind."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        names = set(container.namelist())
        if _BOOK not in names:
            return _of_ods(container.read(_ODS)) if _ODS in names else {}
        targets = _targets(container, _BOOK, names)
        sheets = _tags(_text(container, _BOOK), "sheet", "name", _REFERENCE)
        parts = {name: targets.get(reference, "") for name, reference in sheets}
        found = {name: _links(container, part, names) for name, part in parts.items() if part}
    return {name: links for name, links in found.items() if links}


def _links(container: zipfile.ZipFile, part: str, names: set[str]) -> Links:
    found: Links = {}
    if part in names:
        content = container.read(part)
        _put_formulas(found, content)
        targets = _targets(container, part, names)
        if any(map(_is_link, targets.values())):
            _put_behind(found, content, targets)
    return found


def _put_formulas(links: Links, content: bytes) -> None:
    function = FUNCTION.encode()
    if function not in content:
        return
    for cell in _FORMULA.finditer(content):
        if function not in cell[2]:
            continue
        attributes, formula = map(_decoded, cell.groups())
        place = _CELLS.match(_value(_PLACE.search(attributes)))
        link = link_of_formula(unescape(formula), is_valued=bool(_VALUED.search(attributes)))
        if place and link:
            column = _index(place[1])
            _put(links, range(int(place[2]), int(place[2]) + 1), range(column, column + 1), link)


def _put_behind(links: Links, content: bytes, targets: dict[str, str]) -> None:
    # Links stand after the cells, which are nearly all of the part.
    text = _decoded(content[max(content.rfind(b"sheetData"), 0) :])
    for cells, reference in _tags(text, "hyperlink", "ref", _REFERENCE):
        if place := _CELLS.match(cells):
            left, top, right, bottom = place.groups()
            rows = range(int(top), int(bottom or top) + 1)
            columns = range(_index(left), _index(right or left) + 1)
            _put(links, rows, columns, CellLink(targets.get(reference, "")))


def _of_ods(content: bytes) -> dict[str, Links]:
    found: dict[str, Links] = {}
    for sheet, rows, columns, link in ods_links(content):
        _put(found.setdefault(sheet, {}), rows, columns, link)
    return found


def _put(links: Links, rows: range, columns: range, link: CellLink) -> None:
    """Put the link behind these cells, where it is one and they are not too many."""
    is_link = link.address == COMPUTED or _is_link(link.address)
    if is_link and len(rows) * len(columns) <= _MOST_OF_ONE:
        for row in rows:
            links.setdefault(row, {}).update(dict.fromkeys(columns, link))


def _index(letters: str) -> int:
    return column_number(letters.encode()) - 1


def _targets(container: zipfile.ZipFile, part: str, names: set[str]) -> dict[str, str]:
    """What the references of a part lead to: an address as it is, another part by its name."""
    folder, name = posixpath.split(part)
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in names:
        return {}
    tags = _tags(_text(container, listed), "Relationship", "Id", "Target")
    return {reference: _target(folder, target) for reference, target in tags}


def _target(folder: str, target: str) -> str:
    if ":" in target:
        return target
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _tags(text: str, name: str, *attributes: str) -> Iterator[list[str]]:
    """These attributes of each such tag, empty where it has none of that name."""
    wanted = [re.compile(_ATTRIBUTE.format(name=attribute)) for attribute in attributes]
    for tag in re.finditer(_TAG.format(name=name), text):
        yield [_value(pattern.search(tag[1])) for pattern in wanted]


def _value(attribute: re.Match[str] | None) -> str:
    return unescape(attribute[1] or attribute[2] or "") if attribute else ""


def _text(container: zipfile.ZipFile, part: str) -> str:
    return _decoded(container.read(part))


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")


def _is_link(address: str) -> bool:
    return address.lower().startswith(_SCHEMES)
