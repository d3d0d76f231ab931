"""A card around a table: a foot for totals, and an empty state in the table's place."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.ui.kit.empty import give_focus, keys_kept_in
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
        """Show this instead of the table; None shows the table again. The keys stay in here."""
        with keys_kept_in(self._stack):
            if state is not None:
                self._stack.addWidget(state)
            self._stack.setCurrentIndex(self._stack.count() - 1 if state is not None else 0)
            for at in reversed(range(1, self._stack.count())):
                old = self._stack.widget(at)
                if old is not state:
                    self._stack.removeWidget(old)
                    old.deleteLater()

    def take_focus(self) -> None:
        """Give the keys to the table, or to the first step where there is nothing in it."""
        give_focus(self._stack.currentWidget())
