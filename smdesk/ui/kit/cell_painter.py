"""Painting the value of a cell, quickly: a screen has four hundred of them and Python paints each.

Shaping a text anew costs 45 µs, one kept as QStaticText 6; so texts, pens and pixmaps are made
once and kept until the look or the font changes.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QStaticText, QTransform

from smdesk.ui.kit.chip import BADGE_SIZE, chip_width, paint_badge, paint_chip
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.theme.fonts import body_font, strong_font
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Tone

PAD = 10
"""Room left and right of a cell's value, pixels."""
_KEPT = 8192
"""Texts kept; all of them go when there are more."""
_ELIDE = Qt.TextElideMode.ElideRight


class CellPainter:
    """Colours, fonts and shaped texts of one look."""

    def __init__(self) -> None:
        self.take_look()

    def take_look(self) -> None:
        """Take colours and fonts anew, after a change of theme or of the system's font."""
        tokens = look().tokens
        self.selection = QColor(tokens.selection)
        self.hover = QColor(tokens.hover)
        self.line = QPen(QColor(tokens.line))
        self.focus = QPen(QColor(tokens.focus), 2)
        self._text = QPen(QColor(tokens.text))
        self._link = QPen(QColor(tokens.link))
        self._tones = {tone: QPen(QColor(tokens.tone(tone)[0])) for tone in Tone}
        self._fonts: tuple[QFont, QFont] = (body_font(), strong_font())
        self._metrics = tuple(QFontMetrics(font) for font in self._fonts)
        self._shaped: dict[tuple[str, bool, int], tuple[QStaticText, int]] = {}

    def paint(self, painter: QPainter, area: QRect, column: Column[Any], record: object) -> None:
        """Draw the value of a cell into its area; background and lines are the view's."""
        inner = area.adjusted(PAD, 0, -PAD, 0)
        if column.badge is not None and (badge := column.badge(record)):
            paint_badge(painter, inner, badge)
        elif column.chip is not None and (chip := column.chip(record)):
            paint_chip(painter, inner, chip)
        elif text := column.show(record):
            self._paint_text(painter, inner, column, record, text)

    def width(self, column: Column[Any], record: object) -> int:
        """How wide a cell has to be to show its whole value, pixels."""
        return self._value_width(column, record) + 2 * PAD + 2

    def _value_width(self, column: Column[Any], record: object) -> int:
        if column.badge is not None and column.badge(record):
            return BADGE_SIZE.width()
        if column.chip is not None and (chip := column.chip(record)):
            return chip_width(chip)
        return self._metrics[column.strong].horizontalAdvance(column.show(record))

    def _paint_text(
        self, painter: QPainter, inner: QRect, column: Column[Any], record: object, text: str
    ) -> None:
        room = inner.width()
        shaped, width = self._shape(text, column.strong, room)
        left = inner.left()
        if column.align is Align.RIGHT:
            left += room - width
        elif column.align is Align.CENTRE:
            left += (room - width) // 2
        top = inner.top() + (inner.height() - self._metrics[column.strong].height()) // 2
        painter.setFont(self._fonts[column.strong])
        painter.setPen(self._pen(column, record))
        painter.drawStaticText(left, top, shaped)

    def _pen(self, column: Column[Any], record: object) -> QPen:
        if column.tone is not None and (tone := column.tone(record)):
            return self._tones[tone]
        return self._link if column.link else self._text

    def _shape(self, text: str, strong: bool, room: int) -> tuple[QStaticText, int]:
        key = (text, strong, room)
        kept = self._shaped.get(key)
        if kept is not None:
            return kept
        if len(self._shaped) >= _KEPT:
            self._shaped.clear()
        metrics = self._metrics[strong]
        shown = metrics.elidedText(text.replace("\n", " "), _ELIDE, room)
        shaped = QStaticText(shown)
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        shaped.prepare(QTransform(), self._fonts[strong])
        made = (shaped, metrics.horizontalAdvance(shown))
        self._shaped[key] = made
        return made
