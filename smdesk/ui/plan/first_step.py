"""Over an empty calendar: what a plan begins with, and buttons that begin it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from smdesk.desk import Desk
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.labels import label
from smdesk.ui.plan.period import EVENTS, Period
from smdesk.ui.theme.icons import icon
from smdesk.ui.theme.tokens import Space

PAGE, POST, LOAD, EVENT = "page", "post", "load", "event"
WORDS = {
    PAGE: ("Открыть реестр", "registry"),
    POST: ("Первая публикация…", "plus"),
    LOAD: ("Загрузить из таблицы…", "import"),
    EVENT: ("Добавить мероприятие…", "people"),
}
WITH_PAGES = (
    "Начните с первой публикации: кнопкой или двойным щелчком по дню. Если план уже ведётся в"
    " таблице, загрузите её. Мероприятия подскажут, о чём писать."
)
WITHOUT_PAGES = (
    "Публикациям нужна страница: внесите её в реестр. Идеи и мероприятия можно записывать уже"
    " сейчас."
)


class FirstStep(QFrame):
    """A card above the calendar, there while the base has neither posts nor events."""

    def __init__(self, desk: Desk, deeds: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("surface", "card")
        self.words = label("", "secondary", wrap=True)
        self.buttons: dict[str, QPushButton] = {
            key: (primary if key in {PAGE, POST} else secondary)(words, deeds[key], name)
            for key, (words, name) in WORDS.items()
        }
        picture = QLabel()
        picture.setPixmap(icon("calendar", "disabled").pixmap(QSize(36, 36)))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label("В плане пока ничего нет", "section"))
        texts.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        row.setSpacing(Space.S)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(Space.S)
        row.addLayout(texts, 1)
        for button in self.buttons.values():
            row.addWidget(button)
        self.hide()

    def look(self, period: Period) -> bool:
        """Be there while nothing is planned; True when it came or went.

        What comes first depends on the registry.
        """
        was = not self.isHidden()
        empty = period.view != EVENTS and self._desk.plan.is_empty()
        if empty:
            has_pages = bool(self._desk.accounts.count())
            self.words.setText(WITH_PAGES if has_pages else WITHOUT_PAGES)
            self.buttons[PAGE].setVisible(not has_pages)
            self.buttons[POST].setVisible(has_pages)
        self.setVisible(empty)
        return was != empty
