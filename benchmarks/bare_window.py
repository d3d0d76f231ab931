"""The baseline of the start: a bare Qt window, shown and painted."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.processEvents()
os._exit(0)
