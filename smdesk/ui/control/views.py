"""The four views of the page, side by side in one stack; each is filled when it is in front."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smdesk.models.labels import plural
from smdesk.models.vocabulary import Subject
from smdesk.procedures.self_check import Score
from smdesk.ui.control.board import Board
from smdesk.ui.control.filters import LIGHT, LIST, MATRIX, SUMMARY
from smdesk.ui.control.finding_list import FindingList
from smdesk.ui.control.matrix_view import MatrixView
from smdesk.ui.control.narrowed import Narrowed, Wanted, subtree
from smdesk.ui.control.tables import (
    OrganizationCounts,
    gain_list,
    light_list,
    summary_list,
)
from smdesk.ui.kept_header import KeptHeader
from smdesk.ui.kit.draft import Keeper
from smdesk.ui.kit.table import TablePanel
from smdesk.ui.theme.tokens import Space

_NOTHING = Score(0, 0)
_GAINS_HEIGHT = 190
ROWS = ("требование", "требования", "требований")
COLUMNS = ("столбец", "столбца", "столбцов")
FINDINGS = ("запись", "записи", "записей")
ORGANIZATIONS = ("организация", "организации", "организаций")
PARTS = ("часть", "части", "частей")
PAGES = ("страница", "страницы", "страниц")


class ControlViews(QStackedWidget):
    """Matrix, list, summary, self-check over one narrowing."""

    def __init__(self, state: Keeper) -> None:
        super().__init__()
        self.matrix = MatrixView()
        self.findings = FindingList()
        self.summary = summary_list()
        self.light = light_list()
        self.gains = gain_list()
        self.board: Board | None = None
        self._narrowed: Narrowed | None = None
        self._wanted = Wanted()
        self._stale: set[int] = set()
        self._is_board_shown = False
        self.panels = [
            TablePanel(self.matrix),
            TablePanel(self.findings.table),
            TablePanel(self.summary.table),
            TablePanel(self._light_part()),
        ]
        for panel in self.panels:
            self.addWidget(panel)
        self._restore(state)
        self._fill = {
            MATRIX: self._fill_matrix,
            LIST: self._fill_list,
            SUMMARY: self._fill_summary,
            LIGHT: self._fill_light,
        }

    def _restore(self, state: Keeper) -> None:
        kept = {
            "list": self.findings.table,
            "summary": self.summary.table,
            "light": self.light.table,
        }
        for key, table in kept.items():
            KeptHeader(state, f"control.{key}", table)
        for each in (self.summary, self.light):
            each.sort_as_marked()

    def _light_part(self) -> QWidget:
        part = QWidget()
        part.setProperty("plain", "true")
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.gains.table.setFixedHeight(_GAINS_HEIGHT)
        column.addWidget(self.light.table, 1)
        column.addWidget(self.gains.table)
        part.setFocusProxy(self.light.table)
        return part

    def take_focus(self) -> None:
        """The keys work in the view in front, or on the first step where there is nothing."""
        self.panels[self.currentIndex()].take_focus()

    def take(self, narrowed: Narrowed, wanted: Wanted) -> None:
        """Show this narrowing from now on; views that are behind are filled when they come."""
        self._narrowed, self._wanted = narrowed, wanted
        self._stale = set(self._fill)
        self.fill()

    def weigh(self, board: Board | None) -> None:
        """Show these points from now on."""
        if board is not self.board:
            self.board = board
            self._is_board_shown = False

    def fill(self) -> None:
        """Fill the view in front, unless it is as it should be."""
        view = self.currentIndex()
        if view in self._stale and self._narrowed is not None:
            self._stale.discard(view)
            self._fill[view](self._narrowed)

    @property
    def table(self) -> Any:  # noqa: ANN401 - the matrix is no RecordTable
        """What takes the keys in the view in front."""
        tables = (self.matrix, self.findings.table, self.summary.table, self.light.table)
        return tables[self.currentIndex()]

    def is_empty(self) -> bool:
        """Whether the view in front has nothing to show."""
        rows: int = self.table.model().rowCount()
        return rows == 0

    # Filling

    def _fill_matrix(self, narrowed: Narrowed) -> None:
        self.matrix.matrix.show_narrowed(narrowed)
        rows, columns = len(narrowed.rows), len(narrowed.columns)
        self.panels[MATRIX].set_total(f"{plural(rows, *ROWS)} · {plural(columns, *COLUMNS)}")

    def _fill_list(self, narrowed: Narrowed) -> None:
        self.findings.show(narrowed)
        self.panels[LIST].set_total(plural(len(narrowed.entries), *FINDINGS))

    def _fill_summary(self, narrowed: Narrowed) -> None:
        scores: Mapping[int, Score] = self.board.by_organization if self.board else {}
        names = {each.id: each.name for each in narrowed.examined.organizations}
        self.summary.take(
            OrganizationCounts(
                place,
                names.get(place, ""),
                counts,
                scores.get(place, _NOTHING),
                self.board.points.band(scores.get(place, _NOTHING)) if self.board else None,
            )
            for place, counts in narrowed.by_organization.items()
        )
        self.summary.narrow("", lambda _row: True)
        total = plural(len(narrowed.by_organization), *ORGANIZATIONS)
        self.panels[SUMMARY].set_total(total)

    def _fill_light(self, narrowed: Narrowed) -> None:
        if self.board is None:
            return
        if not self._is_board_shown:
            self._is_board_shown = True
            self.light.take(self.board.rows)
        wanted, subjects = self._wanted, narrowed.examined.subjects
        below = subtree(narrowed.examined, wanted.organization) if wanted.organization else None
        places = self.board.subject_of

        def fits(row: Any) -> bool:  # noqa: ANN401 - a PagePoints
            at = places[row.id]
            return (below is None or subjects.organizations[at] in below) and (
                not wanted.networks or subjects.networks[at] in wanted.networks
            )

        count = self.light.narrow(wanted.text, fits)
        QTimer.singleShot(0, self, self._fill_gains)
        waiting = self.board.waiting()
        later = f" · {plural(len(waiting), *PARTS)} без данных" if waiting else ""
        self.panels[LIGHT].set_total(plural(count, *PAGES) + later)
        self.panels[LIGHT].total.setToolTip(", ".join(part.title for part in waiting))

    def _fill_gains(self) -> None:
        """What would bring most on the pages shown; a moment after them."""
        if self.board is not None:
            self.gains.take(self.board.gains(list(self.light.table.records.ids)))
            self.gains.narrow("", lambda _row: True)

    # What is chosen

    def accounts(self) -> list[int]:
        """Accounts of the narrowing, for reports."""
        if self._narrowed is None:
            return []
        subjects = self._narrowed.examined.subjects
        return [
            subjects.ids[at]
            for at in self._narrowed.columns
            if subjects.kinds[at] is Subject.ACCOUNT
        ]
