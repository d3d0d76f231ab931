"""What comes later comes after the window can be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.later import after_paint


def test_what_comes_after_the_paint_waits_for_it(qtbot: QtBot) -> None:
    class Seen(QWidget):
        def paintEvent(self, _event: object) -> None:
            told.append("painted")

    told: list[str] = []
    widget = Seen()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(after_paint(widget, 0, lambda: told.append("later")).timeout):
        widget.show()

    assert told[:2] == ["painted", "later"]


def test_what_is_given_up_before_the_paint_never_comes(qtbot: QtBot) -> None:
    told: list[str] = []
    widget = QWidget()
    qtbot.addWidget(widget)
    after_paint(widget, 0, lambda: told.append("given up")).stop()
    kept = after_paint(widget, 0, lambda: told.append("kept"))
    with qtbot.waitSignal(kept.timeout):
        widget.show()

    assert told == ["kept"]
