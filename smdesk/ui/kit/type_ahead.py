"""Typing in a list goes to the row that begins with what was typed."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from smdesk.models.folding import fold


class TypeAhead:
    """Collects letters typed in quick succession and finds the row they begin."""

    def __init__(self) -> None:
        self._letters = ""
        self._since = 0.0

    def find(self, typed: str, *, start: int, count: int, text: Callable[[int], str]) -> int | None:
        """The next row whose text begins so, from `start` on and around; None for none."""
        pause = QApplication.keyboardInputInterval() / 1000
        now = time.monotonic()
        if now - self._since > pause:
            self._letters = ""
        self._since = now
        self._letters += typed.casefold().replace("ё", "е")
        skip = 1 if len(self._letters) == 1 else 0
        found = _next_row(self._letters, start + skip, count, text)
        if found is None and len(set(self._letters)) == 1:
            return _next_row(self._letters[:1], start + 1, count, text)
        return found


def _next_row(wanted: str, start: int, count: int, text: Callable[[int], str]) -> int | None:
    rows = ((max(start, 0) + step) % count for step in range(count))
    return next((row for row in rows if fold(text(row)).startswith(wanted)), None)
