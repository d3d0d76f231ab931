"""The style hint beside the typing: made ready in a thread, asked when the typing rests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from smdesk.desk.style import Hint, Judge
from smdesk.models.errors import DeskError
from smdesk.ui.frame.pages import Context


class Hinting(QObject):
    """`ready` comes when texts can be judged; `failed(error)` when the words cannot be used."""

    ready = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._style = context.desk.style
        self._background = context.background
        self._judge: Judge | None = None
        self._asked = False

    @property
    def is_on(self) -> bool:
        """Whether texts are judged."""
        return self._style.is_on

    def begin(self) -> None:
        """Load the words in a thread, once, if they are wanted."""
        if self.is_on and not self._asked:
            self._asked = True
            self._background.call(
                self._style.preparing(), self._living(self._take), self._living(self.failed.emit)
            )

    def turn(self, *, on: bool) -> None:
        """Judge texts from now on, or do not."""
        self._style.turn(on=on)
        self.begin()
        self.ready.emit()

    def hints(self, text: str) -> list[Hint]:
        """The hints of a text; none while they are off or not ready."""
        return self._judge.hints(text) if self._judge is not None and self.is_on else []

    def _take(self, judge: Judge) -> None:
        self._judge = judge
        self.ready.emit()

    def _living(self, act: Callable[..., object]) -> Callable[..., None]:
        """The same, unless the dialog has gone meanwhile."""

        def answered(value: Judge | DeskError) -> None:
            if isValid(self):
                act(value)

        return answered
