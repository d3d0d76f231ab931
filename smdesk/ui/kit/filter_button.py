"""One filter: a button that names what it shows, and a list to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal

from smdesk.ui.kit.buttons import Button
from smdesk.ui.kit.labels import tip
from smdesk.ui.kit.option import Option
from smdesk.ui.theme.icons import icon

if TYPE_CHECKING:
    from smdesk.ui.kit.filter_list import FilterList


class FilterButton(Button):
    """«Сеть: все», «Сеть: ВКонтакте», «Сеть: 3». Opens by click, Space or ↓."""

    chosen_changed = Signal()

    def __init__(
        self, title: str, options: Sequence[Option], *, multiple: bool = True, all_text: str = "все"
    ) -> None:
        super().__init__()
        self.setProperty("kind", "filter")
        self.setProperty("active", "false")
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
        from smdesk.ui.kit.filter_list import FilterList  # no list is open at the start

        shown = FilterList(self, self._options, self._chosen, multiple=self._multiple)
        shown.picked.connect(self.set_chosen)
        shown.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        shown.show()
        return shown
