"""Chips (a status as a rounded pill) and badges (the two letters of a network)."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.models.quick_dataclass import dataclass
from smdesk.ui.kit.labels import tip
from smdesk.ui.theme.fonts import chip_font
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Tone, readable_on

CHIP_HEIGHT = 22
BADGE_SIZE = QSize(30, 20)


@dataclass(frozen=True, slots=True)
class Chip:
    """A word and what its colour says, such as `Chip("Работает", Tone.OK)`."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Badge:
    """The letters of a network on its own colour (`#RRGGBB`, data); `title` is what is read out."""

    text: str
    colour: str
    title: str = ""


def chip_width(chip: Chip) -> int:
    """How wide the pill is, pixels."""
    return _text_width(chip.text) + 20


@lru_cache(maxsize=512)
def _text_width(text: str) -> int:
    return QFontMetrics(chip_font()).horizontalAdvance(text)


def paint_chip(painter: QPainter, rect: QRect, chip: Chip) -> None:
    """Draw the pill at the left of `rect`, centred vertically; a long word is elided."""
    ratio = _ratio(painter)
    pixmap = _chip_pixmap(
        chip.text, *look().tokens.tone(chip.tone), min(chip_width(chip), rect.width()), ratio
    )
    _draw(painter, rect, pixmap)


def paint_badge(painter: QPainter, rect: QRect, badge: Badge) -> None:
    """Draw the badge at the left of `rect`, centred vertically."""
    _draw(painter, rect, _badge_pixmap(badge.text, badge.colour, _ratio(painter)))


def badge_pixmap(badge: Badge, ratio: float) -> QPixmap:
    """The badge by itself, for items that show a picture; `ratio` is that of the screen."""
    return _badge_pixmap(badge.text, badge.colour, ratio)


def _draw(painter: QPainter, rect: QRect, pixmap: QPixmap) -> None:
    height = round(pixmap.height() / pixmap.devicePixelRatio())
    painter.drawPixmap(rect.left(), rect.top() + (rect.height() - height) // 2, pixmap)


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()


@lru_cache(maxsize=512)
def _chip_pixmap(text: str, ink: str, ground: str, width: int, ratio: float) -> QPixmap:
    return _pill(text, (ink, ground), QSize(width, CHIP_HEIGHT), CHIP_HEIGHT / 2, ratio)


@lru_cache(maxsize=128)
def _badge_pixmap(text: str, ground: str, ratio: float) -> QPixmap:
    ground = ground or look().tokens.accent
    return _pill(text, (readable_on(ground), ground), BADGE_SIZE, 5, ratio)


def _pill(text: str, colours: tuple[str, str], size: QSize, radius: float, ratio: float) -> QPixmap:
    ink, ground = colours
    pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    area = QRectF(QPointF(0, 0), size)
    painter.drawRoundedRect(area, radius, radius)
    painter.setPen(QColor(ink))
    painter.setFont(chip_font())
    room = size.width() - (12 if radius > 8 else 2)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    return pixmap


class ChipLabel(QWidget):
    """A chip as a widget of its own."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._chip = chip or Chip("")
        self.set_chip(self._chip)

    @property
    def chip(self) -> Chip:
        """What is shown."""
        return self._chip

    def set_chip(self, chip: Chip) -> None:
        self._chip = chip
        self.setAccessibleName(chip.text)
        if not chip.text or self.parentWidget() is not None:
            self.setVisible(bool(chip.text))  # without a parent it would be a window of its own
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._chip), CHIP_HEIGHT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._chip)


class BadgeLabel(QWidget):
    """A network's badge as a widget of its own."""

    def __init__(self, badge: Badge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(BADGE_SIZE)
        self._badge = badge
        self.set_badge(badge)

    def set_badge(self, badge: Badge) -> None:
        self._badge = badge
        self.setAccessibleName(badge.title or badge.text)
        self.setToolTip(tip(badge.title))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self._badge)
