"""Everything of a workbook but the rows: head, header, foot, widths, print settings, styles.

openpyxl lays this out, as a small workbook with one row in the place of the last row of data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from smdesk.models.people_names import initials_first
from smdesk.reports.report import Report, ReportColumn, Signatory
from smdesk.reports.writers.xlsx_charts import add_charts
from smdesk.reports.writers.xlsx_rows import LINE, TALLEST, WIDER, Styles, lines_of, sheet_text

SCREEN = 110
"""Characters of text that a screen shows beside each other: how wide titles and notes run."""
BLOCK = 40
"""Characters that the block «УТВЕРЖДАЮ» takes at the right, at least."""
A4 = 9
_GREY = Color(theme=0, tint=-0.15)
_LINK = Color(theme=10)
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(vertical="top", wrap_text=True)
_HEADER = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_RIGHT = Alignment(horizontal="right", vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Frame:
    """A saved workbook, where the rows belong in it, and the formats they use."""

    workbook: bytes
    first_row: int
    place: int
    """The row that stands for all rows of data."""
    plain: Styles
    total: Styles


def make_frame(report: Report, notes: Sequence[str]) -> Frame:
    """Lay out what stands around the rows of the report; `notes` follow its own notes."""
    book = Workbook()
    book.properties.title = sheet_text(report.title)
    book.properties.creator = "SMDesk"
    sheet = book.worksheets[0]
    sheet.title = _sheet_name(report.title)
    layout = _Layout(sheet, report.columns)
    header = layout.head(report)
    place = header + max(len(report.rows) + bool(report.totals), 1)
    layout.foot(report, notes, place + 1)
    _set_view(sheet, header, header + len(report.rows), len(report.columns))
    _set_print(sheet, header, max(place, sheet.max_row), report.columns)
    layout.cell(place, len(report.columns)).value = place
    plain = _styles(book, bold=False)
    total = _styles(book, bold=True)
    if report.charts:
        add_charts(book, report.charts)
    saved = BytesIO()
    book.save(saved)
    return Frame(saved.getvalue(), header + 1, place, plain, total)


def letters_of(columns: Sequence[ReportColumn]) -> tuple[str, ...]:
    """The letters of the report's columns, from A on."""
    return tuple(get_column_letter(number) for number, _ in enumerate(columns, 1))


def on_paper(columns: Sequence[ReportColumn]) -> int:
    """How many columns from the left are printed: the chosen few if they stand first, or all.

    All columns of the registry on one sheet of A4 would come out at a quarter of their size.
    """
    count = sum(column.printed for column in columns)
    first = all(column.printed for column in columns[:count])
    return count if count and first else len(columns)


