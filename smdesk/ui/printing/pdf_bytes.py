"""Laid-out pages as the bytes of a pdf, with the fonts inside and text that can be selected.

Qt's pdf writer says nothing when a disk is full, so pages are made in memory (2 MB for 5,500
rows) and the bytes then go to a file by the way all our files go.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from smdesk.models.progress import Job, Progress
from smdesk.ui.printing.mending import with_spaces
from smdesk.ui.printing.page_layout import page_layout
from smdesk.ui.printing.pages import Pages
from smdesk.ui.printing.painting import paint_page, scale_to
from smdesk.ui.printing.paper import UNITS_PER_INCH


def pdf_bytes(pages: Pages) -> Job[bytes]:
    """Paint every page; yields progress in pages and returns the whole pdf."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(page_layout(pages.paper))
    writer.setTitle(pages.title)
    writer.setCreator("SMDesk")
    painter = QPainter(writer)
    try:
        scale_to(painter, writer)
        for number in range(len(pages)):
            if number:
                writer.newPage()
            paint_page(painter, pages, number)
            yield Progress(number + 1, len(pages), "Запись страниц в PDF")
    finally:
        painter.end()
    return with_spaces(bytes(buffer.data().data()))
