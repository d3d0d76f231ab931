"""One filter: a button that names what it shows, and a list to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
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
from smdesk.ui.kit.buttons import Button, link
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.labels import tip
from smdesk.ui.theme.icons import icon
from smdesk.ui.theme.tokens import Space

_SEARCH_FROM = 12
"""Options from which on the list has a search line."""
_BESIDE_TEXT = 72
"""Pixels that a tick, margins and the scroll bar take."""


class FilterButton(Button):
    """«Сеть: все», «Сеть: ВКонтакте», «Сеть: 3». Opens by click, Space or ↓."""

    chosen_changed = Signal()

    def __init__(
        self, title: str, options: Sequence[Option], *, multiple: bool = True, all_text: str = "все"
    ) -> None:
        super().__init__()
        self.setProperty("kind", "filter")
        self.setIconSize(QSize(14, 14))
        self.setIcon(icon("chevron-down"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._title = title
        self._all_text = all_text
        self._multiple = multiple
        self._options: tuple[Option, ...] = ()
        self._chosen: frozenset[Any] = frozenset()
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked: self.open_list())
        self.set_options(options)

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen."""
        return self._options

    def set_options(self, options: Sequence[Option]) -> None:
        """Other options; chosen values that are gone are left out."""
        self._options = tuple(options)
        known = {option.value for option in self._options}
        self._chosen = self._chosen & known
        self._show_text()

    def chosen(self) -> frozenset[Any]:
        """The values chosen; empty means all."""
        return self._chosen

    def set_chosen(self, values: Iterable[Any]) -> None:
        """Choose these, as far as they are among the options."""
        wanted = frozenset(values) & {option.value for option in self._options}
        if wanted != self._chosen:
            self._chosen = wanted
            self._show_text()
            self.chosen_changed.emit()

    def _show_text(self) -> None:
        texts = [option.text for option in self._options if option.value in self._chosen]
        shown = self._all_text if not texts else texts[0] if len(texts) == 1 else str(len(texts))
        if len(shown) > 28:
            shown = f"{shown[:27]}…"
        self.setText(f"{self._title}: {shown}".replace("&", "&&"))
        self.setToolTip(tip("\n".join(texts)))
        self.setAccessibleName(f"{self._title}: {', '.join(texts) or self._all_text}")
        active = "true" if texts else "false"
        if self.property("active") != active:
            self.setProperty("active", active)
            self.style().unpolish(self)
            self.style().polish(self)

    def open_list(self) -> FilterList:
        """Show the list under the button and return it."""
        shown = FilterList(self, self._options, self._chosen, multiple=self._multiple)
        shown.picked.connect(self.set_chosen)
        shown.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        shown.show()
        return shown


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
