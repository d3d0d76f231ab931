"""Links of formulas: `HYPERLINK("https://…";"ВКонтакте")`, as files of tables keep them."""

from __future__ import annotations

import re
from typing import NamedTuple

from smdesk.imports.table import COMPUTED

FUNCTION = "HYPERLINK"
_TEXT = r'"((?:[^"]|"")*)"'
_LITERAL = re.compile(
    rf"\s*(?:of:)?=?\s*{FUNCTION}\(\s*{_TEXT}\s*(?:[,;]\s*(?:{_TEXT}|.*))?\)\s*", re.DOTALL
)
_WITHIN = re.compile(rf'{FUNCTION}\(\s*"#')
_NO_VALUE = f"={FUNCTION}(…)"


class CellLink(NamedTuple):
    """Where a click on a cell leads, and what the cell says where the file keeps no value."""

    address: str
    text: str = ""


def link_of_formula(formula: str, *, is_valued: bool) -> CellLink | None:
    """The link of a formula, `COMPUTED` where it is no plain text; None for another formula.

    `is_valued`: the file keeps what the cell says; where that is nothing, the formula may choose
    to lead nowhere.
    """
    if FUNCTION not in formula or _WITHIN.search(formula):
        return None
    found = _LITERAL.fullmatch(formula)
    if found is None:
        return CellLink(COMPUTED, "" if is_valued else _NO_VALUE)
    address = _unquoted(found[1])
    return CellLink(address, _unquoted(found[2] or "") or address)


def _unquoted(text: str) -> str:
    return text.replace('""', '"')
