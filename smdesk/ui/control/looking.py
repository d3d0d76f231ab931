"""Looking through what was examined: narrowed and weighed in slices, the newest wish alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from smdesk.models.progress import Job
from smdesk.procedures.examined import Examined
from smdesk.procedures.self_check import Weights
from smdesk.ui.control.board import Board
from smdesk.ui.control.narrowed import Narrowed, Texts, Wanted, narrowing
from smdesk.ui.slices import Slices

AT_ONCE = 20_000
"""Findings up to which the first slice comes at once: mostly it is the only one."""


class Looking(QObject):
    """`found(narrowed, wanted)` comes at once for a small office, after some slices for more."""

    found = Signal(object, object)

    def __init__(self, weights: Callable[[], Weights], parent: QObject | None = None) -> None:
        """`weights` gives the points that the office has set."""
        super().__init__(parent)
        self.examined: Examined | None = None
        self.board: Board | None = None
        """Points of what was examined, counted with the first look."""
        self._weights = weights
        self._texts: Texts | None = None
        self._slices: Slices[Narrowed] | None = None

    @property
    def running(self) -> bool:
        """Whether something is still looked for."""
        return self._slices is not None and self._slices.running

    def take(self, examined: Examined | None) -> None:
        """Look through this from now on; None is nothing."""
        self._stop()
        self.examined, self.board = examined, None
        self._texts = Texts(examined) if examined is not None else None

    def weigh(self) -> None:
        """The office weighs otherwise: points are counted anew with the next look."""
        self.board = None

    def look(self, wanted: Wanted) -> None:
        """Find what is wanted; what was looked for before is given up."""
        self._stop()
        if self.examined is not None and self._texts is not None:
            job = self._looking(narrowing(self.examined, self._texts, wanted))
            self._slices = Slices(job, lambda found: self.found.emit(found, wanted), parent=self)
            if len(self.examined) <= AT_ONCE:
                self._slices.step()

    def _looking(self, job: Job[Narrowed]) -> Job[Narrowed]:
        narrowed = yield from job
        if self.board is None:
            board = Board(narrowed.examined, self._weights())
            self.board = yield from board.preparing()
        return narrowed

    def _stop(self) -> None:
        if self._slices is not None:
            self._slices.cancel()
            self._slices = None
