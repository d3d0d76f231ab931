"""Columns of a table as the user left them: order, widths, hidden ones."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer

from smdesk.ui.kit.draft import Keeper
from smdesk.ui.kit.table import RecordTable

PAUSE_MS = 800
"""How long the last change rests before it is written, milliseconds."""


class KeptHeader(QObject):
    """Restores at once; writes after a pause or when the table is left."""

    def __init__(self, state: Keeper, key: str, table: RecordTable) -> None:
        super().__init__(table)
        self._state = state
        self._key = key
        self._header = table.header
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self._write)
        layout: dict[str, Any] = state.get(key, {})
        if layout:
            table.header.restore_layout(layout)  # type: ignore[arg-type]
        table.header.layout_changed.connect(self._rest.start)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self._rest.isActive():
            self._rest.stop()
            self._write()
        return super().eventFilter(watched, event)

    def _write(self) -> None:
        self._state.set(self._key, self._header.layout_state())
