"""The door to copying a week of the plan to another one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk.planning.filling import MOST
from smdesk.models.dates import day_of_month, weekday
from smdesk.models.labels import plural
from smdesk.models.plan import PlanFilter, PlanItem, monday
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.post.ticked_list import TickedList

FORMS = ("размещение", "размещения", "размещений")
SEVEN = timedelta(days=7)
EVERYTHING = PlanFilter()


def copy_week(
    context: Context, parent: QWidget | None, day: date, wanted: PlanFilter = EVERYTHING
) -> bool:
    """Ask where the week of this day goes to; True once the copies stand in the plan.

    `wanted` narrows what is copied, as the filters of the page do.
    """
    dialog = CopyWeekDialog(context, day, wanted, parent)
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done


class CopyWeekDialog(FormDialog):
    """Lists what will be copied; whatever is not ticked stays behind."""

    def __init__(
        self, context: Context, day: date, wanted: PlanFilter, parent: QWidget | None = None
    ) -> None:
        self._desk = context.desk
        self._wanted = wanted
        self._day = day
        form = Form(self._problems)
        days = DateField(today=self._desk.today)
        form.add_row(
            ("source", "Неделя, в которую входит день", days),
            ("target", "Скопировать в неделю", DateField(today=self._desk.today)),
        )
        self.told = label("", "secondary", wrap=True)
        form.add_widget(self.told)
        self.lines = TickedList("Что копируется")
        form.add("leave", "Что копируется", self.lines)
        form.add_widget(label("Копии станут черновиками на те же дни недели и время.", "hint"))
        super().__init__(parent, "Скопировать неделю", form, self._store, verb="Скопировать")
        form.set_values({"source": monday(day), "target": monday(day) + SEVEN})
        days.edited.connect(self._read)
        form.settled.connect(self._tell)
        self._read()
        fit(self, 620, 450)

    def _read(self) -> None:
        day = self.form.values()["source"]
        items = self._desk.filling.week(day, self._wanted) if day else []
        self.lines.show_lines((item.placement_id, _line(item)) for item in items[:MOST])
        self._tell()

    def _tell(self) -> None:
        values = self.form.values()
        source, target = values["source"], values["target"]
        if source is None or target is None:
            self.told.setText("")
            return
        number = self.lines.count() - len(values["leave"])
        self.told.setText(f"{week_words(source)} → {week_words(target)}: {plural(number, *FORMS)}")

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        source, target = values["source"], values["target"]
        wanting = {
            name: "Введите любой день недели."
            for name in ("source", "target")
            if values[name] is None
        }
        if not wanting and monday(source) == monday(target):
            return {"target": "Это та же неделя. Выберите другую."}
        if not wanting and not self.lines.count():
            return {"source": "В этой неделе нечего копировать. Выберите другую."}
        return wanting

    def _store(self, values: dict[str, Any]) -> None:
        self._desk.filling.copy_week(
            values["source"], values["target"], self._wanted, values["leave"]
        )


def week_words(day: date) -> str:
    """The week of a day: «23–29 ноября», «30 ноября – 6 декабря»."""
    first, last = monday(day), monday(day) + timedelta(days=6)
    if first.month == last.month:
        return f"{first.day}–{day_of_month(last)}"
    return f"{day_of_month(first)} – {day_of_month(last)}"


def _line(item: PlanItem) -> str:
    when = f"{weekday(item.at.date())} {item.at:%H:%M}" if item.at else ""
    topic = item.topic if len(item.topic) <= 44 else f"{item.topic[:42].rstrip()}…"
    return f"{when}  {topic} — {item.badge} {item.account_name}"
