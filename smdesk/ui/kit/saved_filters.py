"""Filters saved by name: the menu behind the star of a filter bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from smdesk.ui.kit.filter_state import FilterState


class Bar(Protocol):
    """What is asked of the filter bar."""

    def state(self) -> FilterState: ...
    def set_state(self, state: FilterState) -> None: ...
    def is_set(self) -> bool: ...


class SavedFilters:
    """Names → states, kept by the page."""

    def __init__(
        self,
        bar: Bar,
        load: Callable[[], dict[str, FilterState]],
        save: Callable[[dict[str, FilterState]], object],
    ) -> None:
        self._bar = bar
        self._load = load
        self._save = save

    def fill(self, menu: QMenu) -> None:
        """Put the saved filters and what can be done with them into the menu."""
        menu.clear()
        saved = self._load()
        for name, state in sorted(saved.items()):
            menu.addAction(name.replace("&", "&&"), lambda state=state: self._bar.set_state(state))
        menu.addSeparator()
        keep = menu.addAction("Сохранить отбор…", self._ask)
        keep.setEnabled(self._bar.is_set())
        if saved:
            gone = menu.addMenu("Удалить отбор")
            for name in sorted(saved):
                gone.addAction(name.replace("&", "&&"), lambda name=name: self.forget(name))

    def keep(self, name: str) -> None:
        """Save what the bar shows now under this name."""
        self._save(self._load() | {name: self._bar.state()})

    def forget(self, name: str) -> None:
        """Delete the filter of this name."""
        self._save({each: state for each, state in self._load().items() if each != name})

    def _ask(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        parent = self._bar if isinstance(self._bar, QWidget) else None
        name, accepted = QInputDialog.getText(parent, "Сохранить отбор", "Название отбора:")
        if accepted and name.strip():
            self.keep(name.strip())
