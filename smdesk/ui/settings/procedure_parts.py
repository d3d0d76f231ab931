"""The editor of a copy's lists: requirements, norms, deadlines, recipients. One change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.procedures.records import Procedure
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.dialogs import FormDialog, leave, show_error
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.kit.table_panel import TablePanel
from smdesk.ui.settings.part_forms import PARTS, Part, Row, Values, stored
from smdesk.ui.theme.tokens import Space


@dataclass(frozen=True)
class _Line:
    """A row with its place, from 1: what the table shows."""

    id: int
    row: Row


class PartEditor(QWidget):
    """One list of the procedure: add, change, copy, remove, move."""

    changed = Signal()

    def __init__(
        self, procedure: Callable[[], Procedure], part: Part, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._procedure = procedure
        self._part = part
        self._today = today
        self.rows: list[Row] = list(getattr(procedure(), part.field))
        self.model: RecordTableModel[_Line] = RecordTableModel(
            self._columns(), self._fetch, lambda line: line.id
        )
        self.table = RecordTable(self.model, part.title)
        self.table.activated_id.connect(self.edit)
        self.table.delete_requested.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.addLayout(self._buttons())
        column.addWidget(TablePanel(self.table), 1)
        self._show()

    def _columns(self) -> tuple[Column[_Line], ...]:
        return tuple(
            Column(
                key=f"column-{at}",
                title=title,
                show=partial(self._cell, show),
                width=width or 240,
                stretch=not width,
            )
            for at, (title, width, show) in enumerate(self._part.columns)
        )

    def _cell(self, show: Callable[[Procedure, Row], str], line: _Line) -> str:
        return show(self._procedure(), line.row)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.add_button = primary("Добавить", self.add)
        self.up = secondary("Выше", lambda: self._move(-1), "chevron-up")
        self._for_one = [
            secondary("Изменить…", lambda: self.edit(self.table.current()), "edit"),
            secondary("Убрать", lambda: self._remove(self.table.selected()), "trash"),
            self.up,
            secondary("Ниже", lambda: self._move(1), "chevron-down"),
        ]
        for button in (self.add_button, *self._for_one):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _fetch(self, ids: Sequence[int]) -> Sequence[_Line]:
        return [_Line(each, self.rows[each - 1]) for each in ids if each <= len(self.rows)]

    def _show(self, place: int = 0) -> None:
        self.model.refresh()
        self.model.set_ids(range(1, len(self.rows) + 1))
        if place:
            self.table.select(place)
        for button in self._for_one:
            button.setEnabled(bool(self.rows))

    def add(self) -> None:
        """Enter a new row; it comes to the end."""
        self._ask(self._part.blank(self._procedure()), len(self.rows) + 1)

    def edit(self, place: int) -> None:
        """Change the row at a place, from 1."""
        if 0 < place <= len(self.rows):
            self._ask(self.rows[place - 1], place)

    def _ask(self, row: Row, place: int) -> None:
        form = self._part.form(self._procedure(), self._today)
        dialog = FormDialog(
            self, self._part.noun, form, lambda values: self._store(values, place), verb="Готово"
        )
        form.set_values(self._part.values(row))
        dialog.exec()
        dialog.deleteLater()

    def _store(self, values: Values, place: int) -> None:
        row = self._part.read(values)
        if place > len(self.rows):
            self.rows.append(row)
        else:
            self.rows[place - 1] = row
        self._show(place)
        self.changed.emit()

    def _remove(self, places: Sequence[int]) -> None:
        gone = set(places)
        self.rows = [row for place, row in enumerate(self.rows, 1) if place not in gone]
        self._show(min([len(self.rows), *gone]))
        self.changed.emit()

    def _move(self, step: int) -> None:
        at = self.table.current() - 1
        to = at + step
        if at >= 0 and 0 <= to < len(self.rows):
            self.rows[at], self.rows[to] = self.rows[to], self.rows[at]
            self._show(to + 1)
            self.changed.emit()


class PartsDialog(QDialog):
    """Everything of a copy that is a list. Nothing is stored before «Сохранить»."""

    def __init__(self, desk: Desk, procedure: Procedure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Требования и сроки: {procedure.title}")
        self._desk = desk
        self._base = procedure
        self.is_changed = False
        self.editors: dict[str, PartEditor] = {}
        self.tabs = QTabWidget()
        for part in PARTS:
            editor = PartEditor(self.procedure, part, desk.today)
            editor.changed.connect(self._note)
            self.editors[part.field] = editor
            self.tabs.addTab(editor, part.title)
        self.save = primary("Сохранить", self.submit, "")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(secondary("Отмена", self.reject))
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        fit(self, 1080, 640)

    def procedure(self) -> Procedure:
        """The copy as it is being edited."""
        found = self._base
        for part in PARTS:
            if part.field in self.editors:
                found = stored(found, part, tuple(self.editors[part.field].rows))
        return found

    def _note(self) -> None:
        self.is_changed = True

    def submit(self) -> None:
        """Store all lists as one change, or say what is wrong and stay."""
        try:
            self._desk.procedures.change(self.procedure())
        except DeskError as error:
            show_error(self, error)
        else:
            self.accept()

    def reject(self) -> None:
        """Esc, «Отмена» and the cross ask before changed lists are lost."""
        leave(self, self.submit, is_changed=self.is_changed)
