"""A bar that tells how much of something is done, and how much more is planned."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.ui.theme.look import look

HEIGHT = 14
_RADIUS = 4
_LINE = 2
"""Pixels of the line under what is planned, so that its colour alone need not tell it."""


class ShareBar(QWidget):
    """Two parts of one whole; the numbers stand beside it as text, so it need not be read out."""

    def __init__(self, done: int, planned: int, whole: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares = (_share(done, whole), _share(done + planned, whole))
        """How far the part that is done reaches, and the part that is planned after it: 0 to 1."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(64)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(whole, _RADIUS, _RADIUS)
        painter.setClipPath(path)
        painter.fillRect(whole, QColor(tokens.neutral_soft))
        done, reached = (self.width() * share for share in self.shares)
        painter.fillRect(QRectF(done, 0, reached - done, HEIGHT), QColor(tokens.ok_soft))
        painter.fillRect(QRectF(done, HEIGHT - _LINE, reached - done, _LINE), QColor(tokens.ok))
        painter.fillRect(QRectF(0, 0, done, HEIGHT), QColor(tokens.ok))


def _share(part: int, whole: int) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0
