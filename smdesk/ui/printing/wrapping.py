"""Breaking text into lines of a given width, once, for every device.

Own code instead of QTextLayout because a registry repeats itself: words and whole cells are
measured once and remembered, and the painter afterwards only draws finished lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

Lines = tuple[str, ...]

_CONTROLS = {
    code: " " if chr(code) in "\t\v\f" else None
    for code in (*range(32), 127, 0xFEFF)
    if chr(code) not in "\n\r"
}
_PARTS = re.compile(r"[^-/._?&=@,;:–—]*[-/._?&=@,;:–—]+|[^-/._?&=@,;:–—]+")
"""A word that is too long is parted after these marks, as addresses are."""
_JOINERS = "\u200d\ufe0f\ufe0e"


class Wrapper:
    """Wraps texts of one face; `advance` gives the width of a text in units."""

    def __init__(self, advance: Callable[[str], float]) -> None:
        self._advance = advance
        self._space = advance(" ")
        self._words: dict[str, float] = {}
        self._paragraphs: dict[str, tuple[Lines, ...]] = {}
        self._extents: dict[str, tuple[float, float]] = {}
        self._wrapped: dict[tuple[str, float], Lines] = {}

    def extent(self, text: str) -> tuple[float, float]:
        """The width of the text's widest word, and of its longest paragraph on one line.

        An address counts by the widest of its parts, since it may be parted after its marks.
        """
        known = self._extents.get(text)
        if known is None:
            known = self._extents[text] = self._measure(text)
        return known

    def wrap(self, text: str, width: float) -> Lines:
        """The lines of the text, none wider than `width` units unless one sign alone is.

        Words are kept whole where they fit; longer ones are parted after the marks of an address,
        and else between any two signs. Spaces at a break are dropped, no sign is.
        """
        key = (text, width)
        known = self._wrapped.get(key)
        if known is None:
            wrapped = [self._wrap(words, width) for words in self._split(text)]
            known = self._wrapped[key] = tuple(line for lines in wrapped for line in lines)
        return known

    def forget(self) -> Iterator[None]:
        """Free what is remembered, a part at each step."""
        for memory in (self._wrapped, self._extents, self._paragraphs, self._words):
            memory.clear()
            yield

    def _split(self, text: str) -> tuple[Lines, ...]:
        """The words of each paragraph; empty lines at the ends do not count."""
        known = self._paragraphs.get(text)
        if known is None:
            lines = text.translate(_CONTROLS).strip().splitlines()
            known = self._paragraphs[text] = tuple(
                tuple(word for word in line.split(" ") if word) for line in lines
            )
        return known

    def _measure(self, text: str) -> tuple[float, float]:
        widest = natural = 0.0
        for words in self._split(text):
            widths = [self._width(word) for word in words]
            widest = max([widest, *map(self._unparted, words)])
            natural = max(natural, sum(widths) + self._space * (len(widths) - 1))
        return widest, natural

    def _unparted(self, word: str) -> float:
        if "/" in word or "@" in word:
            return max(map(self._width, _PARTS.findall(word)))
        return self._width(word)

    def _width(self, word: str) -> float:
        width = self._words.get(word)
        if width is None:
            width = self._words[word] = self._advance(word)
        return width

    def _wrap(self, words: Lines, room: float) -> list[str]:
        lines: list[str] = []
        line: list[str] = []
        used = 0.0
        for word in words:
            width = self._width(word)
            if line and used + self._space + width <= room:
                line.append(word)
                used += self._space + width
                continue
            if line:
                lines.append(" ".join(line))
            *whole, rest = self._part(word, room) if width > room else (word,)
            lines += whole
            line, used = [rest], self._width(rest)
        return [*lines, " ".join(line)]

    def _part(self, word: str, room: float) -> list[str]:
        parts: list[str] = []
        current, used = "", 0.0
        for piece in self._pieces(word, room):
            width = self._width(piece)
            if current and used + width > room:
                parts.append(current)
                current, used = "", 0.0
            current += piece
            used += width
        return [*parts, current]

    def _pieces(self, word: str, room: float) -> Iterator[str]:
        for piece in _PARTS.findall(word):
            if self._width(piece) <= room:
                yield piece
            else:
                yield from signs(piece)


def signs(text: str) -> Iterator[str]:
    """The signs of a text as a reader counts them: a letter with its marks is one sign."""
    sign = ""
    for letter in text:
        follows = unicodedata.combining(letter) or letter in _JOINERS or sign.endswith("\u200d")
        if sign and not follows:
            yield sign
            sign = ""
        sign += letter
    if sign:
        yield sign
