"""A day and a time of day, each by typing: «5.11» and «930»."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.models.moments import TEN
from smdesk.models.plan_rules import time_of_day
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.fields import LineField
from smdesk.ui.theme.tokens import Space


class MomentField(QWidget):
    """Empty is None. A day without a time is at ten; a time without a day is a problem."""

    edited = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(parent)
        self.day = DateField(today=today)
        self.time = LineField(normalise=lambda text: time_of_day(text, "time"), placeholder="10:00")
        self.time.setAccessibleName("Время")
        self.time.setFixedWidth(72)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.day, 1)
        row.addWidget(self.time)
        self.setFocusProxy(self.day)
        self.day.edited.connect(self.edited)
        self.time.edited.connect(self.edited)

    def value(self) -> datetime | None:
        """The moment; None while there is no day or something cannot be read."""
        day = self.day.value()
        if day is None or self.time.problem():
            return None
        typed = self.time.value()
        return datetime.combine(day, time.fromisoformat(typed) if typed else TEN)

    def set_value(self, value: datetime | None) -> None:
        self.day.set_value(value.date() if value else None)
        self.time.set_value(f"{value:%H:%M}" if value else "")

    def problem(self) -> str:
        lost = self.time.value() and not self.day.text().strip()
        told = "Укажите и день." if lost else ""
        return self.day.problem() or self.time.problem() or told

    def draft(self) -> list[str]:
        return [self.day.draft(), self.time.draft()]

    def take_draft(self, draft: list[str]) -> None:
        self.day.take_draft(draft[0])
        self.time.take_draft(draft[1])

    def setAccessibleName(self, name: str) -> None:
        """Both fields are read out with the name of the pair."""
        super().setAccessibleName(name)
        self.day.setAccessibleName(f"{name}: день")
        self.time.setAccessibleName(f"{name}: время")
