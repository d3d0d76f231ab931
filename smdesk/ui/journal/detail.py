"""What one change did: each record, each field, before and after, and the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.changes import Change, ChangedRow, Version
from smdesk.models.errors import DeskError
from smdesk.models.labels import plural
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.card import Card, drop, separator
from smdesk.ui.kit.labels import label, value_label
from smdesk.ui.kit.scrolling import UpDownArea
from smdesk.ui.theme.tokens import Space

MOST_ROWS = 40
"""Records shown of one change: an import may touch thousands."""


class ChangeDetail(Card):
    """The card beside the journal. `restored` comes when an earlier version was brought back."""

    restored = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(" ")
        self._desk = desk
        self._area = UpDownArea("Что изменилось")
        self.body.addWidget(self._area, 1)

    def show_change(self, change: Change | None) -> None:
        """Show this change, or that none is chosen."""
        self.set_title(change.title if change else "Действие не выбрано")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.S)
        if change is not None:
            self._fill(column, change)
        column.addStretch(1)
        before = self._area.takeWidget()
        if before is not None:
            drop(before)  # one of its links may be telling of its click
        self._area.show_within(inner)

    def _fill(self, column: QVBoxLayout, change: Change) -> None:
        column.addWidget(label(f"{change.at:%d.%m.%Y в %H:%M:%S}", "secondary"))
        if change.irreversible:
            column.addWidget(label(change.irreversible, "problem", wrap=True))
        for row in self._desk.history.rows_of(change.id, MOST_ROWS):
            column.addWidget(separator())
            column.addWidget(label(self._heading(row), "section", wrap=True))
            column.addWidget(self._fields(row))
            if row.after is not None:
                column.addWidget(self._way_back(change, row), 0, Qt.AlignmentFlag.AlignLeft)
        more = self._desk.history.size_of(change.id) - MOST_ROWS
        if more > 0:
            column.addWidget(separator())
            column.addWidget(label(f"и ещё {plural(more, *_ROWS)}", "secondary"))

    def _heading(self, row: ChangedRow) -> str:
        ends = {(True, False): "добавлено", (False, True): "удалено"}
        end = ends.get((row.before is None, row.after is None))
        title = self._desk.versions.title(row)
        return f"{title} — {end}" if end else title

    def _fields(self, row: ChangedRow) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnMinimumWidth(0, 120)
        grid.setColumnStretch(1, 1)
        for at, change in enumerate(self._desk.versions.changes(row)):
            both = row.before is not None and row.after is not None
            text = f"{change.before} → {change.after}" if both else change.after or change.before
            grid.addWidget(label(change.label, "secondary", wrap=True), at, 0, _TOP)
            grid.addWidget(value_label(text), at, 1, _TOP)
        return table

    def _way_back(self, change: Change, row: ChangedRow) -> QWidget:
        return link("Вернуть эту версию", partial(self._restore, Version(0, row, change)))

    def _restore(self, version: Version) -> None:
        try:
            self._desk.history.restore(version)
        except DeskError as error:
            self.failed.emit(error)
            return
        self.restored.emit()


_TOP = Qt.AlignmentFlag.AlignTop
_ROWS = ("запись", "записи", "записей")
