"""The questions of the print preview, in one place, so that they can be answered by others."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from smdesk.models.errors import DeskError
from smdesk.ui.kit.dialogs import choose, show_error
from smdesk.ui.kit.save_file import ask_where
from smdesk.ui.printing.pages import Pages
from smdesk.ui.printing.printer import ask_printer

_LONGEST_NAME = 80
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def ask_path(parent: QWidget, title: str) -> Path | None:
    """Ask where to save the pdf; the title gives the first name. None when thought better of."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    first = Path(documents) / file_name(title)
    return ask_where(parent, "Сохранить PDF", str(first), "Документ PDF (*.pdf)", ".pdf")


def file_name(title: str) -> str:
    """A title as a file name that Windows takes too."""
    plain = _FORBIDDEN.sub(" ", title)
    return (" ".join(plain.split())[:_LONGEST_NAME].rstrip(" .") or "Отчёт") + ".pdf"


def offer_pdf(parent: QWidget, error: DeskError) -> bool:
    """Say why there is no printing; whether the user wants a pdf instead."""
    return choose(parent, error.what, error.todo, {"pdf": "Сохранить PDF…"}) == "pdf"


def open_path(path: Path) -> None:
    """Open a file or a folder with the system's program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@dataclass(frozen=True, slots=True)
class Asking:
    """How the preview asks and tells; a test answers in its place."""

    printer: Callable[[QWidget, Pages], QPrinter | None] = ask_printer
    path: Callable[[QWidget, str], Path | None] = ask_path
    save_instead: Callable[[QWidget, DeskError], bool] = offer_pdf
    tell: Callable[[QWidget, DeskError], None] = show_error
    open_path: Callable[[Path], None] = open_path
