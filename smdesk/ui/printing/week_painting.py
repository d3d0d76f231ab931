"""What of a week's cells lies under and over their lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from smdesk.ui.printing.pages import TablePlan, WeekRow

_TINT = QColor.fromRgbF(0.91, 0.91, 0.91)
"""Grey that a laser printer still shows and a copier does not turn black."""
FAINT = QColor.fromRgbF(0.45, 0.45, 0.45)
"""The date of a day of another month."""


def paint_tints(painter: QPainter, table: TablePlan, row: WeekRow, place: QRectF) -> None:
    """Grey under days off; the lines of the table are painted later, over its edges."""
    for box, cell in zip(table.boxes, row.cells, strict=True):
        if cell.is_tinted:
            painter.fillRect(QRectF(box.x, place.top(), box.width, place.height()), _TINT)
