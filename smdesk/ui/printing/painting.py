"""Painting a laid-out page with any QPainter: screen, printer, pdf."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPaintDevice, QPainter, QPen

from smdesk.ui.printing.faces import Face
from smdesk.ui.printing.flow import Item, Kind
from smdesk.ui.printing.pages import Block, ColumnBox, Pages, RowLines, TablePlan, WeekRow
from smdesk.ui.printing.paper import PAD_X, PAD_Y, UNITS_PER_INCH, pt
from smdesk.ui.printing.sheet import Align
from smdesk.ui.printing.week_painting import FAINT, paint_tints
from smdesk.ui.printing.wrapping import Lines

_GRID = pt(0.4)
_INK = Qt.GlobalColor.black


def scale_to(painter: QPainter, device: QPaintDevice) -> None:
    """Make one unit of the painter a unit of ours on this device, the sheet's corner at 0, 0."""
    painter.scale(device.logicalDpiX() / UNITS_PER_INCH, device.logicalDpiY() / UNITS_PER_INCH)


def paint_page(painter: QPainter, pages: Pages, number: int) -> None:
    """Paint page `number`, from 0, with 0, 0 at the corner of the sheet and units as ours."""
    painter.save()
    pen = QPen(_INK, _GRID)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    painter.setPen(pen)
    _PagePainter(painter, pages).paint(number)
    painter.restore()


class _PagePainter:
    """One page on one painter, in reading order, so that copied text keeps it.

    Sets a font only when it changes.
    """

    def __init__(self, painter: QPainter, pages: Pages) -> None:
        self._painter = painter
        self._pages = pages
        self._face: Face | None = None

    def paint(self, number: int) -> None:
        pages = self._pages
        if number:
            self._paint_number(str(number + 1))
        self._painter.translate(pages.paper.left, pages.paper.top)
        plan = pages.plans[number]
        header_top = plan.header_top
        grid: list[QLineF] = []
        for placed in plan.placed:
            if placed.item.kind is Kind.BLOCK:
                self._paint_block(pages.blocks[placed.item.number], placed.top)
                continue
            if header_top is not None:
                grid += self._paint_header(header_top)
                header_top = None
            grid += self._paint_row(placed.item, placed.top)
        if grid:
            self._painter.drawLines(grid)
        if number == len(pages) - 1:
            self._paint_block(pages.foot, pages.paper.text_height - pages.foot.height)

    def _paint_number(self, text: str) -> None:
        """At the top, centred between the margins."""
        paper = self._pages.paper
        kind = self._pages.types[Face.BODY]
        x = paper.left + (paper.text_width - kind.width(text)) / 2
        self._write(x, paper.number_top, text, Face.BODY)

    def _paint_block(self, block: Block, top: float) -> None:
        for text in block.texts:
            self._write(text.x, top + text.top, text.text, text.face)
        for rule in block.rules:
            y = top + rule.top
            self._painter.drawLine(QPointF(rule.x, y), QPointF(rule.x + rule.length, y))

    def _paint_header(self, top: float) -> Iterator[QLineF]:
        table = self._pages.table
        for box, lines in zip(table.boxes, table.header, strict=True):
            free = table.header_height - 2 * PAD_Y - len(lines) * table.line
            centred = ColumnBox(box.x, box.width, Align.CENTRE)
            self._paint_cell(centred, lines, top + free / 2, table.bold)
        return _frame(table, QRectF(0, top, 0, table.header_height), wide=False)

    def _paint_row(self, item: Item, top: float) -> Iterator[QLineF]:
        row = self._pages.rows[item.number]
        if isinstance(row, WeekRow):
            return self._paint_week(row, QRectF(0, top, 0, item.height))
        return self._paint_lines(row, item, top)

    def _paint_week(self, row: WeekRow, place: QRectF) -> Iterator[QLineF]:
        table = self._pages.table
        paint_tints(self._painter, table, row, place)
        for box, cell in zip(table.boxes, row.cells, strict=True):
            ink = self._painter.pen()
            if cell.is_faint:
                self._painter.setPen(FAINT)
            for at, (text, face, indent) in enumerate(cell.lines):
                top = place.top() + PAD_Y + at * table.line
                self._write(box.x + PAD_X + indent, top, text, face)
            self._painter.setPen(ink)
        return _frame(table, place, wide=False)

    def _paint_lines(self, row: RowLines, item: Item, top: float) -> Iterator[QLineF]:
        table = self._pages.table
        boxes = (_whole(table),) if row.wide else table.boxes
        face = table.bold if row.bold else table.face
        for box, lines in zip(boxes, row.cells, strict=True):
            self._paint_cell(box, lines[item.first : item.end], top, face)
        return _frame(table, QRectF(0, top, 0, item.height), wide=row.wide)

    def _paint_cell(self, box: ColumnBox, lines: Lines, top: float, face: Face) -> None:
        kind = self._pages.types[face]
        for at, line in enumerate(lines):
            x = box.x + PAD_X
            if box.align is not Align.LEFT:
                free = box.width - 2 * PAD_X - kind.width(line)
                x += free if box.align is Align.RIGHT else free / 2
            self._write(x, top + PAD_Y + at * self._pages.table.line, line, face)

    def _write(self, x: float, top: float, text: str, face: Face) -> None:
        kind = self._pages.types[face]
        if face is not self._face:
            self._painter.setFont(kind.font)
            self._face = face
        self._painter.drawText(QPointF(x, top + kind.ascent), text)


def _whole(table: TablePlan) -> ColumnBox:
    last = table.boxes[-1]
    return ColumnBox(0, last.x + last.width, Align.CENTRE)


def _frame(table: TablePlan, row: QRectF, *, wide: bool) -> Iterator[QLineF]:
    """The lines around the cells of a row."""
    right = _whole(table).width
    yield QLineF(0, row.top(), right, row.top())
    yield QLineF(0, row.bottom(), right, row.bottom())
    for x in (0.0, right) if wide else (*(box.x for box in table.boxes), right):
        yield QLineF(x, row.top(), x, row.bottom())
