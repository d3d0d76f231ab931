from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smdesk.models.progress import run_to_end
from smdesk.ui.printing.faces import Face, Type
from smdesk.ui.printing.printer import NoPrinters, PrinterRefused, ask_printer, print_pages
from tests.ui.printing.sheets import laid_out, make_sheet


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def numbers_in(path: str) -> list[str]:
    return [page.extract_text().split()[0] for page in PdfReader(path).pages]


def test_the_paper_of_the_pages_is_asked_for(printer: QPrinter, types: Mapping[Face, Type]) -> None:
    sent = run_to_end(print_pages(printer, laid_out(make_sheet(60), types)))

    pages = PdfReader(printer.outputFileName()).pages
    assert len(pages) == sent
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (842, 595)


def test_range_and_order_are_followed(printer: QPrinter, types: Mapping[Face, Type]) -> None:
    printer.setFromTo(2, 3)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)

    run_to_end(print_pages(printer, laid_out(make_sheet(60), types)))

    assert numbers_in(printer.outputFileName()) == ["3", "2"]


def test_a_printer_that_does_not_begin_is_told(
    printer: QPrinter, types: Mapping[Face, Type], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smdesk.ui.printing.printer.QPainter.begin", lambda *_: False)

    with pytest.raises(PrinterRefused):
        run_to_end(print_pages(printer, laid_out(make_sheet(3), types)))


def test_progress_names_the_page(printer: QPrinter, types: Mapping[Face, Type]) -> None:
    pages = laid_out(make_sheet(60), types)

    steps = list(print_pages(printer, pages))

    assert [step.done for step in steps] == list(range(1, len(pages) + 1))
    assert steps[1].text == "Печать: страница 2"


def test_closing_withdraws_the_document(
    printer: QPrinter, types: Mapping[Face, Type], monkeypatch: pytest.MonkeyPatch
) -> None:
    withdrawn: list[bool] = []
    monkeypatch.setattr(printer, "abort", lambda: withdrawn.append(True))
    job = print_pages(printer, laid_out(make_sheet(60), types))
    next(job)

    job.close()

    assert withdrawn == [True]


def test_without_printers_it_says_so(
    qtbot: QtBot, types: Mapping[Face, Type], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smdesk.ui.printing.printer.QPrinterInfo.availablePrinterNames", list)
    window = QWidget()
    qtbot.addWidget(window)

    with pytest.raises(NoPrinters) as refused:
        ask_printer(window, laid_out(make_sheet(3), types))

    assert "PDF" in refused.value.todo
