"""The card beside a table: a title, parts that scroll, and buttons at the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.ui.kit.card import Card, drop, separator
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.scrolling import UpDownArea
from smdesk.ui.kit.stacking import stacked_at_top
from smdesk.ui.theme.tokens import Space

AT_ONCE = 2
"""Parts that come together: what the record is, and its fields."""


class _Gathering(NamedTuple):
    """Parts that are made while the card still shows what it showed."""

    record_id: int
    title: str
    parts: Iterator[QWidget]
    ready: list[QWidget]
    enough: float
    """So many take the places of the old ones; those after them come one by one."""


class RecordCard(Card):
    """Shows one record, built anew each time; the place of the scroll bar stays for the same.

    Parts that were there are freed by the event loop: one of them may be telling of its click.
    """

    def __init__(self, name: str, buttons: Sequence[QWidget]) -> None:
        super().__init__(" ")
        self.setAccessibleName(name)
        self.record_id = 0
        self._area = UpDownArea(name)
        inner = QWidget()
        self._parts_column = stacked_at_top(inner, Space.S)
        self._parts_column.setContentsMargins(0, 0, Space.S, 0)
        self._area.show_within(inner)
        self._kept: set[QWidget] = set()
        self._waiting: Iterator[QWidget] = iter(())
        self._gathering: _Gathering | None = None
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._next)
        self.body.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in buttons:
            row.addWidget(button)
        self.body.addLayout(row)

    def show_parts(self, record_id: int, title: str, parts: Iterator[QWidget]) -> None:
        """Show these parts of the record under its title."""
        same = record_id == self.record_id
        self._begin(record_id, title, list(parts))
        self.finish()
        if not same:
            self._area.verticalScrollBar().setValue(0)

    def show_in_turn(self, record_id: int, title: str, parts: Iterator[QWidget]) -> None:
        """Make and show each part in a turn of its own: a long card stops nothing.

        The first ones take the places of the old card together. Those of the same record come
        when all of them are ready, so that nothing moves under the reader's eyes.
        """
        enough = inf if record_id == self.record_id else AT_ONCE
        self._waiting = iter(())
        self._gathering = _Gathering(record_id, title, parts, [], enough)
        self._turn.start()

    def finish(self) -> None:
        """Show now every part that still waits for its turn."""
        while self._next():
            pass
        self._turn.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """What waited for its turn goes on."""
        super().showEvent(event)
        self._turn.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """A card that nobody sees waits."""
        self._turn.stop()
        super().hideEvent(event)

    def _begin(self, record_id: int, title: str, shown: Sequence[QWidget]) -> None:
        self._turn.stop()
        self._gathering = None
        self.record_id = record_id
        self.set_title(title)
        self._clear(shown)
        self._waiting = iter(shown)

    def _next(self) -> bool:
        """One part more; False when there is none."""
        if self._gathering is None:
            return self._add_next()
        _id, _title, parts, ready, enough = self._gathering
        part = next(parts, None) if len(ready) < enough else None
        if part is not None:
            ready.append(part)
        else:
            self._take_gathered(self._gathering)
        return True

    def _take_gathered(self, gathered: _Gathering) -> None:
        same = gathered.record_id == self.record_id
        self._begin(gathered.record_id, gathered.title, gathered.ready)
        while self._add_next():
            pass
        self._waiting = gathered.parts
        if not same:
            self._area.verticalScrollBar().setValue(0)
        self._turn.start()

    def _add_next(self) -> bool:
        part = next(self._waiting, None)
        if part is None:
            self._turn.stop()
            return False
        self._parts_column.addWidget(part)
        part.setVisible(True)
        return True

    def keep(self, part: QWidget) -> None:
        """A part that is shown again and again, and so is not freed."""
        part.setParent(self)
        part.hide()
        self._kept.add(part)

    def _clear(self, staying: Sequence[QWidget]) -> None:
        while self._parts_column.count():
            widget = self._parts_column.itemAt(0).widget()
            # not takeAt: an item that Python still holds keeps the sizes of a kept part stale
            self._parts_column.removeWidget(widget)
            if widget not in self._kept:
                drop(widget)
            elif widget not in staying:
                widget.hide()


def section(title: str, content: QWidget) -> Iterator[QWidget]:
    """A line, a heading and what stands under it."""
    yield separator()
    yield label(title, "section")
    yield content
