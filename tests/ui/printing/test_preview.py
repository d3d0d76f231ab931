"""The preview as a person drives it: with keys, and with the questions answered by the test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smdesk.models.errors import DeskError
from smdesk.reports.layouts import Layout
from smdesk.reports.report import Report
from smdesk.ui.printing.asking import Asking, file_name
from smdesk.ui.printing.options import Choice
from smdesk.ui.printing.pages import Pages, WeekRow
from smdesk.ui.printing.paper import Size
from smdesk.ui.printing.preview import PrintPreviewDialog
from smdesk.ui.printing.printer import NoPrinters
from tests.ui.printing.sheets import make_report
from tests.ui.printing.test_month_layout import of_counts


class Answers:
    """Answers the questions of the preview and keeps what it told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[DeskError] = []
        self.opened: list[Path] = []
        self.printer: Callable[[], QPrinter | None] = lambda: None
        self.wants_pdf = True

    def asking(self) -> Asking:
        return Asking(
            printer=lambda _parent, _pages: self.printer(),
            path=lambda _parent, title: self.folder / file_name(title),
            save_instead=lambda _parent, _error: self.wants_pdf,
            tell=lambda _parent, error: self.told.append(error),
            open_path=self.opened.append,
        )


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path)


Open = Callable[..., PrintPreviewDialog]


@pytest.fixture
def open_preview(qtbot: QtBot, answers: Answers) -> Open:
    def open_it(*reports: Report, wait: bool = True) -> PrintPreviewDialog:
        titles = ("Все записи", "Отобранные", "Выделенные")
        choices = [
            Choice(title, partial(replace, report), len(report.rows))
            for title, report in zip(titles, reports, strict=False)
        ]
        dialog = PrintPreviewDialog(choices, asking=answers.asking())
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        if wait:
            qtbot.waitUntil(lambda: not dialog.busy)
        return dialog

    return open_it


def pages_of(dialog: PrintPreviewDialog) -> Pages:
    assert dialog.pages is not None
    return dialog.pages


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(widget, key, modifier)


def test_it_lays_out_and_paints_only_what_is_seen(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(make_report(300))

    qtbot.waitUntil(lambda: 0 in dialog.view.painted)
    assert len(pages_of(dialog)) > 10
    assert len(dialog.view.painted) <= 3
    assert dialog.status.text.text() == f"Страниц: {len(pages_of(dialog))}"


def test_keys_turn_the_pages(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(make_report(300))
    last = len(pages_of(dialog)) - 1

    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_PageUp, last - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_PageUp, 0),
    ):
        press(qtbot, dialog.view, key)
        assert dialog.view.page == page
        assert dialog.bar.page.value() == page + 1


