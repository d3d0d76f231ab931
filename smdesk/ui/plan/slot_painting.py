"""What is seen while something is carried over a day of the week: hours, a line, the time."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from smdesk.ui.plan.slots import Scale, Slot
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Radius

HOUR_WIDTH, PILL = 38, 20
"""Room for «22:00», and the height of the time at the line, pixels."""


def paint_slot(
    painter: QPainter, cell: QRect, slot: Slot, scale: Scale | None, font: QFont
) -> None:
    """The hours of the free part of a day, and where what is carried would land."""
    painter.setFont(font)
    if scale is not None:
        _hours(painter, cell, scale)
    if slot.at is not None and slot.y >= 0:
        on_scale = scale is not None and slot.y >= scale.top
        _line(painter, cell.adjusted(HOUR_WIDTH + 4 if on_scale else 0, 0, 0, 0), slot)


def _hours(painter: QPainter, cell: QRect, scale: Scale) -> None:
    tokens = look().tokens
    for hour in scale.hours():
        y = scale.y_of(hour * 60)
        painter.setPen(QColor(tokens.secondary))
        words = QRect(cell.left() + 6, y - PILL // 2, HOUR_WIDTH, PILL)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, f"{hour}:00")
        painter.setPen(QColor(tokens.line))
        painter.drawLine(words.right() + 4, y, cell.right() - 6, y)


def _line(painter: QPainter, cell: QRect, slot: Slot) -> None:
    tokens, words = look().tokens, f"{slot.at:%H:%M}"
    painter.setPen(QPen(QColor(tokens.accent), 2))
    painter.drawLine(cell.left() + 4, slot.y, cell.right() - 4, slot.y)
    width = QFontMetrics(painter.font()).horizontalAdvance(words) + 16
    top = min(max(slot.y - PILL // 2, cell.top()), cell.bottom() - PILL)
    pill = QRect(cell.right() - width - 4, top, width, PILL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(pill, Radius.CONTROL, Radius.CONTROL)
    painter.setPen(QColor(tokens.on_accent))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
