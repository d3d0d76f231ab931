"""How often something comes again: a rule of RFC 5545, chosen in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smdesk.models.recurrence import rule_words
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.fields import ChoiceField, Option
from smdesk.ui.theme.tokens import Space

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NAMES = ("Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс")
FULL = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
WORKDAYS = f"FREQ=WEEKLY;BYDAY={','.join(CODES[:5])}"
DAYS = "days"
"""The choice whose days of the week are ticked one by one."""


def presets(start: date) -> list[str]:
    """The rules that are offered for a series that begins on this day."""
    code, order = CODES[start.weekday()], (start.day - 1) // 7 + 1
    is_last = (start + timedelta(days=7)).month != start.month
    rules = [
        f"FREQ=WEEKLY;BYDAY={code}",
        f"FREQ=WEEKLY;INTERVAL=2;BYDAY={code}",
        WORKDAYS,
        "FREQ=DAILY",
        f"FREQ=MONTHLY;BYMONTHDAY={start.day}",
        f"FREQ=MONTHLY;BYDAY={order}{code}",
    ]
    if is_last:
        rules.append(f"FREQ=MONTHLY;BYDAY=-1{code}")
    return [*rules, "FREQ=YEARLY"]


class RepeatField(QWidget):
    """An editor: `value` is the rule; empty for once, where `once` names that choice."""

    edited = Signal()

    def __init__(self, start: date, *, once: str = "") -> None:
        super().__init__()
        self._once = once
        self._start = start
        self.choice = ChoiceField()
        self.choice.setAccessibleName("Как часто")
        self.days = [self._day(at) for at in range(len(CODES))]
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for day in self.days:
            row.addWidget(day)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.choice)
        column.addWidget(self._row)
        self.setFocusProxy(self.choice)
        self.choice.edited.connect(self._tell)
        self.begin_on(start)

    def _day(self, at: int) -> QPushButton:
        button = secondary(NAMES[at], self._tell)
        button.setCheckable(True)
        button.setAccessibleName(FULL[at])
        return button

    def begin_on(self, start: date) -> None:
        """The series begins on another day: other rules are offered, the same one is chosen."""
        kept = self.value() if self.choice.count() else ""
        kept = _moved(kept, self._start, start)
        self._start = start
        self._offer(kept)
        self.set_value(kept)

    def _offer(self, own: str) -> None:
        rules = presets(self._start)
        if own and own not in rules and not _days_of(own):
            rules.append(own)
        named = [Option(rule, _words(rule)) for rule in rules]
        first = [Option("", self._once)] if self._once else []
        self.choice.set_options([*first, *named, Option(DAYS, "по дням недели…")])

    def _tell(self) -> None:
        self._row.setVisible(self.choice.value() == DAYS)
        self.edited.emit()

    # -- the editor ------------------------------------------------------------------------------

    def value(self) -> str:
        chosen = self.choice.value()
        if chosen != DAYS:
            return chosen or ""
        ticked = [CODES[at] for at, day in enumerate(self.days) if day.isChecked()]
        return f"FREQ=WEEKLY;BYDAY={','.join(ticked)}" if ticked else ""

    def set_value(self, value: str | None) -> None:
        rule = value or ("" if self._once else presets(self._start)[0])
        self._offer(rule)
        days = _days_of(rule) if rule not in presets(self._start) else ()
        self.choice.set_value(DAYS if days else rule)
        for at, day in enumerate(self.days):
            day.setChecked(CODES[at] in days)
        self._row.setVisible(bool(days))

    def problem(self) -> str:
        wanting = self.choice.value() == DAYS and not self.value()
        return "Отметьте хотя бы один день недели." if wanting else ""

    def draft(self) -> list[object]:
        return [self.choice.draft(), [day.isChecked() for day in self.days]]

    def take_draft(self, draft: Sequence[Any]) -> None:
        self.choice.take_draft(draft[0])
        for day, ticked in zip(self.days, draft[1], strict=True):
            day.setChecked(ticked)
        self._row.setVisible(self.choice.value() == DAYS)


def _moved(rule: str, before: date, after: date) -> str:
    """The rule that is for the other day what this one is for the day before."""
    old, new = presets(before), presets(after)
    if rule not in old or rule in new:
        return rule
    return new[min(old.index(rule), len(new) - 2)]


def _words(rule: str) -> str:
    return "по будням" if rule == WORKDAYS else rule_words(rule)


def _days_of(rule: str) -> Sequence[str]:
    """The days of a plain weekly rule; none for any other."""
    head, _, days = rule.partition("FREQ=WEEKLY;BYDAY=")
    codes = days.split(",")
    return codes if not head and set(codes) <= set(CODES) else ()