def test_a_page_can_be_typed(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(make_report(300))

    dialog.bar.page.setFocus()
    dialog.bar.page.selectAll()
    qtbot.keyClicks(dialog.bar.page, "4")
    press(qtbot, dialog.bar.page, Qt.Key.Key_Return)

    assert dialog.view.page == 3


def test_keys_change_the_size(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(make_report(5))
    fitting = dialog.view.zoom

    press(qtbot, dialog.view, Qt.Key.Key_Plus, ctrl=True)
    assert dialog.view.zoom > fitting
    press(qtbot, dialog.view, Qt.Key.Key_Minus, ctrl=True)
    press(qtbot, dialog.view, Qt.Key.Key_Minus, ctrl=True)
    assert dialog.view.zoom < fitting
    press(qtbot, dialog.view, Qt.Key.Key_0, ctrl=True)
    assert dialog.view.zoom == fitting


def test_filtered_and_selected_rows_can_be_printed(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(make_report(300), make_report(4), make_report(0))
    buttons = dialog.options.row_buttons

    assert [button.isEnabled() for button in buttons] == [True, True, False]
    buttons[1].click()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert len(pages_of(dialog).rows) == 4


def test_columns_and_the_way_the_sheet_lies(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(make_report(5))
    columns = dialog.options.columns

    for at in range(5):
        columns.item(at).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert len(pages_of(dialog).table.boxes) == 3
    assert pages_of(dialog).paper.height > pages_of(dialog).paper.width

    dialog.options.lying.setCurrentIndex(2)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert pages_of(dialog).paper.width > pages_of(dialog).paper.height


def test_too_many_columns_are_told(open_preview: Open) -> None:
    report = make_report(3, 2)
    names = tuple(replace(report.columns[1], key=f"c{at}") for at in range(30))

    dialog = open_preview(replace(report, columns=names, rows=[("Администрация",) * 30]))

    assert "уберите лишние столбцы" in dialog.status.text.text()


def test_the_last_column_stays(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(make_report(5, 1))

    dialog.options.columns.item(0).setCheckState(Qt.CheckState.Unchecked)

    assert dialog.options.setup.columns == frozenset({"№"})


def test_the_head_can_be_left_out(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(make_report(5))

    assert dialog.options.approval.isChecked()
    dialog.options.approval.click()
    qtbot.waitUntil(lambda: not dialog.busy)

    texts = [text.text for block in pages_of(dialog).blocks for text in block.texts]
    assert "УТВЕРЖДАЮ" not in texts


def test_without_an_approver_there_is_nothing_to_choose(open_preview: Open) -> None:
    dialog = open_preview(replace(make_report(5), approver=None))

    assert not dialog.options.approval.isEnabled()


def test_escape_stops_the_layout_first_and_f5_begins_anew(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(make_report(8000), wait=False)
    assert dialog.busy

    press(qtbot, dialog.view, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.pages is None
    assert dialog.status.text.text() == "Раскладка остановлена."
    assert not dialog.print_button.isEnabled()

    press(qtbot, dialog.view, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert len(pages_of(dialog).rows) == 8000

    press(qtbot, dialog.view, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_ends_the_work(open_preview: Open) -> None:
    dialog = open_preview(make_report(8000), wait=False)

    dialog.close()

    assert not dialog.busy


def test_save_writes_a_pdf_and_offers_to_open_it(
    qtbot: QtBot, open_preview: Open, answers: Answers
) -> None:
    dialog = open_preview(make_report(60))

    press(qtbot, dialog.view, Qt.Key.Key_S, ctrl=True)
    qtbot.waitUntil(lambda: not dialog.busy)

    path = answers.folder / "Реестр официальных страниц.pdf"
    assert len(PdfReader(path).pages) == len(pages_of(dialog))
    dialog.status.open_file.click()
    dialog.status.open_folder.click()
    assert answers.opened == [path, answers.folder]


def test_a_stopped_save_leaves_the_old_file(
    qtbot: QtBot, open_preview: Open, answers: Answers
) -> None:
    old = answers.folder / "Реестр официальных страниц.pdf"
    old.write_text("старый")
    dialog = open_preview(make_report(1500))

    dialog.save()
    dialog.status.stop.click()

    assert old.read_text() == "старый"
    assert list(answers.folder.iterdir()) == [old]
    assert dialog.save_button.isEnabled()


def test_a_failed_save_is_told(qtbot: QtBot, open_preview: Open, answers: Answers) -> None:
    dialog = open_preview(make_report(3))
    answers.folder /= "нет такой папки"

    dialog.save()
    qtbot.waitUntil(lambda: not dialog.busy)

    assert len(answers.told) == 1
    assert dialog.save_button.isEnabled()


def printer_into(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_print_sends_the_pages(
    qtbot: QtBot, open_preview: Open, answers: Answers, tmp_path: Path
) -> None:
    dialog = open_preview(make_report(60))
    answers.printer = lambda: printer_into(tmp_path / "printed.pdf")

    press(qtbot, dialog.view, Qt.Key.Key_P, ctrl=True)
    qtbot.waitUntil(lambda: not dialog.busy)

    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == len(pages_of(dialog))
    assert "Реестр официальных страниц" in " ".join(printed.pages[0].extract_text().split())
    assert dialog.status.text.text().startswith("Отправлено на принтер")


def test_print_follows_the_range(
    qtbot: QtBot, open_preview: Open, answers: Answers, tmp_path: Path
) -> None:
    dialog = open_preview(make_report(60))

    def second_page_only() -> QPrinter:
        printer = printer_into(tmp_path / "printed.pdf")
        printer.setFromTo(2, 2)
        return printer

    answers.printer = second_page_only
    dialog.print()
    qtbot.waitUntil(lambda: not dialog.busy)

    (page,) = PdfReader(tmp_path / "printed.pdf").pages
    assert page.extract_text().split()[0] == "2"


def test_without_printers_a_pdf_is_offered(
    qtbot: QtBot, open_preview: Open, answers: Answers
) -> None:
    dialog = open_preview(make_report(3))

    def no_printers() -> QPrinter | None:
        raise NoPrinters

    answers.printer = no_printers
    dialog.print()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert [path.suffix for path in answers.folder.iterdir()] == [".pdf"]


def test_a_report_that_cannot_be_built_is_told(qtbot: QtBot, answers: Answers) -> None:
    def refuse() -> Report:
        raise DeskError("Записей больше нет.")

    dialog = PrintPreviewDialog([Choice("Все записи", refuse)], asking=answers.asking())
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.busy)

    assert [str(error) for error in answers.told] == ["Записей больше нет."]
    assert not dialog.print_button.isEnabled()


def test_rows_with_no_words_are_fine(open_preview: Open) -> None:
    dialog = open_preview(make_report(texts=[("",) * 8] * 2))

    assert len(pages_of(dialog)) == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Реестр: «все» / 2026", "Реестр «все» 2026.pdf"),
        ("...", "Отчёт.pdf"),
        ("а" * 200, "а" * 80 + ".pdf"),
    ],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_plan_can_be_a_list_or_a_grid(qtbot: QtBot, open_preview: Open) -> None:
    dialog = open_preview(replace(of_counts([3] * 30), layout=Layout.LIST))
    options = dialog.options
    assert options.shape.isVisible()
    assert options.columns.isVisible()
    assert len(pages_of(dialog).table.boxes) == 8

    qtbot.keyClick(options.shape, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not dialog.busy)
    assert options.layout_taken is Layout.MONTH
    assert not options.columns.isVisible()
    assert all(isinstance(row, WeekRow) for row in pages_of(dialog).rows)
    assert pages_of(dialog).paper.width > pages_of(dialog).paper.height
    qtbot.waitUntil(lambda: 0 in dialog.view.painted)

    options.size_box.setCurrentText("А3")
    qtbot.waitUntil(lambda: not dialog.busy)
    assert pages_of(dialog).paper.size is Size.A3


def test_other_reports_offer_no_grid(open_preview: Open) -> None:
    assert not open_preview(make_report(3)).options.shape.isVisible()


def test_the_sheet_that_the_printer_was_given_is_laid_out_anew(
    qtbot: QtBot, open_preview: Open, answers: Answers, tmp_path: Path
) -> None:
    dialog = open_preview(of_counts([3] * 30))
    small = len(pages_of(dialog))

    def with_large_paper() -> QPrinter:
        printer = printer_into(tmp_path / "printed.pdf")
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
        return printer

    answers.printer = with_large_paper
    dialog.print()
    qtbot.waitUntil(lambda: not dialog.busy)

    assert dialog.options.size_box.currentText() == "А3"
    printed = PdfReader(tmp_path / "printed.pdf").pages
    assert len(printed) == len(pages_of(dialog)) <= small
    assert float(max(printed[0].mediabox[2:])) == pytest.approx(420 / 25.4 * 72, abs=1)
    assert "УТВЕРЖДАЮ" in printed[0].extract_text()
