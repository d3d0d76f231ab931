"""Where errors end: a refusal is said in two sentences, a bug gets a report.

The dialogs are loaded when the first error comes: the start of the window does not wait for them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QWidget

from smdesk.models.errors import DeskError

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class ErrorPlace:
    """The single place that shows errors. `parent` is asked for at the moment of showing."""

    def __init__(self, parent: Callable[[], QWidget | None]) -> None:
        self._parent = parent
        self._showing = False

    def show(self, error: BaseException) -> None:
        """Say a refusal, or report a bug; while one is shown, further ones only go to stderr."""
        if self._showing:
            return
        self._showing = True
        try:
            if isinstance(error, DeskError):
                from smdesk.ui.kit.dialogs import show_error

                show_error(self._parent(), error)
            else:
                from smdesk.ui.frame.crash import CrashDialog, crash_report

                CrashDialog(crash_report(error), self._parent()).exec()
        finally:
            self._showing = False

    def install(self) -> Callable[[], None]:
        """Become `sys.excepthook`; the returned function gives it back."""
        before: Hook = sys.excepthook

        def hook(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if issubclass(kind, KeyboardInterrupt):
                before(kind, error, trace)
                return
            if not isinstance(error, DeskError):
                from smdesk.ui.frame.crash import crash_report

                sys.stderr.write(crash_report(error) + "\n")
            self.show(error)

        sys.excepthook = hook
        return lambda: setattr(sys, "excepthook", before)
