"""The form of a memorable date, and the editor of its day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.labels import label as word
from smdesk.models.plan_records import Occasion
from smdesk.models.plan_vocabulary import OccasionKind
from smdesk.models.recurrence import MONTHS, day_words, occasion_words
from smdesk.models.validation import problems_of
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, LineField, Option
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.repeat_field import CODES, FULL
from smdesk.ui.theme.tokens import Space

KINDS = tuple(Option(kind, word(kind)) for kind in OccasionKind)
FIXED, WEEKDAY, ONCE, OTHER = "fixed", "weekday", "once", "other"
_WAYS = (
    Option(FIXED, "каждый год в один день"),
    Option(WEEKDAY, "каждый год в день недели"),
    Option(ONCE, "один раз"),
)
_ORDERS = (1, 2, 3, 4, -1)
_NTH = re.compile(r"(?:FREQ=YEARLY;)?BYDAY=(-?\d)(MO|TU|WE|TH|FR|SA|SU);BYMONTH=(\d+)")
_DAYS = tuple(Option(day, str(day)) for day in range(1, 32))
_MONTHS = tuple(Option(at, name) for at, name in enumerate(MONTHS, 1))


class OccasionDayField(QWidget):
    """An editor of a rule of an occasion; one that it cannot show otherwise stays as it is."""

    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._kept = ""
        names = [Option(code, name) for code, name in zip(CODES, FULL, strict=True)]
        self.way = self._choice(_WAYS, "Как повторяется")
        self.day = self._choice(_DAYS, "Число")
        self.month = self._choice(_MONTHS, "Месяц")
        self.order = self._choice([], "Который")
        self.weekday = self._choice(names, "День недели")
        self.month_of_weekday = self._choice(_MONTHS, "Месяц")
        self.once = DateField(today=lambda: today)
        self.once.setAccessibleName("День")
        self.once.edited.connect(self.edited)
        self._lay_out()
        self.setFocusProxy(self.way)
        self.way.edited.connect(self._follow)
        self.weekday.edited.connect(self._agree)
        self.weekday.set_value(CODES[0])
        self._agree()
        self.set_value("")

    def _lay_out(self) -> None:
        self._parts = QStackedWidget()
        self._parts.addWidget(_row(self.day, self.month))
        self._parts.addWidget(_row(self.order, self.weekday, self.month_of_weekday))
        self._parts.addWidget(_row(self.once))
        self._parts.addWidget(_row())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.way)
        column.addWidget(self._parts)

    def _choice(self, options: Any, name: str) -> ChoiceField:  # noqa: ANN401 - a sequence
        field = ChoiceField(options)
        field.setAccessibleName(name)
        field.edited.connect(self.edited)
        return field

    def _follow(self) -> None:
        at = (FIXED, WEEKDAY, ONCE, OTHER).index(self.way.value())
        self._parts.setCurrentIndex(at)
        self._parts.setVisible(at < 3)

    def _agree(self) -> None:
        """The ordinal has the gender of the day: «второй вторник», «вторая суббота»."""
        code, chosen = self.weekday.value(), self.order.value()
        words = [day_words(f"{at}{code}").split()[0] for at in _ORDERS]
        self.order.set_options([Option(at, said) for at, said in zip(_ORDERS, words, strict=True)])
        self.order.set_value(chosen or _ORDERS[0])

    # -- the editor ------------------------------------------------------------------------------

    def value(self) -> str:
        way, day = self.way.value(), self.once.value()
        if way == FIXED:
            return f"{self.month.value():02}-{self.day.value():02}"
        if way == WEEKDAY:
            month = self.month_of_weekday.value()
            return f"FREQ=YEARLY;BYDAY={self.order.value()}{self.weekday.value()};BYMONTH={month}"
        if way == ONCE:
            return day.isoformat() if day else ""
        return self._kept

    def set_value(self, value: str | None) -> None:
        rule = value or f"{self._today:%m-%d}"
        nth = _NTH.fullmatch(rule)
        self._kept = rule
        ways = list(_WAYS)
        if nth:
            way = WEEKDAY
            self.weekday.set_value(nth[2])
            self._agree()
            self.order.set_value(int(nth[1]))
            self.month_of_weekday.set_value(int(nth[3]))
        elif "=" in rule:
            way = OTHER
            ways.append(Option(OTHER, occasion_words(rule)))
        elif len(rule) == len("2026-11-23"):
            way = ONCE
            self.once.set_value(date.fromisoformat(rule))
        else:
            way = FIXED
            self.month.set_value(int(rule[:2]))
            self.day.set_value(int(rule[3:]))
        self.way.set_options(ways)
        self.way.set_value(way)
        self._follow()

    def problem(self) -> str:
        if self.way.value() != ONCE:
            return ""
        return self.once.problem() or ("" if self.once.value() else "Укажите день.")

    def draft(self) -> str:
        return self.value()

    def take_draft(self, draft: object) -> None:
        self.set_value(str(draft))


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    for widget in widgets:
        row.addWidget(widget, 1)
    row.addStretch(0)
    return made


class OccasionDialog(FormDialog):
    """Adds a date of the office's own, or sets any one otherwise."""

    def __init__(self, desk: Desk, occasion: Occasion, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._occasion = occasion
        form = Form(self._problems)
        form.add("title", "Название", LineField(), required=True)
        form.add("kind", "Вид", ChoiceField(KINDS))
        form.add("rule", "Когда", OccasionDayField(desk.today()))
        title = "Памятная дата" if occasion.title else "Новая памятная дата"
        super().__init__(parent, title, form, self._store)
        form.set_values({name: getattr(occasion, name) for name in form.fields})

    def _entered(self, values: dict[str, Any]) -> Occasion:
        return replace(self._occasion, **values)

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._entered(values), self._desk.today())

    def _store(self, values: dict[str, Any]) -> None:
        self._desk.occasions.store(self._entered(values))
