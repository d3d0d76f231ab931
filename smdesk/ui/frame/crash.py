"""Where errors end: a refusal is said in two sentences, a bug gets a report that can be copied.

The report holds no value of any variable. An exception's own words may carry data (a path, a
name, a secret), so they are given only for exceptions that speak of the code.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

import smdesk
from smdesk.models.errors import DeskError
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.clipboard import put_on_clipboard
from smdesk.ui.kit.dialogs import show_error
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]
_SPEAK_OF_CODE = (AttributeError, NameError, TypeError, ImportError, AssertionError)


def crash_report(error: BaseException) -> str:
    """Versions, and where in the code it happened; no data of the office."""
    head = (
        f"SMDesk {getattr(smdesk, '__version__', '')}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.platform()}"
    )
    return "\n".join([head, *_chain(error)])


def _chain(error: BaseException) -> Iterator[str]:
    seen: BaseException | None = error
    while seen is not None:
        words = f": {seen}" if type(seen) in _SPEAK_OF_CODE else ""
        yield f"\n{type(seen).__module__}.{type(seen).__qualname__}{words}"
        for frame in traceback.extract_tb(seen.__traceback__):
            yield f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _short(file: str) -> str:
    parts = Path(file).parts
    return "/".join(parts[-3:])


class CrashDialog(QDialog):
    """Says that it was our fault and that nothing saved is lost; the report can be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ошибка программы")
        self.report = report
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label("В программе произошла ошибка.", "section"))
        column.addWidget(
            label(
                "Сохранённое не пострадало. Скопируйте отчёт и передайте его разработчику: "
                "в нём нет паролей и данных организации.",
                wrap=True,
            )
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName("Отчёт об ошибке")
        column.addWidget(text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(secondary("Скопировать отчёт", lambda: put_on_clipboard(report), "copy"))
        row.addWidget(primary("Продолжить", self.accept, ""))
        column.addLayout(row)
        self.resize(640, 420)


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
                show_error(self._parent(), error)
            else:
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
                sys.stderr.write(crash_report(error) + "\n")
            self.show(error)

        sys.excepthook = hook
        return lambda: setattr(sys, "excepthook", before)
