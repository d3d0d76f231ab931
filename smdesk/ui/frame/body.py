"""The body of the window: its parts in their places, and what actions and pages ask of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from smdesk.models.errors import DeskError
from smdesk.ui.frame.actions import ActionRegistry
from smdesk.ui.frame.navigation import NavList
from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.frame.stack import PageStack
from smdesk.ui.frame.status_line import StatusLine
from smdesk.ui.frame.undo import Undo
from smdesk.ui.kit.toast import Toasts

if TYPE_CHECKING:
    from smdesk.ui.frame.jump import Provider


class WindowBody(QMainWindow):
    """Navigation, pages, status bar and toasts; `show_error` is the single place for errors."""

    def __init__(
        self,
        context: Context,
        specs: Sequence[PageSpec],
        show_error: Callable[[DeskError], object],
    ) -> None:
        super().__init__()
        self.context = context
        self.specs = tuple(specs)
        self.show_error = show_error
        self._providers: list[Provider] = []
        self.next_base: Path | None = None
        """The base to open when this window has closed; None ends the program."""
        self.navigation = NavList(self.specs)
        self.pages = PageStack(self.specs, context)
        self.status = StatusLine()
        self._lay_out()
        self.toasts = Toasts(self.pages)
        self.pages.currentChanged.connect(lambda _at: self.toasts.raise_())
        self.undo = Undo(context.desk, self.actions_registry, self.toasts, show_error, context.jobs)

    @property
    def actions_registry(self) -> ActionRegistry:
        """Every action of the window."""
        return self.context.actions

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self.pages, 1)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self.setCentralWidget(middle)

    def say(self, text: str, undoable: bool = False) -> None:
        """A toast; with «Отменить» for the change just made."""
        if undoable:
            self.undo.offer(text)
        else:
            self.toasts.say(text)

    def open_page(self, key: str, target: object = None) -> None:
        """Go to a page and show the target there, such as a record's id."""
        page = self.pages.go(key)
        if target is not None:
            page.show_target(target)

    def jump(self) -> None:
        """Ctrl+K."""
        from smdesk.ui.frame.jump import JumpDialog

        JumpDialog(self.jump_providers(), self).exec()

    def jump_providers(self) -> list[Provider]:
        """Where Ctrl+K looks: pages, actions, records."""
        from smdesk.ui.frame.jump import action_items, page_items

        return [
            lambda text: page_items(self.specs, self.open_page, text),
            lambda text: action_items(self.actions_registry, text),
            *self._providers,
        ]

    def find_records_with(self, providers: Sequence[Provider]) -> None:
        """What Ctrl+K finds beside pages and actions."""
        self._providers += providers

    def switch_to(self, base: Path | None) -> None:
        """Close this window and open another base; None changes nothing."""
        if base is not None and base != self.context.desk.path:
            self.next_base = base
            self.close()

    def look_outside(self) -> None:
        """See whether another process has written; a trouble is said in the status bar."""
        try:
            self.context.desk.poll()
        except DeskError as error:
            self.status.set_fact("trouble", str(error))
        else:
            self.status.set_fact("trouble", "")
