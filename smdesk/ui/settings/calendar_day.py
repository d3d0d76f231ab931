"""The form of one day of the production calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.control_records import CalendarDay
from smdesk.models.labels import label as word
from smdesk.models.validation import problems_of
from smdesk.models.vocabulary import DayKind
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, LineField, Option
from smdesk.ui.kit.form import Form

KINDS = tuple(Option(kind, word(kind)) for kind in DayKind)


class CalendarDayDialog(FormDialog):
    """Sets a day off or worked; `day` is what the form starts from, None for a new one."""

    def __init__(self, desk: Desk, day: date | None, parent: QWidget | None = None) -> None:
        self._desk = desk
        form = Form(self._problems)
        form.add("day", "День", DateField(today=desk.today), required=True)
        form.add("kind", "Какой это день", ChoiceField(KINDS))
        form.add(
            "title", "Название", LineField(), "Например: перенесено с 01.01.2028 или День района"
        )
        super().__init__(parent, "День календаря", form, self._store)
        self._shown = self._values_of(day)
        form.set_values(self._shown)
        form.fields["kind"].editor.edited.connect(self._fit_title)
        self.is_changed = False
        """Whether what was saved differs from what the calendar said before."""

    @property
    def day(self) -> date | None:
        """The day in the form."""
        found: date | None = self.form.fields["day"].editor.value()
        return found

    def _values_of(self, day: date | None) -> dict[str, Any]:
        if day is None:
            return {"kind": DayKind.DAY_OFF}
        calendar = self._desk.calendar.current()
        kind = DayKind.WORKING if calendar.is_working(day) else DayKind.DAY_OFF
        return {"day": day, "kind": kind, "title": calendar.title(day)}

    def _fit_title(self) -> None:
        """The name of what the day was goes with it, and comes back; one's own words stay."""
        kind, title = (self.form.fields[name].editor for name in ("kind", "title"))
        shown = self._shown.get("title", "")
        as_shown = kind.value() is self._shown["kind"]
        if title.value() == ("" if as_shown else shown):
            title.set_value(shown if as_shown else "")

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        if values["day"] is None:
            return {}
        return problems_of(CalendarDay(**values), self._desk.today())

    def _store(self, values: dict[str, Any]) -> None:
        self.is_changed = self._desk.calendar.set(values["day"], values["kind"], values["title"])
