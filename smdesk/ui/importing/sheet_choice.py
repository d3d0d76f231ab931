"""Which sheet of a workbook is read: a choice where there are several, and what is left unread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.desk.table_reading import unread_words
from smdesk.ui.kit.fields import ChoiceField, Option
from smdesk.ui.kit.labels import ElidedLabel, label
from smdesk.ui.theme.tokens import Space


class SheetChoice(QWidget):
    """«Лист: …», hidden where there is nothing to choose; `note` is a line for another place."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.field = ChoiceField()
        self.field.setAccessibleName("Лист файла")
        caption = label("Лист:")
        caption.setBuddy(self.field)
        row.addWidget(caption)
        row.addWidget(self.field)
        self.field.edited.connect(self.chosen)
        self.note = ElidedLabel("", "secondary")
        self.show_sheets("", ())

    @property
    def sheet(self) -> str:
        """The sheet that is shown or was chosen; empty where the file has but one."""
        return str(self.field.value() or "")

    def show_sheets(self, read: str, sheets: Sequence[str]) -> None:
        """The sheets with content, one of which was read."""
        several = sheets if len(sheets) > 1 else ()
        self.field.set_options([Option(name, name) for name in several])
        self.field.set_value(read)
        self.setVisible(bool(several))
        self.note.setText(unread_words(read, several))
        self.note.setVisible(bool(several))
