"""The selection of a table by id: a new list of rows does not lose it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QTableView

from smdesk.ui.kit.table_model import RecordTableModel

_MOST = 1000
"""Rows whose selection is brought back; more would hold up the typing in a search."""
_Flag = QItemSelectionModel.SelectionFlag


class KeptSelection:
    """Remembers before the model is reset, gives back after. `gone` hears 0 for a lost row."""

    def __init__(self, view: QTableView, gone: Callable[[int], object]) -> None:
        self._view = view
        self._gone = gone
        self._current, self._column = 0, 0
        self._selected: list[int] = []
        self._had_keys = False
        view.model().modelAboutToBeReset.connect(self._keep)
        view.model().modelReset.connect(self._give_back)

    def _model(self) -> RecordTableModel[Any]:
        model = self._view.model()
        if not isinstance(model, RecordTableModel):
            raise TypeError("the view shows another model")
        return model

    def _keep(self) -> None:
        focused = QApplication.focusWidget()
        self._had_keys = focused is not None and self._view.isAncestorOf(focused)
        model, index = self._model(), self._view.currentIndex()
        self._current = model.id_at(index.row()) if index.isValid() else 0
        self._column = max(index.column(), 0)
        rows = sorted(each.row() for each in self._view.selectionModel().selectedRows())
        self._selected = [model.id_at(row) for row in rows[:_MOST]]

    def _give_back(self) -> None:
        if self._had_keys:  # they were in the editor of a cell, which is gone
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        model, selection = self._model(), self._view.selectionModel()
        row = model.row_of(self._current)
        if row >= 0:
            selection.setCurrentIndex(model.index(row, self._column), _Flag.NoUpdate)
        else:
            self._gone(0)
        for each in self._selected:
            if (at := model.row_of(each)) >= 0:
                selection.select(model.index(at, 0), _Flag.Select | _Flag.Rows)
