"""The unit that answers for a page, where no person of it is named: a line in the note."""

from __future__ import annotations

import re

_LINE = re.compile(r"^Подразделение: (.+)$", re.MULTILINE)


def unit_line(unit: str) -> str:
    """The line that names the unit."""
    return f"Подразделение: {unit}"


def unit_in(note: str) -> str:
    """The unit that a note names; an empty text where it names none."""
    found = _LINE.search(note)
    return found[1].strip() if found else ""
