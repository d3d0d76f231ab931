"""The list that a filter button opens: every option, with a search line where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smdesk.models.folding import fold
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.option import Option
from smdesk.ui.theme.tokens import Space

_SEARCH_FROM = 12
"""Options from which on the list has a search line."""
_BESIDE_TEXT = 72
"""Pixels that a tick, margins and the scroll bar take."""


class FilterList(QFrame):
    """The list under a filter button. `picked(values)` comes at each change."""

    picked = Signal(frozenset)

    def __init__(
        self,
        parent: QWidget,
        options: Sequence[Option],
        chosen: frozenset[Any],
        *,
        multiple: bool,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "popup")
        self._options = options
        self._multiple = multiple
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.XS)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Найти в списке")
        self.search.setVisible(len(options) >= _SEARCH_FROM)
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        column.addWidget(self.search)
        column.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addWidget(link("Показать все", self._clear))
        foot.addStretch(1)
        column.addLayout(foot)
        self._fill(chosen)
        (self.search if self.search.isVisibleTo(self) else self.list).setFocus()

    def _fill(self, chosen: frozenset[Any]) -> None:
        """All names in one go: a region has thousands of organisations."""
        texts = ["\u2003" * option.depth + option.text for option in self._options]
        self.list.addItems(texts)
        for row, option in enumerate(self._options if self._multiple else ()):
            item = self.list.item(row)
            ticked = option.value in chosen
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        if not self._multiple:
            places = (at for at, option in enumerate(self._options) if option.value in chosen)
            self.list.setCurrentRow(next(places, -1))
        rows = min(len(self._options), _SEARCH_FROM)
        self.list.setFixedHeight(max(rows, 1) * self.list.sizeHintForRow(0) + Space.S)
        widest = self.list.fontMetrics().horizontalAdvance(max(texts, key=len, default=""))
        self.list.setMinimumWidth(min(max(widest + _BESIDE_TEXT, 200), 460))
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.list.itemClicked.connect(self._clicked)
        self.list.itemActivated.connect(self._entered)

    def _tell(self) -> None:
        ticked = (
            self._options[row].value
            for row in range(self.list.count())
            if self.list.item(row).checkState() is Qt.CheckState.Checked
        )
        self.picked.emit(frozenset(ticked))

    def _clicked(self, item: QListWidgetItem) -> None:
        if not self._multiple:
            self._entered(item)

    def _entered(self, item: QListWidgetItem) -> None:
        if not self._multiple:
            self.picked.emit(frozenset({self._options[self.list.row(item)].value}))
        self.close()

    def _clear(self) -> None:
        self.picked.emit(frozenset())
        self.close()

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        for row, option in enumerate(self._options):
            self.list.item(row).setHidden(wanted not in fold(option.text))
