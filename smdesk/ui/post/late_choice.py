"""A choice whose list is read when somebody first wants to choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.search_field import SearchChoiceField


class LateChoiceField(SearchChoiceField):
    """`read` gives every option, `one` the text of a single value: a region has thousands."""

    def __init__(
        self,
        read: Callable[[], Sequence[Option]],
        one: Callable[[int], str],
        parent: QWidget | None = None,
        *,
        nothing: str = "Не указано",
    ) -> None:
        self._read: Callable[[], Sequence[Option]] | None = read
        self._one = one
        self._nothing = Option(None, nothing)
        super().__init__([self._nothing], parent)

    def set_value(self, value: object) -> None:
        """Show a value, whether or not the list has been read."""
        if isinstance(value, int) and value not in {each.value for each in self._options}:
            self._options = (*self._options, Option(value, self._one(value)))
        super().set_value(value)

    def fill(self) -> None:
        """Read the list, once."""
        if self._read is not None:
            read, self._read = self._read, None
            self.set_options([self._nothing, *read()])

    def show_list(self) -> None:
        self.fill()
        super().show_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.fill()
        super().focusInEvent(event)
