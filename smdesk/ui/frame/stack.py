"""The pages in the middle of the window, each built when it is first shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.models.changes import Changed
from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page


class PageStack(QStackedWidget):
    """`built(key, page)` comes once for each page; `arrived(key)` when one comes to the front."""

    built = Signal(str, object)
    arrived = Signal(str)

    def __init__(
        self, specs: Sequence[PageSpec], context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._specs = {spec.key: spec for spec in specs}
        self._context = context
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._front = ""

    @property
    def front(self) -> str:
        """The key of the page in front; empty before the first."""
        return self._front

    @property
    def spec(self) -> PageSpec:
        """The spec of the page in front."""
        return self._specs[self._front]

    @property
    def pages(self) -> Mapping[str, Page]:
        """The pages built so far."""
        return self._pages

    def page(self) -> Page | None:
        """The page in front; None before the first."""
        return self._pages.get(self._front)

    def go(self, key: str) -> Page:
        """Bring a page to the front, building it if need be. KeyError for an unknown one."""
        if key not in self._pages:
            page = self._specs[key].factory(self._context)
            self._pages[key] = page
            self.addWidget(page)
            self.built.emit(key, page)
        page = self._pages[key]
        if key != self._front:
            self._front = key
            self.setCurrentWidget(page)
            if key in self._stale:
                self._stale.discard(key)
                page.refresh()
            self.arrived.emit(key)
            page.shown()
        return page

    def announce(self, changed: Changed) -> None:
        """Tell the page in front at once; the others look again when they are shown."""
        self._stale |= self._pages.keys() - {self._front}
        page = self.page()
        if page is None:
            return
        if changed.tables:
            page.changed(dict(changed.tables))
        else:
            page.refresh()
