"""Waiting for a job where there is nothing else to do: a small modal box with a cancel button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

if TYPE_CHECKING:
    from smdesk.ui.jobs import RunningJob


def wait_for(job: RunningJob, parent: QWidget | None = None) -> None:
    """Show the job's progress until it ends; «Остановить» cancels it."""
    box = QProgressDialog(job.title, "Остановить", 0, 0, parent)
    box.setWindowTitle("SMDesk")
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.setMinimumDuration(0)
    box.setAutoClose(False)
    box.setAutoReset(False)
    box.canceled.connect(job.cancel)

    def progress(done: int, total: int, text: str) -> None:
        box.setRange(0, total)
        box.setValue(done)
        box.setLabelText(f"{job.title}\n{text}" if text else job.title)

    job.progress.connect(progress)
    job.ended.connect(box.accept)
    if not job.is_over:
        box.exec()
    box.deleteLater()
