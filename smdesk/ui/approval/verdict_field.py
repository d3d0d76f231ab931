"""What one of those who were asked says: yes, or what to change; when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smdesk.desk.planning.voices import Verdict
from smdesk.models.labels import label as word
from smdesk.models.plan_vocabulary import Decision
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.fields import TextField
from smdesk.ui.theme.tokens import Space

_DATE_WIDTH = 132


class VerdictField(QWidget):
    """An editor: `value` is a Verdict, None while nothing was said. A pressed button lets go."""

    edited = Signal()

    def __init__(self, name: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.buttons = {decision: self._button(name, decision) for decision in Decision}
        self.day = DateField(today=self._today)
        self.day.setAccessibleName(f"{name}: день решения")
        self.day.setFixedWidth(_DATE_WIDTH)
        self.day.edited.connect(self.edited)
        self.remark = TextField(lines=2)
        self.remark.setAccessibleName(f"{name}: замечание")
        self.remark.setPlaceholderText("Замечание: что поправить")
        self.remark.edited.connect(self.edited)
        self._lay_out()
        self.setFocusProxy(self.buttons[Decision.APPROVED])
        self.set_value(None)

    def _button(self, name: str, decision: Decision) -> QPushButton:
        text = word(decision)
        button = secondary(f"{text[0].upper()}{text[1:]}", lambda: self._press(decision))
        button.setCheckable(True)
        button.setAccessibleName(f"{name}: {text}")
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self.remark)

    def _today(self) -> date:
        return self._now().date()

    def _press(self, pressed: Decision) -> None:
        for decision, button in self.buttons.items():
            if decision is not pressed:
                button.setChecked(False)
        self._follow()
        if pressed is Decision.CHANGES_ASKED and self.buttons[pressed].isChecked():
            self.remark.setFocus()
        self.edited.emit()

    def _follow(self) -> None:
        said = self._decision() is not None
        self.remark.setVisible(said)
        self.day.setVisible(said)

    def _decision(self) -> Decision | None:
        return next((each for each, button in self.buttons.items() if button.isChecked()), None)

    # -- the editor ------------------------------------------------------------------------------

    def value(self) -> Verdict | None:
        decision, day = self._decision(), self.day.value()
        if decision is None:
            return None
        at = None if day is None or day == self._today() else datetime.combine(day, time(12))
        return Verdict(decision, self.remark.value(), at)

    def set_value(self, value: Verdict | None) -> None:
        for decision, button in self.buttons.items():
            button.setChecked(value is not None and decision is value.decision)
        self.remark.set_value(value.remark if value else "")
        self.day.set_value(value.at.date() if value and value.at else self._today())
        self._follow()

    def problem(self) -> str:
        if self._decision() is Decision.CHANGES_ASKED and not self.remark.value():
            return "Напишите, какие нужны правки."
        if self._decision() is None:
            return ""
        day = self.day.value()
        if day is not None and day > self._today():
            return "День решения ещё не наступил."
        return self.day.problem()

    def draft(self) -> Any:  # noqa: ANN401 - JSON
        decision = self._decision()
        return [str(decision) if decision else "", self.remark.draft(), self.day.draft()]

    def take_draft(self, draft: list[str]) -> None:
        said = Verdict(Decision(draft[0]), draft[1]) if draft[0] else None
        self.set_value(said)
        self.day.take_draft(draft[2])
