"""Native charts on a sheet of their own, beside the numbers that they are drawn from."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from smdesk.reports.charts import Chart, ChartKind
from smdesk.reports.writers.texts import clean

SHEET = "Графики"
WIDTH, HEIGHT, ROWS = 24, 9, 20
"""Size of a chart, cm; rows of the sheet that one takes."""
_KINDS = {ChartKind.BARS: BarChart, ChartKind.LINES: LineChart}


def add_charts(book: Workbook, charts: Sequence[Chart]) -> None:
    """Add the sheet, if there is something to draw."""
    if not charts:
        return
    sheet = book.create_sheet(SHEET)
    sheet.column_dimensions["A"].width = 34
    sheet.page_setup.orientation = "landscape"
    row = 1
    for chart in charts:
        _table(sheet, chart, row)
        _draw(sheet, chart, row)
        row += max(ROWS, len(chart.categories) + 3)


def _table(sheet: Worksheet, chart: Chart, row: int) -> None:
    for column, title in enumerate((chart.title, *(each.title for each in chart.series)), 1):
        _text(sheet, row, column, title).font = Font(bold=True)
    for at, category in enumerate(chart.categories, 1):
        _text(sheet, row + at, 1, category)
        for column, series in enumerate(chart.series, 2):
            sheet.cell(row + at, column, series.values[at - 1])


def _text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """A text whatever it begins with."""
    cell = sheet.cell(row, column, clean(text))
    if not isinstance(cell, Cell):
        raise TypeError(cell)
    cell.data_type = "s"
    return cell


def _draw(sheet: Worksheet, chart: Chart, row: int) -> None:
    last = row + len(chart.categories)
    drawn = _KINDS[chart.kind]()
    drawn.title = chart.title
    drawn.width, drawn.height = WIDTH, HEIGHT
    numbers = Reference(sheet, min_col=2, max_col=1 + len(chart.series), min_row=row, max_row=last)
    drawn.add_data(numbers, titles_from_data=True)
    drawn.set_categories(Reference(sheet, min_col=1, min_row=row + 1, max_row=last))
    drawn.x_axis.delete = drawn.y_axis.delete = False
    if len(chart.series) == 1:
        drawn.legend = None
    sheet.add_chart(drawn, f"F{row}")
