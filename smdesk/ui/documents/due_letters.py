"""Letters that are due, read for the list: at once, or in slices where there is much to read."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from smdesk.desk import Desk
from smdesk.models.progress import run_to_end
from smdesk.procedures.due import Deadline
from smdesk.ui.slices import Slices

AT_ONCE = 300
"""Accounts up to which they are found at once."""


class DueLetters(QObject):
    """`came(deadlines)` after each reading: none where no procedure is chosen."""

    came = Signal(list)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._slices: Slices[list[Deadline]] | None = None
        self._is_put_off = False

    @property
    def running(self) -> bool:
        """Whether they are still on their way."""
        return self._slices is not None or self._is_put_off

    def ask(self) -> None:
        """Read anew; what is being read already is old."""
        self.stop()
        if not self._desk.office.get().procedure:
            self.came.emit([])
        elif self._desk.accounts.count() <= AT_ONCE:
            self.came.emit(run_to_end(self._desk.control.letters()))
        else:
            self._slices = Slices(self._desk.control.letters(), self._take, parent=self)

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._is_put_off = False
        if self._slices is not None:
            self._slices.cancel()
            self._slices = None

    def put_off(self) -> None:
        """Nobody looks: what is not read yet is read when somebody does."""
        was_running = self.running
        self.stop()
        self._is_put_off = was_running

    def go_on(self) -> None:
        """Somebody looks again."""
        if self._is_put_off:
            self.ask()

    def _take(self, found: list[Deadline]) -> None:
        self.stop()
        self.came.emit(found)
