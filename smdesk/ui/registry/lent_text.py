"""A secret on the clipboard: for a moment, and only where it is not kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

LENT_MS = 10_000
"""How long a secret stays on the clipboard, if it is still ours, milliseconds."""

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
}
"""What asks clipboard managers, the history and the cloud of Windows to keep nothing."""


class LentText(QObject):
    """Puts a text on the clipboard and takes it back after ten seconds, or when we exit.

    Lives as long as the application: a window may close sooner than the time is up.
    """

    def __init__(self) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LENT_MS)
        self._timer.timeout.connect(self.take_back)
        if application is not None:
            application.aboutToQuit.connect(self.take_back)

    def lend(self, text: str) -> None:
        """Put it there; what was lent before is forgotten."""
        self._text = text
        mime = QMimeData()
        mime.setText(text)
        for kind, value in _HINTS.items():
            mime.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(mime)
        self._timer.start()

    def take_back(self) -> None:
        """Clear the clipboard, unless something else was copied since."""
        self._timer.stop()
        text, self._text = self._text, ""
        clipboard = QGuiApplication.clipboard()
        if text and clipboard.text() == text:
            clipboard.clear()
