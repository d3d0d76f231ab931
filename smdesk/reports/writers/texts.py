"""Values as people read them, without signs that files cannot hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from smdesk.reports.report import Value

_PLANES = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_UNFIT = re.compile(
    rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff{_PLANES}]"
)
"""Control characters, halves of characters, the byte order mark, and code points that are none."""
_LINE_END = re.compile(r"\r\n?")


def clean(text: str) -> str:
    """The text with line feeds for every end of line and without signs unfit for a file."""
    if text.isprintable():
        return text
    return _UNFIT.sub("", _LINE_END.sub("\n", text))


def shown(value: Value) -> str:
    """A value as text: DD.MM.YYYY, да or нет, numbers in plain digits, nothing for None."""
    return _SHOWN.get(type(value), clean)(value)


_SHOWN: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _none: "",
    bool: lambda flag: "да" if flag else "нет",
    datetime: lambda at: f"{at:%d.%m.}{at.year:04} {at:%H:%M}",
    date: lambda day: f"{day:%d.%m.}{day.year:04}",
    int: str,
    float: lambda number: f"{number:.2f}".replace(".", ","),
    str: clean,
}
