"""Sending pages to a printer, page by page, so that it can be watched and stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from smdesk.models.errors import DeskError
from smdesk.models.progress import Job, Progress
from smdesk.ui.printing.page_layout import SIZES, page_layout
from smdesk.ui.printing.pages import Pages
from smdesk.ui.printing.painting import paint_page, scale_to
from smdesk.ui.printing.paper import Size

AskPrinter = Callable[[QWidget, Pages], QPrinter | None]
"""Asks for a printer and a range of pages; None when the user thinks better of it."""


class NoPrinters(DeskError):
    """The system knows no printer."""

    def __init__(self) -> None:
        super().__init__(
            "На этом компьютере не установлен ни один принтер.",
            "Сохраните документ в PDF и напечатайте его на другом компьютере.",
        )


class PrinterRefused(DeskError):
    """The printer did not take the document."""

    def __init__(self) -> None:
        super().__init__(
            "Принтер не принял документ.",
            "Проверьте, что он включён, и повторите или сохраните документ в PDF.",
        )


def ask_printer(parent: QWidget, pages: Pages) -> QPrinter | None:
    """Show the system's print dialog. Raises NoPrinters."""
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinters
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer, pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Печать")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(pages))
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    return printer if accepted else None


def set_up(printer: QPrinter, pages: Pages) -> None:
    """Give the printer our paper and title; our margins are painted, not the driver's."""
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(pages.paper))
    printer.setDocName(pages.title)
    printer.setCreator("SMDesk")


def size_of(printer: QPrinter, otherwise: Size) -> Size:
    """The sheet that the printer was given in its dialog; `otherwise` where we know no such one."""
    return SIZES.get(printer.pageLayout().pageSize().id(), otherwise)


def print_pages(printer: QPrinter, pages: Pages) -> Job[int]:
    """Yield progress in pages; return how many sheets were sent.

    Follows the range, the copies and the order that the printer was given. Closing the job
    withdraws the document. Raises PrinterRefused.
    """
    set_up(printer, pages)
    numbers = _numbers(printer, len(pages))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterRefused
    sent = 0
    try:
        scale_to(painter, printer)
        for number in numbers:
            if sent and not printer.newPage():
                raise PrinterRefused
            paint_page(painter, pages, number)
            sent += 1
            yield Progress(sent, len(numbers), f"Печать: страница {number + 1}")
    finally:
        if sent < len(numbers):
            printer.abort()
        painter.end()
    return sent


def _numbers(printer: QPrinter, count: int) -> list[int]:
    """The pages to send, from 0, in order, with the copies that the driver does not make."""
    first = max(1, printer.fromPage()) if printer.fromPage() else 1
    last = min(count, printer.toPage()) if printer.toPage() else count
    numbers = list(range(first - 1, last))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _ in range(copies)]
