"""Each key of some searches: until the model is new, and until the rows are painted.

`python -m benchmarks.inside.keys BASE TIMES PAUSE`
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from benchmarks.inside.registry import rest, shown
from smdesk.models.folding import words_of
from smdesk.ui.registry.page import RegistryPage

SEARCHES = ("школа", "библиотека 1", "дом культуры", "vk.com/sp1", "ёлкина", "адм рай")
PATIENCE = 2.0
"""Seconds in which the window has to be painted."""


class Updates(QObject):
    """Counts how often the window was brought up to date on the screen."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.UpdateRequest:
            return False
        watched.event(event)
        self.count += 1
        return True


def strokes(times: int) -> Iterator[str]:
    """Every letter of every search, and Esc after each, which shows all rows again."""
    for _ in range(times):
        for search in SEARCHES:
            yield from search
            yield ""


def press(page: RegistryPage, letter: str) -> None:
    """One key into the search field."""
    key = Qt.Key.Key_Escape if not letter else Qt.Key.Key_unknown
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
    QCoreApplication.sendEvent(page.filters.bar.search, event)


def wait_for(updates: Updates, before: int) -> None:
    """Run the event loop until the window has been painted again. TimeoutError."""
    until = time.perf_counter() + PATIENCE
    while updates.count == before:
        QCoreApplication.processEvents()
        if time.perf_counter() > until:
            raise TimeoutError("the window was not painted")


def raw(connection: sqlite3.Connection, text: str) -> float:
    """The same question to the bare table, milliseconds."""
    start = time.perf_counter()
    words = words_of(text)
    where = " AND ".join("instr(text, ?) > 0" for _ in words) or "1"
    connection.execute(
        f"SELECT account_id FROM _registry WHERE {where} ORDER BY title_key, account_id", words
    ).fetchall()
    return (time.perf_counter() - start) * 1000


def measure(base: Path, times: int, pause: int) -> dict[str, list[float]]:
    """Times of all keys, milliseconds."""
    found: list[float] = []
    seen: list[float] = []
    bare: list[float] = []
    connection = sqlite3.connect(f"{base.as_uri()}?mode=ro", uri=True)
    with shown(base) as (window, page):
        updates = Updates()
        window.installEventFilter(updates)
        for letter in strokes(times):
            before = updates.count
            start = time.perf_counter()
            press(page, letter)
            found.append((time.perf_counter() - start) * 1000)
            wait_for(updates, before)
            seen.append((time.perf_counter() - start) * 1000)
            bare.append(raw(connection, page.filters.bar.search.text()))
            rest(pause)
        window.removeEventFilter(updates)
    connection.close()
    return {"found": found, "seen": seen, "bare": bare}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
