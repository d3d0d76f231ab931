"""The menu «Экспорт»: formats for the rows that are meant, and the other rows below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from smdesk.models.labels import plural
from smdesk.ui.theme.icons import icon

if TYPE_CHECKING:
    from smdesk.ui.reporting import Rows

FORMATS = (
    ("xlsx", "Excel…"),
    ("pdf", "PDF…"),
    ("html", "Страница HTML…"),
    ("fragment", "Таблица HTML для редактора сайта…"),
    ("csv", "CSV…"),
    ("json", "JSON…"),
)
"""Code of the format → its line in the menu."""
RECORDS = ("запись", "записи", "записей")

Export = Callable[[str, "Rows"], object]


class ExportMenu(QMenu):
    """Asks `choices()` each time it opens: which rows there are, and which of them are meant."""

    def __init__(
        self,
        parent: QWidget,
        choices: Callable[[], tuple[Sequence[Rows], int]],
        export: Export,
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._export = export
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Put in the formats for the rows that are meant; other rows have menus of their own."""
        self.clear()
        rows, taken = self._choices()
        meant = rows[taken]
        head = self.addAction(_titled(meant))
        head.setEnabled(False)
        self._add_formats(self, meant)
        others = [each for each in rows if each is not meant and each.count]
        if others:
            self.addSeparator()
        for each in others:
            below = self.addMenu(_titled(each))
            self._add_formats(below, each)

    def _add_formats(self, menu: QMenu, rows: Rows) -> None:
        for kind, text in FORMATS:
            action = menu.addAction(icon("export"), text)
            action.triggered.connect(
                lambda _checked=False, kind=kind, rows=rows: self._export(kind, rows)
            )


def _titled(rows: Rows) -> str:
    return f"{rows.title}: {plural(rows.count or 0, *RECORDS)}"
