"""Whole numbers of people as tables write them: «1 234 подписчика», «1,2 тыс.»."""

from __future__ import annotations

import re

from smdesk.models.errors import Invalid

_LONGEST = 60
"""Characters of a cell that may be a number."""
_BLANKS = re.compile(r"[^\S\r\n\v\f]+")
_NUMBER = re.compile(
    r"(?P<digits>\d[\d .,'’]*?) ?"
    r"(?:(?P<scale>тыс|млн|миллион|[kкmт]\b)[^\W\d_]*\.?)?"
    r"(?: ?[^\W\d_]+(?: [^\W\d_]+)*)?\.?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:\d+|\d{1,3}(?P<gap>[ .,'’])\d{3}(?:(?P=gap)\d{3})*)(?:[.,]0{1,2})?")
_PARTED = re.compile(r"(?P<gap>[.,])\d{3}(?:(?P=gap)\d{3})*$")
_TIMES = {"т": 1_000, "k": 1_000, "к": 1_000, "м": 1_000_000, "m": 1_000_000}


def count_in(text: str, field: str) -> int:
    """The number of a text; two numbers, a part of one or a fraction are none. Raises Invalid."""
    found = _NUMBER.fullmatch(_BLANKS.sub(" ", text.strip())) if len(text) <= _LONGEST else None
    try:
        return _told(found) if found else _whole("")
    except ValueError:
        shown = " ".join(text.split())[:40]
        raise Invalid(field, f"«{shown}» — не целое число.") from None


def whole(number: float, field: str) -> int:
    """The number of a cell, which a computed one may miss by a hair. Raises Invalid."""
    try:
        nearest = round(number)
    except (OverflowError, ValueError):
        raise Invalid(field, "Это не число.") from None
    if abs(nearest - number) > 1e-6:
        shown = str(number).replace(".", ",")
        raise Invalid(field, f"«{shown}» — не целое число.")
    return nearest


def _told(found: re.Match[str]) -> int:
    scale = found["scale"]
    return _scaled(found["digits"], scale[0].lower()) if scale else _whole(found["digits"])


def _whole(digits: str) -> int:
    """Raises ValueError for what is no whole number, with thousands parted or not."""
    if not _WHOLE.fullmatch(digits):
        raise ValueError(digits)
    thousands = digits if _PARTED.search(digits) else re.sub(r"[.,]0{1,2}$", "", digits)
    return int(re.sub(r"\D", "", thousands))


def _scaled(digits: str, scale: str) -> int:
    """«1,2 тыс.» is told roughly. Raises ValueError."""
    return round(float(digits.replace(" ", "").replace(",", ".")) * _TIMES[scale])
