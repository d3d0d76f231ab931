"""Any Report as a pdf file, without a window: what the preview shows, page for page."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from smdesk.models.progress import Job
from smdesk.reports.report import Report
from smdesk.ui.printing.compose import sheet_of
from smdesk.ui.printing.faces import make_faces
from smdesk.ui.printing.layout import lay_out
from smdesk.ui.printing.saving import write_pages
from smdesk.ui.printing.sheet import PrintSetup, arrange


def write_pdf(report: Report, path: Path, setup: PrintSetup | None = None) -> Job[Path]:
    """Lay the report out and write it to `path`; returns that path.

    Works without a display: makes the application that Qt's fonts need when there is none.
    Raises NoCyrillicFont, or what writing a file raises. Closing the job leaves `path` as it was.
    """
    if QGuiApplication.instance() is None:
        application_without_window()
    sheet = arrange(sheet_of(report), setup or PrintSetup())
    pages = yield from lay_out(sheet, make_faces())
    return (yield from write_pages(pages, path))


@cache
def application_without_window() -> QGuiApplication:
    """An application that needs no display, kept until the process ends.

    Only Linux can be without one; Qt aborts there if it is told of a display that does not
    answer. On Windows the platform without windows would find no fonts.
    """
    platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    return QGuiApplication(["smdesk", *platform])
