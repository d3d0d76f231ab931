"""What is chosen in the view in front: its findings, where they are mended, its card."""

from __future__ import annotations

from smdesk.procedures.examined import Entry
from smdesk.procedures.findings import OPEN
from smdesk.ui.control.card import ControlCard
from smdesk.ui.control.filters import LIGHT, LIST, MATRIX, SUMMARY
from smdesk.ui.control.looking import Looking
from smdesk.ui.control.places import Where, place_of
from smdesk.ui.control.views import ControlViews

_HINTS = {
    MATRIX: "Выберите клетку, и здесь появится, что найдено и как это исправить.",
    LIST: "Выберите строку, и здесь появится, что найдено и как это исправить.",
    SUMMARY: "Выберите организацию.",
    LIGHT: "Выберите страницу, и здесь появятся её баллы по частям.",
}
_OPENS = {SUMMARY: "organizations", LIGHT: "registry"}


class Choice:
    """Asks the views; keeps nothing itself."""

    def __init__(self, views: ControlViews, looking: Looking) -> None:
        self._views = views
        self._looking = looking

    def entries(self) -> list[Entry]:
        """The findings of the current cell or line."""
        view, examined = self._views.currentIndex(), self._looking.examined
        if view == LIST:
            entry = self._views.findings.entry()
            return [entry] if entry else []
        place = self._views.matrix.place() if view == MATRIX else None
        return examined.cell(*place) if place and examined else []

    def where(self) -> Where | None:
        """Where what is chosen is mended; None where it cannot be."""
        view = self._views.currentIndex()
        if view in _OPENS:
            current: int = self._views.table.current()
            return (_OPENS[view], current) if current else None
        entries = self.entries()
        is_open = any(entry.status in OPEN for entry in entries)
        return place_of(entries[0].asked, entries[0].whom, is_open=is_open) if entries else None

    def show_on(self, card: ControlCard) -> None:
        """Show what is chosen on the card."""
        view = self._views.currentIndex()
        show = {SUMMARY: self._show_organization, LIGHT: self._show_points}.get(view)
        shown = show(card) if show else self._show_entries(card)
        if not shown:
            card.show_nothing("Ничего не выбрано", _HINTS[view])

    def _show_entries(self, card: ControlCard) -> bool:
        entries = self.entries()
        if entries:
            card.show_entries(entries)
        return bool(entries)

    def _show_organization(self, card: ControlCard) -> bool:
        row = self._views.summary.rows.get(self._views.summary.table.current())
        if row is not None:
            card.show_organization(row)
        return row is not None

    def _show_points(self, card: ControlCard) -> bool:
        row = self._views.light.rows.get(self._views.light.table.current())
        examined, board = self._looking.examined, self._looking.board
        if row is None or examined is None or board is None or row.id not in examined.light:
            return False
        card.show_points(row.id, row.label, examined.light[row.id], board.points)
        return True
