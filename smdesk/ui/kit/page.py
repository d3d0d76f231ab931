"""A page: header, then whatever the page adds. The frame talks to pages through `Page` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.ui.kit.card import drop
from smdesk.ui.kit.labels import ElidedLabel, label
from smdesk.ui.theme.tokens import Size, Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class PageHeader(QWidget):
    """Title at the left, buttons at the right, the primary one last; below one line of facts."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStrut(Size.CONTROL)  # with and without buttons, pages begin at one height
        self.title = label(title, "title")
        self.facts = ElidedLabel("", "secondary")
        row.addWidget(self.title, 1)
        column.addLayout(row)
        column.addWidget(self.facts)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.S)
        row.addLayout(self._buttons)
        self._primary: QPushButton | None = None

    def set_facts(self, facts: str) -> None:
        """One line of facts under the title, parts divided by « · »."""
        self.facts.setText(facts)

    def add_button(self, button: QWidget) -> None:
        """A secondary button: left of the primary one."""
        at = self._buttons.count() - (1 if self._primary else 0)
        self._buttons.insertWidget(at, button)

    def set_primary(self, button: QPushButton) -> None:
        """The one primary action; a second call replaces the first."""
        if self._primary is not None:
            self._buttons.removeWidget(self._primary)
            drop(self._primary)
        self._primary = button
        self._buttons.addWidget(button)

    def show_primary(self, shown: bool) -> None:
        """Whether the primary action is there: an empty page offers its own first step."""
        if self._primary is not None:
            self._primary.setVisible(shown)


class Page(QWidget):
    """Base of every page. Override what the page can do; the rest stays as it is.

    `body` is the layout under the header. Signals go to the frame:
    `toast(text, undoable)` shows a toast, with «Отменить» when a change was just made; without a
    text it says what the journal calls that change;
    `offer(text, deeds)` shows a toast with buttons of its own, pairs such as («Открыть», act);
    `counter(n)` sets the number beside the page in the navigation (0 hides it);
    `failed(error)` shows a DeskError in the one place for it;
    `open_page(key, target)` jumps to another page and shows the target there.
    """

    toast = Signal(str, bool)
    offer = Signal(str, object)
    counter = Signal(int)
    failed = Signal(object)
    open_page = Signal(str, object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.setSpacing(Space.M)
        self.header = PageHeader(title)
        outer.addWidget(self.header)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.M)
        outer.addLayout(self.body, 1)

    def shown(self) -> None:
        """The page came to the front."""

    def refresh(self) -> None:
        """Read everything anew: F5, an undo that touched everything, another process's change."""

    def changed(self, _tables: dict[str, frozenset[int]]) -> None:
        """Something changed: table names and row ids. By default everything is read anew."""
        self.refresh()

    def search(self) -> None:
        """Ctrl+F: put the cursor into the search field."""

    def show_target(self, target: object) -> None:
        """Show one record (its id), asked for by another page or by Ctrl+K."""

    def may_leave(self) -> bool:
        """Whether the window may close now; a page with unsaved input asks here."""
        return True

    def state(self) -> object:
        """What to remember of this page between runs, as JSON values."""
        return None

    def restore_state(self, state: object) -> None:
        """Take back what `state` gave in an earlier run."""


def rule() -> QFrame:
    """A thin line between two parts."""
    line = QFrame()
    line.setProperty("surface", "rule")
    return line
