"""Work that must happen in the window's own thread (laying out print), in short slices."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from smdesk.models.progress import Job, Progress

T = TypeVar("T")
SLICE_SECONDS = 0.012
"""With a repaint of the window, some 15 ms, and what the last step takes too long: under 50 ms."""


class Slices(QObject, Generic[T]):
    """Runs a job from a zero timer, some 12 ms at a time, so that the window stays alive.

    An exception of the job is raised from the timer and so reaches the one place for errors.
    """

    def __init__(
        self,
        job: Job[T],
        on_done: Callable[[T], object],
        on_progress: Callable[[Progress], object] | None = None,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._job: Job[T] | None = job
        self._on_done = on_done
        self._on_progress = on_progress
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        self._timer.start(0)

    @property
    def running(self) -> bool:
        """Whether there is work left."""
        return self._job is not None

    def cancel(self) -> None:
        """Stop; the job's `finally` runs now."""
        self._timer.stop()
        if self._job is not None:
            self._job.close()
            self._job = None

    def step(self) -> None:
        """One slice."""
        until = self._clock() + SLICE_SECONDS
        progress: Progress | None = None
        try:
            while self._job is not None:
                progress = next(self._job)
                if self._clock() >= until:
                    break
        except StopIteration as end:
            self._end()
            self._on_done(end.value)
            return
        except BaseException:
            self._end()
            raise
        if progress is not None and self._on_progress is not None:
            self._on_progress(progress)

    def _end(self) -> None:
        self._timer.stop()
        self._job = None
