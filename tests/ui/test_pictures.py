from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.pictures import save_picture
from tests.ui import gallery


@pytest.mark.parametrize("make", [gallery.registry, gallery.forms])
def test_a_picture_is_written_at_the_size_asked_for(
    qtbot: QtBot, tmp_path: Path, make: type[QWidget]
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    target = save_picture(widget, tmp_path / "out" / "page.png", QSize(1366, 768))

    assert QImage(str(target)).size() == QSize(1366, 768)


def test_a_place_that_cannot_be_written_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    (tmp_path / "page.png").mkdir()

    with pytest.raises(OSError, match=r"page\.png"):
        save_picture(widget, tmp_path / "page.png")
