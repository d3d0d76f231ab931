"""Typing in a list goes to the row that begins with what was typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication


class TypeAhead:
    """Collects letters typed in quick succession and finds the row they begin."""

    def __init__(self) -> None:
        self._letters = ""
        self._since = QElapsedTimer()

    def find(self, typed: str, *, start: int, count: int, text: Callable[[int], str]) -> int | None:
        """The next row whose text begins so, from `start` on and around; None for none."""
        pause = QApplication.keyboardInputInterval()
        if not self._since.isValid() or self._since.elapsed() > pause:
            self._letters = ""
        self._since.start()
        self._letters += folded(typed)
        repeated = len(self._letters) > 1 and len(set(self._letters)) == 1
        wanted = self._letters[:1] if repeated else self._letters
        skip = 1 if len(self._letters) == 1 or repeated else 0
        rows = ((max(start, 0) + skip + step) % count for step in range(count))
        return next((row for row in rows if folded(text(row)).startswith(wanted)), None)


def folded(text: str) -> str:
    """The text for comparing: any case, ё as е."""
    return text.casefold().replace("ё", "е")
