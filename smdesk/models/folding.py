"""How texts are compared: without case, with ё as е, blanks as one."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])"
)
"""Soft hyphens, signs of no width and of direction; what joins the parts of an emoji stays."""
_BREVE, _DIAERESIS = "\u0306", "\u0308"
"""What makes «й» and «ё» out of «и» and «е»."""
_DAY = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})\b")
_NUMBER = re.compile(r"(\d+)")


def is_plain(text: str) -> bool:
    """Whether every sign of a text is seen, and its letters are whole: nearly every text."""
    return text.isprintable() and unicodedata.is_normalized("NFC", text)


def as_seen(text: str) -> str:
    """The text without unseen signs and with whole letters: «й» may come as «и» with a breve."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def fold(text: str) -> str:
    """The text as search and sorting see it."""
    folded = _folded(text)
    # A hundred thousand rows are folded for a search: a closer look at each costs as much again.
    if folded.isprintable() and _BREVE not in folded and _DIAERESIS not in folded:
        return folded
    return _folded(as_seen(text))


def _folded(text: str) -> str:
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
