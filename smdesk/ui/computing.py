"""What is computed of all records: in slices for a small office, by a child for a large one.

See docs/decisions/0003-long-work.md: a region takes seconds, and a window must not stand still.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.progress import Job
from smdesk.ui.jobs import JobRunner, RunningJob
from smdesk.ui.slices import Slices

AT_ONCE = 120
"""Accounts and organisations up to which everything is computed in the window's own thread."""
PAUSE_MS = 150
"""How long changes rest before everything is computed anew, milliseconds."""


@dataclass(frozen=True, slots=True)
class Task:
    """The same work twice: as a job for the window's thread, and as a command for a child."""

    title: str
    command: Sequence[str]
    job: Callable[[], Job[Any]]
    """May raise `DeskError`."""
    read: Callable[[dict[str, Any]], object]
    """Makes of the child's answer what the job returns."""


class Computing(QObject):
    """`came(result)` after each computing; `failed(error)`; `busy(is_computing)`."""

    came = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(
        self, desk: Desk, jobs: JobRunner, task: Task, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._task = task
        self._job: RunningJob | None = None
        self._slices: Slices[Any] | None = None
        self._again = False
        self._is_wanted = True
        """Whether what the child is at shall be told."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self.compute)

    @property
    def waiting(self) -> bool:
        """Whether something new is on its way."""
        return self.is_resting or self._job is not None or self._slices is not None

    @property
    def is_resting(self) -> bool:
        """Whether changes are left to rest before anything is computed."""
        return self._rest.isActive()

    @property
    def is_large(self) -> bool:
        """Whether it takes a child."""
        return self._desk.accounts.count() + self._desk.organizations.count() > AT_ONCE

    def ask(self, pause: int = PAUSE_MS) -> None:
        """Compute anew once changes rest so many milliseconds."""
        self._rest.start(pause)

    def settle(self) -> bool:
        """Stop waiting for changes to rest; whether any were waited for."""
        was_active = self.is_resting
        self._rest.stop()
        return was_active

    def stop(self) -> None:
        """Deliver nothing of what was asked for; a child is told to end."""
        self._again, self._is_wanted = False, False
        self._rest.stop()
        self._drop_slices()
        if self._job is not None:
            self._job.cancel()

    def compute(self) -> None:
        """Compute now; what runs already is told to be old."""
        self._rest.stop()
        self._drop_slices()
        if self._job is not None:
            self._again, self._is_wanted = True, False
        elif self.is_large:
            self._by_child()
        else:
            self._slices = Slices(self._guarded(), self._came, parent=self)
            self._slices.step()

    def _guarded(self) -> Job[tuple[Any, DeskError | None]]:
        try:
            return (yield from self._task.job()), None
        except DeskError as error:
            return None, error

    def _came(self, end: tuple[Any, DeskError | None]) -> None:
        self._drop_slices()
        result, error = end
        if error is not None:
            self.failed.emit(error)
        else:
            self.came.emit(result)

    def _drop_slices(self) -> None:
        if self._slices is not None:
            self._slices.cancel()
            self._slices = None

    def _by_child(self) -> None:
        job = self._jobs.start(self._task.title, self._task.command, quiet=True)
        self._job, self._is_wanted = job, True
        self.busy.emit(True)
        job.finished.connect(self._take)
        job.failed.connect(self._refused)
        job.ended.connect(self._ended)

    def _take(self, values: dict[str, Any]) -> None:
        if self._is_wanted:
            self.came.emit(self._task.read(values))

    def _refused(self, error: DeskError) -> None:
        if self._is_wanted:
            self.failed.emit(error)

    def _ended(self) -> None:
        self._job = None
        again, self._again = self._again, False
        if again:
            self.compute()
        if self._job is None:  # what was large may be small by now, and computed here
            self.busy.emit(False)
