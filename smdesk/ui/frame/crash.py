"""A bug gets a report that can be copied.

The report holds no value of any variable. An exception's own words may carry data (a path, a
name, a secret), so they are given only for exceptions that speak of the code.
"""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

import smdesk
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.clipboard import put_on_clipboard
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space

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
        fit(self, 640, 420)
