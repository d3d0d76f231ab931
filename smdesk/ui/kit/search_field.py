"""A choice out of many, found by typing any part of its name; organisations keep their tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from smdesk.models.folding import fold
from smdesk.ui.kit.fields import Option
from smdesk.ui.theme.icons import icon

_FOLDED = int(Qt.ItemDataRole.UserRole) + 1
_ROW = _FOLDED + 1
_TEXT_GAP = 2
"""What QLineEdit leaves at both sides of its text, pixels."""


class _Finder(QCompleter):
    """Completes by any part of the name, with any case and with ё as е."""

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole)).strip()


class SearchChoiceField(QLineEdit):
    """Type a part of the name or press ↓ for the list. Empty is `None` where that is allowed."""

    edited = Signal()

    def __init__(
        self,
        options: Sequence[Option] = (),
        parent: QWidget | None = None,
        *,
        placeholder: str = "Начните вводить название",
    ) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._value: Any = None
        self.setPlaceholderText(placeholder)
        arrow = self.addAction(icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        arrow.setText("Показать список")
        arrow.triggered.connect(self.show_list)
        self._model = QStandardItemModel(self)
        finder = _Finder(self._model, self)
        finder.setCompletionRole(_FOLDED)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setMaxVisibleItems(12)
        self.setCompleter(finder)
        activated: Any = finder.activated  # has an overload that the stubs leave out
        activated[QModelIndex].connect(self._chosen)
        self.textEdited.connect(self._typed)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Other choices; the chosen value stays where it is among them."""
        self._options = tuple(options)
        self._model.clear()
        for row, option in enumerate(self._options):
            item = QStandardItem("\u2003" * option.depth + option.text)
            item.setData(fold(option.text), _FOLDED)
            item.setData(row, _ROW)
            self._model.appendRow(item)
        known = any(each.value == self._value for each in self._options)
        self.set_value(self._value if known else None)

    def value(self) -> Any:  # noqa: ANN401 - whatever the options hold
        return self._value

    def set_value(self, value: object) -> None:
        self._value = value
        texts = {each.value: each.text for each in self._options}
        if None in texts:
            self.setPlaceholderText(texts[None])
        self.setText("" if value is None else texts.get(value, ""))
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Half a name is no slip: see `unfinished`."""
        return ""

    def unfinished(self) -> str:
        typed = self.text().strip()
        if typed and self._value is None and not any(each.value is None for each in self._match()):
            return f"«{typed[:40]}» нет в списке. Выберите из списка."
        return ""

    def draft(self) -> object:
        return self._value

    def take_draft(self, draft: object) -> None:
        self.set_value(draft)

    def show_list(self) -> None:
        """Open the whole list, whatever is typed."""
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def shown_text(self) -> str:
        """The text as it stands in the field: shortened with «…» unless it is being typed in."""
        if self.hasFocus():
            return self.text()
        room = self._room().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown_text()
        if shown == self.text():
            super().paintEvent(event)
            return
        option, painter = QStyleOptionFrame(), QPainter(self)
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter, shown)

    def _room(self) -> QRect:
        """Where Qt puts the text: between the edge and the arrow."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
            .adjusted(_TEXT_GAP, 0, -_TEXT_GAP, 0)
        )
        room.setRight(min(room.right(), *(each.x() for each in self.findChildren(QToolButton))))
        return room

    def _match(self) -> list[Option]:
        wanted = fold(self.text())
        return [option for option in self._options if fold(option.text) == wanted]

    def _typed(self, _text: str) -> None:
        same = self._match()
        self._value = same[0].value if len(same) == 1 else None
        self.edited.emit()

    def _chosen(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        self.set_value(self._options[row].value)
        self.edited.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed next takes the place of what stands there."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            QTimer.singleShot(0, self, self._select_backwards)

    def _select_backwards(self) -> None:
        """Everything, with the beginning in sight."""
        end = len(self.text())
        self.setSelection(end, -end)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._value is not None:
            self.set_value(self._value)
