"""The status bar: saved, last backup, keyring, and the job that runs, with its cancel button."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from smdesk.ui.jobs import RunningJob
from smdesk.ui.kit.buttons import quiet
from smdesk.ui.kit.labels import ElidedLabel, label
from smdesk.ui.theme.tokens import Space

_ESTIMATE_FROM = 3.0
"""Seconds of work before an estimate is worth showing."""


class StatusLine(QFrame):
    """Facts at the left, the newest running job at the right."""

    def __init__(
        self, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setFixedHeight(32)
        self._clock = clock
        self._since = 0.0
        self._job: RunningJob | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, 0, Space.M, 0)
        row.setSpacing(Space.M)
        self._facts: dict[str, str] = {"saved": "Сохранено"}
        self._left = ElidedLabel("", "secondary")
        row.addWidget(self._left, 1)
        self._text = label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._bar.setAccessibleName("Ход работы")
        self.stop = quiet("Остановить", self._stop)
        for widget in (self._text, self._bar, self.stop):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._show_job(shown=False)
        self._show_facts()

    def set_fact(self, key: str, text: str) -> None:
        """A fact such as `backup` → «копия сегодня 09:02»; an empty text removes it."""
        self._facts[key] = text
        self._show_facts()

    def facts(self) -> str:
        """The line of facts as shown."""
        return self._left.text()

    def job_text(self) -> str:
        """What is said of the running job; empty when none runs."""
        return self._text.text() if self._job is not None else ""

    def watch(self, job: RunningJob) -> None:
        """Show this job until it ends."""
        self._job = job
        self._since = self._clock()
        self._text.setText(job.title)
        self._bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self._show_job(shown=True)
        job.progress.connect(lambda *step: self._progress(job, *step))
        job.failed.connect(lambda _error: self._ended(job))  # before its box stands there
        job.ended.connect(lambda: self._ended(job))

    def _progress(self, job: RunningJob, done: int, total: int, text: str) -> None:
        if job is not self._job:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = f"{job.title}: {text}" if text else job.title
        self._text.setText(words + self._estimate(done, total))

    def _estimate(self, done: int, total: int) -> str:
        spent = self._clock() - self._since
        if spent < _ESTIMATE_FROM or not 0 < done < total:
            return ""
        left = spent * (total - done) / done
        return f" · ещё {round(left)} с" if left < 90 else f" · ещё {round(left / 60)} мин"

    def _ended(self, job: RunningJob) -> None:
        if job is self._job:
            self._job = None
            self._show_job(shown=False)

    def _stop(self) -> None:
        if self._job is not None:
            self.stop.setEnabled(False)
            self._text.setText(f"{self._job.title}: останавливается")
            self._job.cancel()

    def _show_job(self, *, shown: bool) -> None:
        for widget in (self._text, self._bar, self.stop):
            widget.setVisible(shown)

    def _show_facts(self) -> None:
        self._left.setText(" · ".join(text for text in self._facts.values() if text))
