"""A date by typing («5.11», «завтра», «+10») and by calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from smdesk.models.dates import parse_date, show_date
from smdesk.models.errors import DeskError
from smdesk.ui.theme.icons import icon
from smdesk.ui.theme.look import look


class DateField(QLineEdit):
    """Empty is None. On leaving, what was typed becomes `dd.mm.yyyy`. F4 or Alt+↓: calendar."""

    edited = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText("дд.мм.гггг")
        action = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        action.setText("Календарь")
        action.triggered.connect(self.open_calendar)
        self.textEdited.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self._tidy)

    def value(self) -> date | None:
        """The date; None while the field is empty or cannot be read."""
        return self._read()[0]

    def set_value(self, value: date | None) -> None:
        self.setText(show_date(value))

    def problem(self) -> str:
        return self._read()[1]

    def draft(self) -> str:
        return self.text()

    def take_draft(self, draft: object) -> None:
        self.setText(str(draft))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if event.key() == Qt.Key.Key_F4 or alt_down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> QFrame:
        """Show the calendar under the field; a click or Enter takes the day."""
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(frame)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        weekend = calendar.weekdayTextFormat(Qt.DayOfWeek.Saturday)
        weekend.setForeground(QColor(look().tokens.bad))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)
        calendar.setMinimumSize(300, 240)
        shown = self.value() or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(calendar)

        def take(day: QDate) -> None:
            self.set_value(date(day.year(), day.month(), day.day()))
            frame.close()
            self.edited.emit()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        frame.move(self.mapToGlobal(QPoint(0, self.height())))
        frame.show()
        calendar.setFocus()
        return frame

    def _read(self) -> tuple[date | None, str]:
        try:
            return parse_date(self.text(), self._today()), ""
        except DeskError as error:
            return None, str(error)

    def _tidy(self) -> None:
        day, problem = self._read()
        if not problem and show_date(day) != self.text():
            self.set_value(day)
