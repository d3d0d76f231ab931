"""The inner part of a scrolled area, made by Python."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_face(area: QAbstractScrollArea) -> QWidget:
    """Give the area a viewport that Python knows, and return it.

    The first call that returns some QWidget, such as `viewport()`, makes PySide load every kind of
    widget there is, to tell which one it got: 15 ms of a start.
    """
    face = QWidget()
    face.setBackgroundRole(QPalette.ColorRole.Base)
    face.setAutoFillBackground(True)
    face.setMouseTracking(True)
    area.setViewport(face)
    return face
