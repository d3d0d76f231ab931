"""Links behind the cells of an ods; its one part is read by its tags, as those of an xlsx are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from smdesk.imports.formula_links import FUNCTION, CellLink, link_of_formula

_TAG = re.compile(
    rb"<(table:table|table:table-row|table:table-cell|table:covered-table-cell|text:a)"
    rb"(\s[^>]*)?>"
)
_NAME, _HREF, _FORMULA, _ROWS, _COLUMNS = (
    re.compile(rb"""\s%s\s*=\s*(?:"([^"]*)"|'([^']*)')""" % name)
    for name in (
        b"table:name",
        b"xlink:href",
        b"table:formula",
        b"table:number-rows-repeated",
        b"table:number-columns-repeated",
    )
)


def ods_links(content: bytes) -> Iterator[tuple[str, range, range, CellLink]]:
    """Each link: sheet, rows from 1, columns from 0, address. Equal neighbours are written once."""
    function = FUNCTION.encode()
    if b"<text:a" not in content and function not in content:
        return
    sheet, rows, columns = "", range(1, 1), range(0)
    for found in _TAG.finditer(content):
        tag, attributes = found[1], found[2] or b""
        if tag == b"table:table":
            sheet, rows = _value(_NAME, attributes), range(1, 1)
        elif tag == b"table:table-row":
            rows = _next(rows, _ROWS, attributes)
            columns = range(0)
        elif tag == b"text:a":
            yield sheet, rows, columns, CellLink(_value(_HREF, attributes))
        else:
            columns = _next(columns, _COLUMNS, attributes)
            formula = _value(_FORMULA, attributes) if function in attributes else ""
            if link := link_of_formula(formula, is_valued=True):
                yield sheet, rows, columns, link


def _next(before: range, repeated: re.Pattern[bytes], attributes: bytes) -> range:
    """The rows or columns of a tag that follows those before."""
    number = _value(repeated, attributes)
    return range(before.stop, before.stop + (int(number) if number.isdecimal() else 1))


def _value(attribute: re.Pattern[bytes], attributes: bytes) -> str:
    found = attribute.search(attributes)
    return unescape((found[1] or found[2] or b"").decode(errors="replace")) if found else ""
