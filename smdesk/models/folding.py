"""How texts are compared: without case, with ё as е, blanks as one."""

from __future__ import annotations

import re

_DAY = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})\b")
_NUMBER = re.compile(r"(\d+)")


def fold(text: str) -> str:
    """The text as search and sorting see it."""
    return " ".join(text.casefold().replace("ё", "е").split())


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a search; all of them must be found, each as a part of any word."""
    return tuple(fold(text).split())


def natural_order(text: str) -> tuple[tuple[int, str], ...]:
    """A sort key: days by the calendar, other numbers by their size, letters as folded."""
    parts = _NUMBER.split(_DAY.sub(r"\3\2\1", fold(text)))
    return tuple(_part_order(part) for part in parts if part)


_AFTER_NUMBERS = 1_000_000


def _part_order(part: str) -> tuple[int, str]:
    """A longer number is the larger one; digits need not be read, however many there are."""
    if not part.isdecimal():
        return _AFTER_NUMBERS, part
    digits = part.lstrip("0")
    return len(digits), digits
