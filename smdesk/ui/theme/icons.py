"""Stroke icons of 24 × 24, tinted with a token when they are painted, sharp at any scale.

An icon is drawn when a widget first paints it, never at start; pixmaps are kept in Qt's own
cache under name, colour and size. A disabled icon takes the disabled colour by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from smdesk.resources import resource_path, resource_text
from smdesk.ui.theme.look import look

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer


def icon(name: str, colour: str = "secondary") -> QIcon:
    """The icon `resources/icons/<name>.svg` in a token's colour; follows the theme by itself.

    `colour` is a field of `Tokens`. Raises FileNotFoundError for a name that is not there.
    """
    resource_path(f"icons/{name}.svg")
    return QIcon(_TintedIcon(name, colour))


def icon_pixmap(name: str, colour: str, edge: int, ratio: float) -> QPixmap:
    """A pixmap of `edge` device-independent pixels in a token's colour, for painters."""
    ink: str = getattr(look().tokens, colour)
    return tinted_pixmap(name, ink, edge, ratio)


def tinted_pixmap(name: str, ink: str, edge: int, ratio: float) -> QPixmap:
    """The same in any `#RRGGBB` colour."""
    key = f"smdesk/{name}/{ink}/{edge}/{ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    side = max(1, round(edge * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, ink).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def _renderer(name: str, ink: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer

    text = resource_text(f"icons/{name}.svg").replace("currentColor", ink)
    return QSvgRenderer(QByteArray(text.encode()))


class _TintedIcon(QIconEngine):
    """Asks the look for its colour at each paint, so that a change of theme needs no new icons."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        edge = min(rect.width(), rect.height())
        at = rect.topLeft() + QPoint((rect.width() - edge) // 2, (rect.height() - edge) // 2)
        painter.drawPixmap(at, tinted_pixmap(self._name, self._ink(mode), edge, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        edge = min(size.width(), size.height())
        return tinted_pixmap(self._name, self._ink(mode), edge, 1.0)

    def _ink(self, mode: QIcon.Mode) -> str:
        colour = "disabled" if mode is QIcon.Mode.Disabled else self._colour
        ink: str = getattr(look().tokens, colour)
        return ink
