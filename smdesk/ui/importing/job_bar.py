"""How far a job of the dialog has come."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from smdesk.ui.jobs import RunningJob


class JobBar(QProgressBar):
    """Shown as long as its job runs; `ended` comes after it.

    A job may outlive its dialog: what hears it are methods of widgets, which Qt forgets with them.
    """

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.job: RunningJob | None = None
        """What runs now."""
        self.setAccessibleName("Ход чтения файла")
        self.setTextVisible(False)
        self.setFixedWidth(200)
        self.hide()

    def watch(self, job: RunningJob) -> None:
        """Show this job until it ends."""
        self.job = job
        self.setRange(0, 0)
        self.show()
        job.progress.connect(self._step)
        job.ended.connect(self._end)

    def _step(self, done: int, total: int, _text: str) -> None:
        self.setRange(0, total)
        self.setValue(done)

    def _end(self) -> None:
        self.job = None
        self.hide()
        self.ended.emit()
