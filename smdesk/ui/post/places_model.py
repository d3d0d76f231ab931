"""The list of pages under their organisations, with ticks and moments."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QPixmap

from smdesk.ui.kit.chip import Badge, badge_pixmap
from smdesk.ui.post.places import Page, Places
from smdesk.ui.theme.fonts import strong_font
from smdesk.ui.theme.look import look

Index = QModelIndex | QPersistentModelIndex
Row = str | Page
"""A heading with the name of an organisation, or a page of it."""
ROW = 30
"""Height of a line, pixels."""
NAME, WHEN, TEXT = range(3)
TITLES = ("Страница", "Когда", "Текст")
_TICKS = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class PlacesModel(QAbstractTableModel):
    """Shows `pages`; ticks and typed moments go into `places`, and `edited` tells of it."""

    edited = Signal()

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places = places
        self.own_texts: Collection[int] = ()
        """Accounts with a text of their own."""
        self._rows: list[Row] = []
        self._members: dict[int, list[int]] = {}
        """Row of a heading → accounts below it."""

    def show(self, pages: Sequence[Page]) -> None:
        """Show these pages, which stand by organisation."""
        self.beginResetModel()
        self._rows, self._members = [], {}
        for _key, group in groupby(pages, key=lambda page: page.organization_id):
            own = list(group)
            self._members[len(self._rows)] = [page.account_id for page in own]
            self._rows.append(own[0].organization)
            self._rows.extend(own)
        self.endResetModel()

    def refresh(self) -> None:
        """What is chosen has changed elsewhere."""
        if self._rows:
            last = self.index(len(self._rows) - 1, TEXT)
            self.dataChanged.emit(self.index(0, 0), last)

    def page(self, row: int) -> Page | None:
        """The page in a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else ""
        return None if isinstance(found, str) else found

    def row_of(self, account_id: int) -> int:
        """The row of a page, -1 where it is not shown."""
        numbered = ((at, self.page(at)) for at in range(len(self._rows)))
        return next((at for at, page in numbered if page and page.account_id == account_id), -1)

    # -- Qt --------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal
        return TITLES[section] if shown and 0 <= section < len(TITLES) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        page = self.page(index.row())
        if index.column() == NAME and not (page and page.account_id in self.places.out):
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == WHEN and page and page.account_id in self.places.typed:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        page = self.page(index.row())
        if page is None:
            return self._of_heading(index.row(), index.column(), role)
        return self._of_page(page, index.column(), role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        page = self.page(index.row())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
            chosen = Qt.CheckState(value) is Qt.CheckState.Checked
            mine = [page.account_id] if page else self._members[index.row()]
            open_ones = [each for each in mine if each not in self.places.out]
            self.places.choose(open_ones, chosen=chosen)
        elif role == Qt.ItemDataRole.EditRole and index.column() == WHEN and page is not None:
            self.places.typed[page.account_id] = str(value).strip()
        else:
            return False
        self.refresh()
        self.edited.emit()
        return True

    def toggle(self, row: int) -> None:
        """Tick what is not ticked, and the other way round."""
        index = self.index(row, NAME)
        if index.isValid() and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = self._tick(row) is Qt.CheckState.Checked
            self.setData(index, _TICKS[not ticked], Qt.ItemDataRole.CheckStateRole)

    def _tick(self, row: int) -> Qt.CheckState:
        page = self.page(row)
        if page is not None:
            return _TICKS[self.places.is_chosen(page.account_id)]
        chosen = sum(map(self.places.is_chosen, self._members[row]))
        if 0 < chosen < len(self._members[row]):
            return Qt.CheckState.PartiallyChecked
        return _TICKS[bool(chosen)]

    def _of_heading(self, row: int, column: int, role: int) -> object:
        if column != NAME:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._tick(row)
        if role == Qt.ItemDataRole.FontRole:
            return strong_font()
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        return self._rows[row] if role in shown else None

    def _of_page(self, page: Page, column: int, role: int) -> object:
        if column == NAME:
            return self._of_name(page, role)
        if column == WHEN:
            return self._of_when(page, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return "свой" if page.account_id in self.own_texts else ""
        return None

    def _of_name(self, page: Page, role: int) -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            return _TICKS[self.places.is_chosen(page.account_id)]
        if role == Qt.ItemDataRole.DecorationRole:
            return _badge(page)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{page.name} ({page.network}), {page.organization}"
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        return page.name if role in shown else None

    def _of_when(self, page: Page, role: int) -> object:
        wrong = page.account_id in self.places.typed and self.places.problem(page.account_id)
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrong or None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(look().tokens.bad) if wrong else QColor(look().tokens.secondary)
        if role == Qt.ItemDataRole.EditRole:
            return self.places.typing(page.account_id)
        shown = role == Qt.ItemDataRole.DisplayRole
        return self.places.words(page.account_id) if shown else None


def _badge(page: Page) -> QPixmap:
    screen = QGuiApplication.primaryScreen()
    return badge_pixmap(Badge(page.badge, page.colour), screen.devicePixelRatio())
