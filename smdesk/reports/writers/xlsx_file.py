"""A workbook for any office suite: openpyxl makes the frame, the rows are streamed into it.

Why not openpyxl alone: docs/decisions/0012-xlsx-rows.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from smdesk.models.labels import plural
from smdesk.models.progress import Job, Progress
from smdesk.reports.atomic import atomic_write
from smdesk.reports.report import ColumnKind, Report
from smdesk.reports.writers.links import ascii_link
from smdesk.reports.writers.pace import in_steps
from smdesk.reports.writers.written import Written
from smdesk.reports.writers.xlsx_frame import Frame, letters_of, make_frame
from smdesk.reports.writers.xlsx_rows import LONGEST_TEXT, SheetRows, is_cut

LINK_LIMIT = 65_530
"""Live links that Excel opens in one sheet."""
_SHEET = "xl/worksheets/sheet1.xml"
_SHEET_LINKS = "xl/worksheets/_rels/sheet1.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def write(report: Report, path: Path, link_limit: int = LINK_LIMIT) -> Job[Written]:
    """Write the report as a workbook of one sheet; the notes tell what a sheet could not hold."""
    notes = tuple(_limits_met(report, link_limit))
    frame = make_frame(report, notes)
    with atomic_write(path) as part, ZipFile(part, "w", ZIP_DEFLATED, compresslevel=4) as archive:
        with ZipFile(BytesIO(frame.workbook)) as made:
            sheet = made.read(_SHEET).decode("utf-8")
            for name in made.namelist():
                if name != _SHEET:
                    archive.writestr(name, made.read(name))
        yield from _write_sheet(archive, report, frame, sheet, link_limit)
    return Written(path, notes)


def _limits_met(report: Report, link_limit: int) -> Iterator[str]:
    """Sentences on what will be written in another way than it is."""
    places = [n for n, column in enumerate(report.columns) if column.kind is ColumnKind.LINK]
    links = sum(1 for row in report.rows for n in places if ascii_link(str(row[n] or "")))
    if links > link_limit:
        rest = plural(links - link_limit, "ссылка записана", "ссылки записаны", "ссылок записано")
        yield (
            f"На листе Excel может быть не больше {link_limit} действующих ссылок:"
            f" {rest} обычным текстом."
        )
    cut = sum(1 for row in report.rows for value in row if is_cut(value))
    if cut:
        cells = plural(cut, "текст обрезан", "текста обрезаны", "текстов обрезано")
        yield f"В ячейку Excel входит не больше {LONGEST_TEXT} знаков: {cells}, в конце «…»."


def _write_sheet(
    archive: ZipFile, report: Report, frame: Frame, sheet: str, link_limit: int
) -> Iterator[Progress]:
    before, after = _around(sheet, frame.place)
    rows = SheetRows(report.columns, letters_of(report.columns), link_limit)
    number = frame.first_row
    with archive.open(_SHEET, "w", force_zip64=True) as stream:
        stream.write(before.encode())
        for portion, progress in in_steps(report.rows):
            stream.write(rows.xml(portion, number, frame.plain).encode())
            number += len(portion)
            yield progress
        if report.totals:
            stream.write(rows.xml([report.totals], number, frame.total).encode())
        stream.write(_linked(after, rows.links).encode())
    archive.writestr(_SHEET_LINKS, _relations(rows.links))


def _around(sheet: str, place: int) -> tuple[str, str]:
    """What comes before and after the row that stands for all rows."""
    before, _row, after = re.split(rf'(<row r="{place}".*?</row>)', sheet, maxsplit=1)
    return before, after


def _linked(after: str, links: list[tuple[str, str]]) -> str:
    """The end of the sheet with its links, in the place that the order of elements wants."""
    if not links:
        return after
    cells = "".join(
        f'<hyperlink ref="{cell}" r:id="rId{number}"/>' for number, (cell, _) in enumerate(links, 1)
    )
    mark = "<printOptions"
    element = f'<hyperlinks xmlns:r="{_OFFICE}">{cells}</hyperlinks>'
    return after.replace(mark, element + mark, 1)


def _relations(links: list[tuple[str, str]]) -> str:
    targets = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/hyperlink" TargetMode="External"'
        f' Target="{escape(address)}"/>'
        for number, (_, address) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{targets}</Relationships>'
