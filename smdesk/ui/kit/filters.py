"""The filter bar: search as you type, filters that name what they show, saved filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from smdesk.ui.kit.buttons import icon_button, link
from smdesk.ui.kit.filter_button import FilterButton
from smdesk.ui.kit.filter_state import FilterState
from smdesk.ui.kit.option import Option
from smdesk.ui.theme.icons import icon
from smdesk.ui.theme.tokens import Space

__all__ = ["BLANK", "FilterBar", "FilterState", "SearchField"]

BLANK = ""
"""The value of «(не указано)» in a filter."""
_BESIDE_TEXT = 56
"""Pixels of a search field that its frame and its sign take."""


class SearchField(QLineEdit):
    """Tells each change at once; Esc clears it; ↓ and Enter go to the list below."""

    searched = Signal(str)
    leave_down = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self.setPlaceholderText(f"{placeholder} (Ctrl+F)")
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self.searched)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The shortcut is told where there is room for all of the placeholder."""
        super().resizeEvent(event)
        whole = f"{self._placeholder} (Ctrl+F)"
        fits = self.fontMetrics().horizontalAdvance(whole) <= self.width() - _BESIDE_TEXT
        self.setPlaceholderText(whole if fits else self._placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.leave_down.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Search at the left, filters after it, «Сбросить» while any is set, saved filters last.

    `changed` comes at every change; read `search.text()` and `chosen(key)`.
    """

    changed = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S)
        self.search = SearchField(placeholder)
        self.search.setMinimumWidth(140)
        self.search.searched.connect(self._tell)
        self._row.addWidget(self.search, 1)
        self.filters: dict[str, FilterButton] = {}
        self.reset = link("Сбросить", self.clear)
        self.reset.hide()
        self._row.addWidget(self.reset)
        self._quiet = False

    def add_filter(
        self,
        key: str,
        title: str,
        options: Sequence[Option],
        *,
        multiple: bool = True,
        all_text: str = "все",
    ) -> FilterButton:
        """A filter such as «Сеть: все». An `Option(BLANK, "(не указано)")` may be among them."""
        button = FilterButton(title, options, multiple=multiple, all_text=all_text)
        button.chosen_changed.connect(self._tell)
        self.filters[key] = button
        self._row.insertWidget(self._row.indexOf(self.reset), button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Something of the page's own, after the filters."""
        self._row.insertWidget(self._row.indexOf(self.reset), widget)

    def insert_widget(self, at: int, widget: QWidget) -> None:
        """Put something before the search, such as a switch of lists."""
        self._row.insertWidget(at, widget)

    def chosen(self, key: str) -> frozenset[Any]:
        """The values chosen in a filter; empty means all."""
        return self.filters[key].chosen()

    def state(self) -> FilterState:
        """The text and the chosen values, for keeping."""
        return FilterState(
            text=self.search.text(),
            chosen={key: sorted(each.chosen(), key=str) for key, each in self.filters.items()},
        )

    def set_state(self, state: FilterState) -> None:
        """Take a kept state; tells `changed` once. Values that are gone are left out."""
        self._quiet = True
        self.search.setText(state.get("text", ""))
        chosen = state.get("chosen", {})
        for key, button in self.filters.items():
            button.set_chosen(chosen.get(key, []))
        self._quiet = False
        self._tell()

    def clear(self) -> None:
        """Show everything."""
        self.set_state(FilterState())

    def is_set(self) -> bool:
        """Whether anything is searched or filtered."""
        return bool(self.search.text()) or any(each.chosen() for each in self.filters.values())

    def enable_saving(
        self,
        load: Callable[[], dict[str, FilterState]],
        save: Callable[[dict[str, FilterState]], object],
    ) -> None:
        """Offer saved filters by name; `load` and `save` keep them (in `desk.state`)."""
        from smdesk.ui.kit.saved_filters import SavedFilters

        self.saved = SavedFilters(self, load, save)
        button = icon_button("Сохранённые отборы", "star", lambda: None)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self.saved.fill(menu))
        button.setMenu(menu)
        button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
        self._row.addWidget(button)

    def _tell(self, *_what: object) -> None:
        if not self._quiet:
            self.reset.setVisible(self.is_set())
            self.changed.emit()
