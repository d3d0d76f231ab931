"""Links behind the cells of an xlsx: where a click leads, when the cell only says «открыть».

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

Links = dict[int, dict[int, str]]
"""Number of the row from 1 → index of the column from 0 → address."""

_BOOK = "xl/workbook.xml"
_TAG = r"<(?:\w+:)?{name}\b([^>]*)>"
_ATTRIBUTE = r"""(?:^|\s){name}\s*=\s*(?:"([^"]*)"|'([^']*)')"""
_REFERENCE = r"\w+:id"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SCHEMES = ("http://", "https://", "tg://")


def hidden_links(data: bytes) -> dict[str, Links]:
    """Links behind cells by the name of their sheet; empty where the file is no xlsx."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        names = set(container.namelist())
        if _BOOK not in names:
            return {}
        targets = _targets(container, _BOOK, names)
        sheets = _tags(_text(container, _BOOK), "sheet", "name", _REFERENCE)
        parts = {name: targets.get(reference, "") for name, reference in sheets}
        found = {name: _links(container, part, names) for name, part in parts.items() if part}
    return {name: links for name, links in found.items() if links}


def _links(container: zipfile.ZipFile, part: str, names: set[str]) -> Links:
    targets = _targets(container, part, names)
    if part not in names or not any(map(_is_link, targets.values())):
        return {}
    # Links stand after the cells, which are nearly all of the part.
    content = container.read(part)
    text = _decoded(content[max(content.rfind(b"sheetData"), 0) :])
    found: Links = {}
    for cell, reference in _tags(text, "hyperlink", "ref", _REFERENCE):
        place = _CELL.match(cell)
        address = targets.get(reference, "")
        if place and _is_link(address):
            found.setdefault(int(place[2]), {})[column_number(place[1].encode()) - 1] = address
    return found


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
