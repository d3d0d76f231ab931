"""Light or dark, and where the file of the base stands."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.card import Card, FactList
from smdesk.ui.kit.fields import ChoiceField, Option
from smdesk.ui.kit.labels import label
from smdesk.ui.settings.section import Section
from smdesk.ui.theme.look import ThemeMode

THEMES = (
    Option(ThemeMode.SYSTEM.value, "Как в системе"),
    Option(ThemeMode.LIGHT.value, "Светлая"),
    Option(ThemeMode.DARK.value, "Тёмная"),
)


class LooksSection(Section):
    """The theme goes through the same action as the menu, so that both say the same."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        card = Card("Вид")
        card.body.addWidget(label("Тема", "secondary"))
        self.theme = ChoiceField(THEMES)
        self.theme.setAccessibleName("Тема")
        self.theme.setMaximumWidth(280)
        self.theme.edited.connect(self._wear)
        card.body.addWidget(self.theme)
        self.column.addWidget(card)
        file_card = Card("Файл базы")
        facts = FactList()
        facts.add("Файл", str(context.desk.path))
        facts.add("Копии", str(context.desk.backups.folder))
        file_card.body.addWidget(facts)
        folder = QUrl.fromLocalFile(str(context.desk.path.parent))
        row = QHBoxLayout()
        row.addWidget(
            secondary("Открыть папку", lambda: QDesktopServices.openUrl(folder), "folder")
        )
        row.addStretch(1)
        file_card.body.addLayout(row)
        self.column.addWidget(file_card)
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show the theme in force."""
        self.theme.set_value(self._context.desk.state.get("window.theme", ThemeMode.SYSTEM.value))

    def _wear(self) -> None:
        self._context.actions.action(f"view.theme.{self.theme.value()}").trigger()
