"""Work that must happen in the window's own thread (laying out print), in short slices."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from smdesk.models.progress import Job, Progress, run_to_end

T = TypeVar("T")
SLICE_SECONDS = 0.012
"""With a repaint of the window, some 15 ms, and what the last step takes too long: under 50 ms."""


class Slices(QObject, Generic[T]):
    """Runs a job from a zero timer, some 12 ms at a time, so that the window stays alive.

    An exception of the job is raised from the timer and so reaches the one place for errors.
    Qt forgets it once it is over, whichever way it ended.
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
        if self._job is not None:
            self._job.close()
            self._end()

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
        self.deleteLater()


class Latest(Generic[T]):
    """The newest of several readings: what is asked for takes the place of what is on its way."""

    def __init__(self, take: Callable[[T], object], parent: QObject) -> None:
        self._take = take
        self._parent = parent
        self._slices: Slices[T] | None = None

    @property
    def running(self) -> bool:
        """Whether something is on its way."""
        return self._slices is not None and self._slices.running

    def ask(self, job: Job[T], *, at_once: bool = False) -> None:
        """Read it in slices, or to its end now; the result comes to `take`."""
        self.stop()
        if at_once:
            self._take(run_to_end(job))
        else:
            self._slices = Slices(job, self._take, parent=self._parent)

    def stop(self) -> None:
        """Give up what is on its way."""
        if self._slices is not None:
            self._slices.cancel()
            self._slices = None
