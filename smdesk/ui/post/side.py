"""What stands beside the text: where and when, how it will be seen, hints, its course."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.fields import ChoiceField, Option
from smdesk.ui.post.course import Course
from smdesk.ui.post.hints_panel import HintsPanel
from smdesk.ui.post.places_field import PlacesField
from smdesk.ui.post.preview import Preview
from smdesk.ui.theme.tokens import Space

PLACES, PREVIEW, HINTS, COURSE = range(4)
MOST = 40
"""Pages whose preview can be chosen."""


class Side(QTabWidget):
    """Four tabs; the hints tell their number on theirs."""

    def __init__(self, context: Context, places: QWidget) -> None:
        super().__init__()
        self.setMinimumWidth(400)
        self.preview = Preview()
        self.whose = ChoiceField()
        self.whose.setAccessibleName("Чья публикация")
        self.hints = HintsPanel()
        self.course = Course(context)
        seen = QWidget()
        column = QVBoxLayout(seen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.whose)
        column.addWidget(self.preview, 1)
        for title, widget in (
            ("Где и когда", places),
            ("Вид", seen),
            ("Подсказки", self.hints),
            ("Согласование", self.course),
        ):
            self.addTab(_padded(widget), title)

    def count_hints(self, number: int) -> None:
        """So many stand in their tab."""
        self.setTabText(HINTS, f"Подсказки · {number}" if number else "Подсказки")

    def offer(self, places: PlacesField) -> None:
        """The chosen pages can be looked at."""
        pages = list(places.names().values())[:MOST]
        named = [Option(page.account_id, f"{page.network}: {page.name}") for page in pages]
        self.whose.set_options(named or [Option(None, "Страницы ещё не выбраны")])
        if self.whose.currentIndex() < 0:
            self.whose.setCurrentIndex(0)


def _padded(widget: QWidget) -> QWidget:
    """The same with room above it."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, Space.M, 0, 0)
    column.addWidget(widget)
    return around
