"""A card around a table: a foot for totals, and an empty state in the table's place."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space


class TablePanel(QFrame):
    """A card with a table, a foot for totals, and an empty state instead of an empty table."""

    def __init__(self, table: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        outer.addWidget(self._stack, 1)
        foot = QFrame()
        foot.setProperty("surface", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.M, 7, Space.M, 7)
        self.total = label("", "secondary")
        row.addWidget(self.total, 1)
        self._foot = foot
        outer.addWidget(foot)
        foot.hide()

    def set_total(self, text: str) -> None:
        """What stands in the foot, such as «12 аккаунтов, выбрано 3»; empty hides the foot."""
        self.total.setText(text)
        self._foot.setVisible(bool(text))

    def show_empty(self, state: QWidget | None) -> None:
        """Show this instead of the table; None shows the table again."""
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        if state is not None:
            self._stack.addWidget(state)
            self._stack.setCurrentWidget(state)
