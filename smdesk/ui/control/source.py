"""Where the page gets what was examined: at once for a small office, by a child for a large one.

See docs/decisions/0003-long-work.md: a region takes seconds, and a window must not stand still.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.models.errors import DeskError
from smdesk.procedures.examined_json import from_json
from smdesk.ui.frame.pages import Context
from smdesk.ui.jobs import RunningJob

AT_ONCE = 120
"""Accounts and organisations up to which everything is computed in the window's own thread."""
PAUSE_MS = 150
"""How long changes rest before everything is computed anew, milliseconds."""


class Source(QObject):
    """`came(examined)` after each computing; `failed(error)`; `busy(is_computing)`."""

    came = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: RunningJob | None = None
        self._again = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self.compute)

    @property
    def waiting(self) -> bool:
        """Whether something new is on its way."""
        return self.is_resting or self._job is not None

    @property
    def is_resting(self) -> bool:
        """Whether changes are left to rest before anything is computed."""
        return self._rest.isActive()

    def ask(self) -> None:
        """Compute anew once changes rest."""
        self._rest.start()

    def settle(self) -> bool:
        """Stop waiting for changes to rest; whether any were waited for."""
        was_active = self.is_resting
        self._rest.stop()
        return was_active

    def compute(self) -> None:
        """Compute now; what runs already is told to be old."""
        self._rest.stop()
        desk = self._context.desk
        if self._job is not None:
            self._again = True
        elif desk.accounts.count() + desk.organizations.count() <= AT_ONCE:
            self._at_once(desk.control.examined)
        else:
            self._by_child()

    def _at_once(self, examined: Callable[[], object]) -> None:
        try:
            found = examined()
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.came.emit(found)

    def _by_child(self) -> None:
        job = self._context.jobs.start("Проверка по Порядку", ["examine"], quiet=True)
        self._job = job
        self.busy.emit(True)
        job.finished.connect(self._take)
        job.failed.connect(self.failed)
        job.ended.connect(self._ended)

    def _take(self, values: dict[str, Any]) -> None:
        if not self._again:
            self.came.emit(from_json(values))

    def _ended(self) -> None:
        self._job = None
        again, self._again = self._again, False
        if again:
            self.compute()
        else:
            self.busy.emit(False)
