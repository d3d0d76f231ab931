"""Where and when: a list of pages to tick, and the moment for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smdesk.desk import Desk
from smdesk.models.labels import plural
from smdesk.models.progress import Job, Progress
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.filters import SearchField
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.moment_field import MomentField
from smdesk.ui.post.places import PART, Page, Places, active_ids, found, read_pages
from smdesk.ui.post.places_model import NAME, ROW, TEXT, WHEN, PlacesModel
from smdesk.ui.slices import Slices
from smdesk.ui.theme.tokens import Space

WHEN_WIDTH, TEXT_WIDTH = 118, 58
"""Of the narrow columns, pixels."""
FIRST = 60
"""Pages read before the dialog is seen: the others follow bit by bit."""
MANY = 30
"""From so many pages on, an old post begins with the chosen ones alone."""

NO_PAGE = "Отметьте страницу: без неё день не сохранится. Или уберите день."
NO_PAGES = "В реестре ещё нет работающих страниц, день не сохранится. Уберите его."


class PlacesView(QTableView):
    """Space ticks, Enter and F2 open the moment of a chosen page."""

    def __init__(self, model: PlacesModel) -> None:
        super().__init__()
        self.places = model
        self.setModel(model)
        self.setAccessibleName("Страницы")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setProperty("surface", "card")
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, header.ResizeMode.Stretch)
        for column, width in ((WHEN, WHEN_WIDTH), (TEXT, TEXT_WIDTH)):
            header.setSectionResizeMode(column, header.ResizeMode.Fixed)
            header.resizeSection(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if self.state() is self.State.EditingState:
            event.accept()  # Enter in the open line must not press the dialog's button too
        elif event.key() == Qt.Key.Key_Space:
            self.places.toggle(row)
        elif event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(row)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys have a row to begin with."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.places.rowCount():
            self.setCurrentIndex(self.places.index(0, NAME))

    def _open(self, row: int) -> None:
        index = self.places.index(row, WHEN)
        if index.isValid() and self.places.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)


class PlacesField(QWidget):
    """An editor: `value` is `Places`. `text_wanted(account)` asks for a text of its own."""

    edited = Signal()
    text_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pages: list[Page] = []
        self.places = Places(desk.today())
        self.model = PlacesModel(self.places, self)
        self.view = PlacesView(self.model)
        self.search = SearchField("Найти страницу")
        self.moment = MomentField(today=desk.today)
        self.moment.setAccessibleName("Когда выходит, для всех")
        self.only_chosen = QCheckBox("Только выбранные")
        self.count = label("", "secondary")
        self.same = link("Всем одно время", self._follow)
        self._lay_out()
        self._wire()
        self._reading: Slices[None] | None = None
        self.read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(label("Когда выходит, для всех", "secondary"))
        column.addWidget(self.moment)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.only_chosen)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.same)
        column.addLayout(foot)
        self.setFocusProxy(self.moment)

    def _wire(self) -> None:
        self.search.searched.connect(self._show)
        self.search.leave_down.connect(self.view.setFocus)
        self.only_chosen.toggled.connect(self._show)
        self.moment.edited.connect(self._take_moment)
        self.model.edited.connect(self._changed)
        self.view.activated.connect(self._activated)
        self.view.clicked.connect(self._activated)

    # -- pages -----------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the pages: the first ones at once, those of a region bit by bit."""
        ids = active_ids(self._desk)
        self._pages = read_pages(self._desk, ids[:FIRST])
        if len(ids) > FIRST:
            self._reading = Slices(self._rest(ids[FIRST:]), lambda _done: self._show(), parent=self)
        self._show()

    def _rest(self, ids: Sequence[int]) -> Job[None]:
        for start in range(0, len(ids), PART):
            self._pages += read_pages(self._desk, ids[start : start + PART])
            yield Progress(start, len(ids), "Читаются страницы")

    def names(self) -> dict[int, Page]:
        """The pages that the post goes to or has gone to."""
        return {page.account_id: page for page in self._pages if self._is_chosen(page)}

    def networks(self) -> list[int]:
        """Networks of the chosen pages; of all pages while none is chosen."""
        chosen = self.names().values() or self._pages
        return list(dict.fromkeys(page.network_id for page in chosen))

    def _is_chosen(self, page: Page) -> bool:
        return self.places.is_chosen(page.account_id)

    def _with_chosen(self) -> None:
        """A page that works no more is shown while the post still stands there."""
        known = {page.account_id for page in self._pages}
        missing = [each for each in (*self.places.typed, *self.places.out) if each not in known]
        if missing:
            self._pages = read_pages(self._desk, missing) + self._pages

    def _show(self) -> None:
        shown = found(self._pages, self.search.text())
        if self.only_chosen.isChecked():
            shown = [page for page in shown if self._is_chosen(page)]
        self.model.show(shown)
        self._tell()

    def _tell(self) -> None:
        chosen = len(self.places.typed)
        forms = ("страница", "страницы", "страниц")
        self.count.setText(f"Выбрано: {plural(chosen, *forms)}" if chosen else "Не выбрано")
        self.same.setVisible(any(own is not None for own in self.places.typed.values()))

    # -- what the user does ----------------------------------------------------------------------

    def _take_moment(self) -> None:
        self.places.moment = self.moment.value()
        self.model.refresh()
        self._changed()

    def _follow(self) -> None:
        self.places.follow()
        self.model.refresh()
        self._changed()

    def _changed(self) -> None:
        self._tell()
        self.edited.emit()

    def _activated(self, index: QModelIndex | QPersistentModelIndex) -> None:
        page = self.model.page(index.row())
        if index.column() == TEXT and page and page.account_id in self.places.typed:
            self.text_wanted.emit(page.account_id)

    # -- the editor ------------------------------------------------------------------------------

    def value(self) -> Places:
        return self.places.copy()

    def set_value(self, value: Places | None) -> None:
        """Show these places; where pages are many, the chosen ones alone at first."""
        value = value.copy() if value else Places(self._desk.today())
        self.places = self.model.places = value
        self.moment.set_value(value.moment)
        self._with_chosen()
        chosen = len(value.typed) + len(value.out)
        self.only_chosen.setChecked(bool(chosen) and len(self._pages) > MANY)
        self._show()

    def problem(self) -> str:
        if told := self.moment.problem():
            return told
        return next(filter(None, map(self.places.problem, self.places.typed)), "")

    def unfinished(self) -> str:
        """A day belongs to a page: without one it would not be kept."""
        if self.places.moment is None or self.places.typed:
            return ""
        return NO_PAGE if self._pages else NO_PAGES

    def draft(self) -> dict[str, object]:
        typed = [[account, own] for account, own in self.places.typed.items()]
        return {"moment": self.moment.draft(), "typed": typed}

    def take_draft(self, draft: dict[str, Any]) -> None:
        self.moment.take_draft(draft["moment"])
        self.places.moment = self.moment.value()
        self.places.typed = {int(account): own for account, own in draft["typed"]}
        self._with_chosen()
        self._show()
