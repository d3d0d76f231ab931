"""The panel of choices beside the pages: which rows, how the sheet lies, which columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from smdesk.models.progress import Job
from smdesk.reports.layouts import Layout
from smdesk.reports.report import Report
from smdesk.ui.kit.labels import label
from smdesk.ui.printing.compose import printed
from smdesk.ui.printing.paper import Size
from smdesk.ui.printing.sheet import PrintSetup, Sheet
from smdesk.ui.theme.tokens import Space

_LAYOUTS = {Layout.LIST: "Список", Layout.MONTH: "Сетка по неделям"}
_SIZES = {Size.A4: "А4", Size.A3: "А3"}
_LYING = (("Подобрать", None), ("Книжный", False), ("Альбомный", True))
_KEY = Qt.ItemDataRole.UserRole
_WIDTH = 268


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows can be printed: «Все записи», «Отобранные», «Выделенные»."""

    title: str
    make: Callable[[], Report | Job[Report]]
    """The report when the choice is taken, or a job that builds a long one; raises DeskError."""
    count: int | None = None
    """How many rows there are; with 0 the choice is disabled, None is not shown."""


class OptionsPanel(QFrame):
    """`rows_changed` when another choice of rows is taken, `setup_changed` for the rest."""

    rows_changed = Signal()
    setup_changed = Signal()

    def __init__(
        self,
        choices: Sequence[Choice],
        taken: int = 0,
        layout: Layout = Layout.LIST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._has_grid = False
        self.setProperty("surface", "card")
        self.setFixedWidth(_WIDTH)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        self._outer.setSpacing(Space.XS)
        self._rows = QButtonGroup(self)
        self._add_rows(taken)
        self._add_shape(layout)
        self.approval = QCheckBox("Гриф «УТВЕРЖДАЮ»")
        self.approval.toggled.connect(self.setup_changed)
        self._outer.addSpacing(Space.S)
        self._outer.addWidget(self.approval)
        self.columns = self._add_columns()
        self._show_what_applies()
        for box in (self.shape, self.lying, self.size_box):
            box.currentIndexChanged.connect(lambda _at: self._box_changed())

    @property
    def choice(self) -> Choice:
        """The rows that are taken."""
        return self._choices[self._rows.checkedId()]

    @property
    def row_buttons(self) -> list[QAbstractButton]:
        """One for each choice of rows."""
        return self._rows.buttons()

    @property
    def setup(self) -> PrintSetup:
        """What the rest of the panel says."""
        return PrintSetup(
            layout=self.layout_taken if self._has_grid else None,
            size=list(_SIZES)[self.size_box.currentIndex()],
            columns=frozenset(item.data(_KEY) for item in self._checked()),
            landscape=_LYING[self.lying.currentIndex()][1],
            approval=self.approval.isChecked(),
        )

    @property
    def layout_taken(self) -> Layout:
        """List or grid, as it was asked for where there is no choice."""
        return list(_LAYOUTS)[self.shape.currentIndex()]

    def take_size(self, size: Size) -> None:
        """The printer has another sheet than was chosen. Tells nobody."""
        self.size_box.blockSignals(True)
        self.size_box.setCurrentIndex(list(_SIZES).index(size))
        self.size_box.blockSignals(False)

    def take_sheet(self, sheet: Sheet) -> None:
        """Offer the columns of a sheet; choices made before stay. Tells nobody."""
        self._has_grid = sheet.grid is not None
        self._show_what_applies()
        known = {item.data(_KEY): item.checkState() for item in self._items()}
        self.columns.blockSignals(True)
        self.columns.clear()
        for column in sheet.columns:
            item = QListWidgetItem(column.title)
            item.setData(_KEY, column.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            usual = Qt.CheckState.Checked if column.printed else Qt.CheckState.Unchecked
            item.setCheckState(known.get(column.key, usual))
            self.columns.addItem(item)
        self.columns.blockSignals(False)
        if not known:
            self.approval.blockSignals(True)
            self.approval.setChecked(sheet.approver is not None)
            self.approval.blockSignals(False)
            self.approval.setEnabled(sheet.approver is not None)

    def _show_what_applies(self) -> None:
        """A choice of layout where there is one; columns of a list alone."""
        is_list = not self._has_grid or self.layout_taken is Layout.LIST
        for each in (self._shape_label, self.shape):
            each.setVisible(self._has_grid)
        for part in (self._columns_label, self.columns):
            part.setVisible(is_list)

    # Building

    def _add_rows(self, taken: int) -> None:
        self._outer.addWidget(label("Что печатать", "section"))
        for number, choice in enumerate(self._choices):
            counted = "" if choice.count is None else f" — {printed(choice.count)}"
            button = QRadioButton(choice.title + counted)
            button.setEnabled(choice.count != 0)
            button.setChecked(number == taken)
            self._rows.addButton(button, number)
            self._outer.addWidget(button)
        self._rows.idClicked.connect(lambda _number: self.rows_changed.emit())

    def _add_shape(self, layout: Layout) -> None:
        """How the report lies on the sheet, and which sheet."""
        self._shape_label = self._add_label("Вид")
        self.shape = self._add_box("Вид", list(_LAYOUTS.values()))
        self.shape.setCurrentIndex(list(_LAYOUTS).index(layout))
        self._add_label("Лист")
        self.lying = self._add_box("Лист", [title for title, _ in _LYING])
        self.size_box = self._add_box("Размер листа", list(_SIZES.values()))

    def _add_label(self, text: str) -> QLabel:
        made = label(text, "section")
        self._outer.addSpacing(Space.M)
        self._outer.addWidget(made)
        return made

    def _add_box(self, name: str, titles: Sequence[str]) -> QComboBox:
        box = QComboBox()
        box.addItems(list(titles))
        box.setAccessibleName(name)
        self._outer.addWidget(box)
        return box

    def _box_changed(self) -> None:
        self._show_what_applies()
        self.setup_changed.emit()

    def _add_columns(self) -> QListWidget:
        columns = QListWidget()
        columns.setAccessibleName("Столбцы")
        columns.setWordWrap(True)
        columns.setResizeMode(QListWidget.ResizeMode.Adjust)
        columns.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns.itemChanged.connect(self._column_changed)
        self._columns_label = self._add_label("Столбцы")
        self._outer.addWidget(columns, 100)
        self._outer.addStretch(1)  # keeps the rest at the top while there are no columns
        return columns

    # Columns

    def _items(self) -> list[QListWidgetItem]:
        return [self.columns.item(at) for at in range(self.columns.count())]

    def _checked(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def _column_changed(self, item: QListWidgetItem) -> None:
        """The last column cannot go."""
        if self._checked():
            self.setup_changed.emit()
        else:
            item.setCheckState(Qt.CheckState.Checked)
