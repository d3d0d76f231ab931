"""What the user has arranged, kept in the base: the columns of a table, the width of its card."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.draft import Keeper
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.tree import TreeTable

PAUSE_MS = 800
"""How long the last change rests before it is written, milliseconds."""


class _Kept(QObject):
    """Writes what `_value` gives after a pause, or when the widget is left."""

    def __init__(self, state: Keeper, key: str, widget: QWidget) -> None:
        super().__init__(widget)
        self._state = state
        self._key = key
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self._write)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self._rest.isActive():
            self._rest.stop()
            self._write()
        return super().eventFilter(watched, event)

    def _write(self) -> None:
        self._state.set(self._key, self._value())

    def _value(self) -> object:
        raise NotImplementedError


class KeptHeader(_Kept):
    """The order, widths and choice of columns; restored at once."""

    def __init__(self, state: Keeper, key: str, table: RecordTable | TreeTable) -> None:
        super().__init__(state, key, table)
        self._header = table.header if isinstance(table, RecordTable) else table.record_header
        layout: dict[str, Any] = state.get(key, {})
        if layout:
            self._header.restore_layout(layout)  # type: ignore[arg-type]
        self._header.layout_changed.connect(self._rest.start)

    def _value(self) -> object:
        return self._header.layout_state()


class KeptSide(_Kept):
    """The width of the card beside a table, pixels; restored at once."""

    def __init__(self, state: Keeper, key: str, split: SplitView) -> None:
        super().__init__(state, key, split)
        self._split = split
        split.set_side_width(state.get(key, split.side_width()))
        split.side_width_changed.connect(lambda _width: self._rest.start())

    def _value(self) -> object:
        return self._split.side_width()
