"""The header of a table: sorting, choosing and moving columns, and the layout that is kept."""

from __future__ import annotations

from typing import Any, TypedDict

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.kit.tree_model import RecordTreeModel


class Layout(TypedDict, total=False):
    """What is remembered of a table, as JSON values."""

    order: list[str]
    """Column keys from left to right."""
    hidden: list[str]
    widths: dict[str, int]
    sort: str
    descending: bool


class RecordHeader(QHeaderView):
    """Asks for sorting, keeps the user's columns. `layout_changed` comes after each change."""

    layout_changed = Signal()

    def __init__(
        self,
        model: RecordTableModel[Any] | RecordTreeModel[Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._records = model
        self._settling = False
        self._room = 0
        self._sorting = (-1, False)
        self._sized: set[int] = set()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(44)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.sectionClicked.connect(self._clicked)
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(self._tell)
        self.setSortIndicatorClearable(False)

    def take_columns(self) -> None:
        """Lay the columns out as the model says; called once the view has its model."""
        self._settling = True
        self._sized.clear()
        for at, column in enumerate(self._records.columns):
            self.resizeSection(at, column.width)
            self.setSectionHidden(at, column.hidden)
        self._settling = False
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Share what is left of `room` pixels among the stretching columns.

        Each gets its own width and an equal part of the rest; a table that does not fit is
        scrolled, not squeezed. A column that the user has sized keeps that width.
        """
        self._room = room
        shown = self.shown_order()
        stretching = [at for at in shown if self._records.columns[at].stretch]
        wide = [at for at in stretching if at not in self._sized] or stretching[:1]
        taken = sum(self.sectionSize(at) for at in shown if at not in wide)
        widths = {at: self._records.columns[at].width for at in wide}
        rest = max(0, room - taken - sum(widths.values()))
        self._settling, before = True, self._settling
        for left, (at, width) in zip(range(len(widths), 0, -1), widths.items(), strict=True):
            self.resizeSection(at, width + rest // left)
            rest -= rest // left
        self._settling = before

    # What is shown

    def shown_order(self) -> list[int]:
        """Logical numbers of the columns shown, from left to right."""
        order = [self.logicalIndex(at) for at in range(self.count())]
        return [each for each in order if not self.isSectionHidden(each)]

    def shown_keys(self) -> list[str]:
        """Keys of the columns shown, from left to right: what print and export may follow."""
        return [self._records.columns[each].key for each in self.shown_order()]

    def first_shown(self) -> int:
        """The logical number of the leftmost column."""
        return next(iter(self.shown_order()), 0)

    def set_shown(self, key: str, *, shown: bool) -> None:
        """Show or hide a column."""
        self.setSectionHidden(self._records.column_index(key), not shown)
        self._tell()

    # What is remembered

    def layout_state(self) -> Layout:
        """Order, widths, hidden columns and sorting."""
        columns = self._records.columns
        order = [columns[self.logicalIndex(at)].key for at in range(self.count())]
        state = Layout(
            order=order,
            hidden=[each.key for at, each in enumerate(columns) if self.isSectionHidden(at)],
            widths={
                each.key: self.sectionSize(at)
                for at, each in enumerate(columns)
                if not self.isSectionHidden(at) and (at in self._sized or not each.stretch)
            },
        )
        section, descending = self._sorting
        if section >= 0:
            state["sort"] = columns[section].key
            state["descending"] = descending
        return state

    def restore_layout(self, state: Layout) -> None:
        """Lay out as remembered; columns that are new since then keep their place."""
        self._settling = True
        known = {column.key: at for at, column in enumerate(self._records.columns)}
        keys = [key for key in state.get("order", []) if key in known]
        for visual, key in enumerate(keys):
            self.moveSection(self.visualIndex(known[key]), visual)
        hidden = set(state.get("hidden", []))
        for key, at in known.items():
            if key in keys:
                self.setSectionHidden(at, key in hidden)
        for key, width in state.get("widths", {}).items():
            if key in known and width > 0:
                self._sized.add(known[key])
                self.resizeSection(known[key], width)
        if (sort := state.get("sort", "")) in known:
            self.show_sorting(known[sort], descending=state.get("descending", False))
        self._settling = False
        self.fit(self._room)

    def show_sorting(self, section: int, *, descending: bool) -> None:
        """Show the mark of sorting; asks for nothing."""
        self._sorting = (section, descending)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicatorShown(True)
        self.setSortIndicator(section, order)

    def _clicked(self, section: int) -> None:
        if not self._records.columns[section].sort_key:
            return
        now, descending = self._sorting
        self.show_sorting(section, descending=now == section and not descending)
        self._records.sort(section, self.sortIndicatorOrder())
        self._tell()

    # The context menu

    def _show_menu(self, at: QPoint) -> None:
        menu = self.make_menu(self.logicalIndexAt(at))
        menu.exec(self.mapToGlobal(at))
        menu.deleteLater()

    def make_menu(self, section: int) -> QMenu:
        """The menu that chooses, hides and moves columns."""
        menu = QMenu(self)
        if 0 <= section < self.count():
            self._add_section_actions(menu, section)
        for logical in (self.logicalIndex(at) for at in range(self.count())):
            column = self._records.columns[logical]
            action = menu.addAction(column.title or column.key)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(logical))
            action.setEnabled(not column.fixed)
            action.toggled.connect(lambda shown, key=column.key: self.set_shown(key, shown=shown))
        menu.addSeparator()
        menu.addAction("Вернуть исходные столбцы", self.reset_layout)
        return menu

    def _add_section_actions(self, menu: QMenu, section: int) -> None:
        visual = self.visualIndex(section)
        left = menu.addAction("Сдвинуть влево", lambda: self.moveSection(visual, visual - 1))
        left.setEnabled(visual > 0)
        right = menu.addAction("Сдвинуть вправо", lambda: self.moveSection(visual, visual + 1))
        right.setEnabled(visual < self.count() - 1)
        hide = menu.addAction(
            "Скрыть столбец",
            lambda: self.set_shown(self._records.columns[section].key, shown=False),
        )
        hide.setEnabled(not self._records.columns[section].fixed)
        menu.addSeparator()

    def reset_layout(self) -> None:
        """The columns as they were shipped."""
        self._settling = True
        for at in range(self.count()):
            self.moveSection(self.visualIndex(at), at)
        self.take_columns()
        self._tell()

    def _resized(self, section: int, _before: int, _now: int) -> None:
        if not self._settling:
            self._sized.add(section)
        self._tell()

    def _tell(self, *_moved: int) -> None:
        if not self._settling:
            self.fit(self._room)
            self.layout_changed.emit()
