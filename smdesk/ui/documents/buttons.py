"""The row of buttons over the lists of documents: what can be done with the row in front."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.kit.buttons import action_button
from smdesk.ui.theme.tokens import Space

FOR_LETTERS = {
    "prepare": "Подготовить",
    "sent": "Отправлено…",
    "open": "Открыть",
    "cases": "Падежи…",
    "template": "Шаблон",
}
"""What is done with letters only, and what its button says; the tooltip tells the whole."""
FOR_ALL = ("edit", "delete")


class DocumentButtons(QWidget):
    """Those of letters can be put away."""

    def __init__(self, actions: ActionRegistry) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self._for_letters: list[QPushButton] = []
        for key in (*FOR_LETTERS, *FOR_ALL):
            action = actions.action(f"documents.{key}")
            button = action_button(action, text=FOR_LETTERS.get(key, ""))
            row.addWidget(button)
            if key in FOR_LETTERS:
                self._for_letters.append(button)
        row.addStretch(1)

    def show_for_letters(self, *, shown: bool) -> None:
        """Show or hide what is done with letters only."""
        for button in self._for_letters:
            button.setVisible(shown)
