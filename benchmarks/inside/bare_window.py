"""The baseline of the start: an empty Qt window."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    """Says once that it was painted, and closes."""

    said = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.said:
            self.said = True
            QTimer.singleShot(0, self._say)

    def _say(self) -> None:
        print("painted", flush=True)
        self.close()


application = QApplication([])
window = BareWindow()
window.resize(1366, 768)
window.show()
application.exec()