class _Layout:
    """Puts texts around the table; every text is a text, whatever it begins with."""

    def __init__(self, sheet: Worksheet, columns: Sequence[ReportColumn]) -> None:
        self._sheet = sheet
        self._columns = columns
        self._paper = on_paper(columns)
        self._wide = self._reach(SCREEN)
        self._half = min(self._reach(SCREEN // 2), max(self._wide - 1, 1))
        for letter, column in zip(letters_of(columns), columns, strict=True):
            sheet.column_dimensions[letter].width = column.width

    def cell(self, row: int, column: int) -> Cell:
        found = self._sheet.cell(row, column)
        if not isinstance(found, Cell):  # a merged one, which nobody writes to
            raise TypeError(found)
        return found

    def head(self, report: Report) -> int:
        """Approval, title, lines under it and the header; returns the row of the header."""
        row = self._approval(report.approver, 1)
        self._across(row, report.title, _font(bold=True, size=14), 1.4)
        for line in report.subtitle:
            row += 1
            self._across(row, line)
        row += 2
        for number, column in enumerate(report.columns, 1):
            cell = self._put(row, number, column.title, _HEADER)
            cell.font = _font(bold=True)
            cell.fill = PatternFill("solid", fgColor=_GREY)
            cell.border = _BOX
        self._sheet.row_dimensions[row].height = LINE * max(
            lines_of(column.title, column.width - 2) for column in report.columns
        )
        return row

    def foot(self, report: Report, notes: Sequence[str], row: int) -> None:
        """Notes, footnotes, signature and исполнитель, from a row on."""
        for text in (*report.notes, *notes, *report.footnotes):
            row += 1
            self._across(row, text)
        if report.signer:
            row += 2
            self._signature(report.signer, row)
        if report.executor:
            row += 2
            self._across(row, report.executor, _font(size=9))

    def _approval(self, approver: Signatory | None, row: int) -> int:
        if approver is None:
            return row
        lines = (
            "УТВЕРЖДАЮ",
            approver.post,
            f"____________ {initials_first(approver.name)}",
            "«___» ____________ 20___ г.",
        )
        last = first = self._paper
        while first > 1 and self._between(first, last) < BLOCK:
            first -= 1
        for line in lines:
            self._merged(row, (first, last), line, _LEFT)
            row += 1
        return row + 1

    def _signature(self, signer: Signatory, row: int) -> None:
        self._merged(row, (1, self._half), signer.post, _LEFT)
        name = initials_first(signer.name)
        self._merged(row, (self._half + 1, self._wide), name, _RIGHT)

    def _across(self, row: int, text: str, font: Font | None = None, tall: float = 1.0) -> None:
        cell = self._merged(row, (1, self._wide), text, _LEFT, tall)
        if font is not None:
            cell.font = font

    def _merged(
        self,
        row: int,
        span: tuple[int, int],
        text: str,
        alignment: Alignment,
        tall: float = 1.0,
    ) -> Cell:
        """A text over several columns, its row made high enough for all of its lines."""
        first, last = span
        cell = self._put(row, first, text, alignment)
        lines = lines_of(text, int(self._between(first, last) / tall / WIDER))
        size = self._sheet.row_dimensions[row]
        size.height = min(max(size.height or 0.0, LINE * tall * lines), TALLEST)
        if last > first:
            self._sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
        return cell

    def _put(self, row: int, column: int, text: str, alignment: Alignment) -> Cell:
        cell = self.cell(row, column)
        cell.value = sheet_text(text)
        cell.data_type = "s"
        cell.alignment = alignment
        return cell

    def _reach(self, characters: int) -> int:
        """How many printed columns from the left make up so many characters, at least one."""
        count = 1
        while count < self._paper and self._width(count + 1) <= characters:
            count += 1
        return count

    def _width(self, count: int) -> int:
        return self._between(1, count)

    def _between(self, first: int, last: int) -> int:
        return sum(column.width for column in self._columns[first - 1 : last])


def _set_view(sheet: Worksheet, header: int, last: int, columns: int) -> None:
    sheet.freeze_panes = f"A{header + 1}"
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(columns)}{last}"


def _set_print(sheet: Worksheet, header: int, last: int, columns: Sequence[ReportColumn]) -> None:
    """Landscape A4, as wide as the paper, the header on each page, pages numbered at the foot."""
    if on_paper(columns) < len(columns):
        sheet.print_area = f"A1:{get_column_letter(on_paper(columns))}{last}"
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left, sheet.page_margins.right = 0.8, 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    footer = sheet.oddFooter
    if footer is not None and footer.center is not None:
        footer.center.text = "Стр. &P из &N"


def _styles(book: Workbook, *, bold: bool) -> Styles:
    """The formats of a row, entered in the workbook's list by way of cells that do not stay."""
    sheet = book.create_sheet()
    font = _font(bold=bold)
    styles = Styles(
        text=_style(sheet, font, "General"),
        guarded=_style(sheet, font, "General", quoted=True),
        link=_style(sheet, _font(bold=bold, link=True), "General"),
        integer=_style(sheet, font, "#,##0"),
        decimal=_style(sheet, font, "#,##0.00"),
        date=_style(sheet, font, "dd.mm.yyyy"),
        datetime=_style(sheet, font, "dd.mm.yyyy hh:mm"),
    )
    book.remove(sheet)
    return styles


def _style(sheet: Worksheet, font: Font, number_format: str, *, quoted: bool = False) -> int:
    """The number of a format. The list keeps the cell's own record, so each needs its own cell."""
    cell = Cell(sheet, row=1, column=1)
    cell.border = _BOX
    cell.alignment = _TOP
    cell.font = font
    cell.number_format = number_format
    cell.quotePrefix = quoted
    return cell.style_id


def _font(*, size: int = 11, bold: bool = False, link: bool = False) -> Font:
    """Excel's own font; a suite without it has one of the same widths."""
    return Font(
        name="Calibri",
        size=size,
        bold=bold,
        underline="single" if link else None,
        color=_LINK if link else None,
    )


def _sheet_name(title: str) -> str:
    """At most 31 characters, none of those that names of sheets must not have."""
    name = "".join(" " if sign in r"[]:*?/\'" else sign for sign in sheet_text(title))
    words = " ".join(name.split())
    if len(words) > _LONGEST_NAME:
        words = _SMALL_WORD.split(words)[0]
    return words[:_LONGEST_NAME].strip() or "Отчёт"


_LONGEST_NAME = 31
_SMALL_WORD = re.compile(r" (?:в|за|и|на|о|по|с) ")
"""Where a long title can end."""
