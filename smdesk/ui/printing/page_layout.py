"""Our paper in Qt's terms."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

from smdesk.ui.printing.paper import Orientation, Paper, Size

SIZES = {QPageSize.PageSizeId.A4: Size.A4, QPageSize.PageSizeId.A3: Size.A3}
_IDS = {size: code for code, size in SIZES.items()}


def page_layout(paper: Paper) -> QPageLayout:
    """The sheet lying as the paper does, without margins: ours are painted, not the driver's."""
    landscape = paper.orientation is Orientation.LANDSCAPE
    layout = QPageLayout(
        QPageSize(_IDS[paper.size]),
        QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
