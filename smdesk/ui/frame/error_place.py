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
        self._doubt: Callable[[], object] | None = None
        self._told = ""
        """The fault of the base that was said: one broken row stops many a page."""

    def doubt(self, refuse_unsound: Callable[[], object] | None) -> None:
        """Before a bug is reported the base is looked at: this raises `DeskError` for its fault."""
        self._doubt = refuse_unsound
        self._told = ""

    def show(self, error: BaseException) -> None:
        """Say a refusal, or report a bug; while one is shown, further ones only go to stderr.

        What looks like a bug may be the fault of the base: that is said, once for each fault.
        """
        if self._showing:
            return
        self._showing = True
        try:
            refusal = error if isinstance(error, DeskError) else self._fault_of_base()
            if refusal is None:
                from smdesk.ui.frame.crash import CrashDialog, crash_report

                CrashDialog(crash_report(error), self._parent()).exec()
            elif refusal is error or str(refusal) != self._told:
                from smdesk.ui.kit.dialogs import show_error

                if refusal is not error:
                    self._told = str(refusal)
                show_error(self._parent(), refusal)
        finally:
            self._showing = False

    def _fault_of_base(self) -> DeskError | None:
        try:
            if self._doubt is not None:
                self._doubt()
        except DeskError as found:
            return found
        return None

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
