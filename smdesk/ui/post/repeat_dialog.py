"""The door to repeating a post: how often and until when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.models.dates import day_of_month
from smdesk.models.errors import DeskError
from smdesk.models.labels import plural, quoted
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.repeat_field import RepeatField

SHOWN = 8
"""Days that are named; the others are counted."""
FORMS = ("публикация", "публикации", "публикаций")
MONTH = timedelta(days=31)


def repeat(context: Context, parent: QWidget | None, post_id: int) -> bool:
    """Ask how often and until when; True once the copies stand in the plan."""
    dialog = RepeatDialog(context, post_id, parent)
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done


class RepeatDialog(FormDialog):
    """Says how many copies there will be, and on which days, before they are made."""

    def __init__(self, context: Context, post_id: int, parent: QWidget | None = None) -> None:
        self._desk = context.desk
        self._post = self._desk.posts.get(post_id)
        start = self._first_day()
        form = Form(self._problems)
        form.add_widget(label(quoted(self._post.topic), "section", wrap=True))
        form.add("repeat", "Как часто", RepeatField(start))
        form.add("repeat_until", "По какой день", DateField(today=self._desk.today), required=True)
        self.told = label("", "secondary", wrap=True)
        form.add_widget(self.told)
        form.add_widget(
            label("Каждая копия — черновик со своими страницами, её можно поправить.", "hint")
        )
        super().__init__(parent, "Повторять публикацию", form, self._store, verb="Повторить")
        form.set_values({"repeat": None, "repeat_until": start + MONTH})
        form.settled.connect(self._tell)
        self._tell()
        fit(self, 520, 370)

    def _first_day(self) -> date:
        days = [item.at.date() for item in self._desk.plan.of_post(self._post.id) if item.at]
        return min(days, default=self._desk.today())

    def _days(self, values: dict[str, Any]) -> list[date]:
        return self._desk.repetition.days(
            self._post.id, values["repeat"], values["repeat_until"] or date.min
        )

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        try:
            self._days(values)
        except DeskError as error:
            return {getattr(error, "field", "repeat"): str(error)}
        return {}

    def _tell(self) -> None:
        """The days, in words."""
        try:
            days = self._days(self.form.values())
        except DeskError:
            self.told.setText("")
            return
        named = ", ".join(map(day_of_month, days[:SHOWN]))
        more = f" и ещё {len(days) - SHOWN}" if len(days) > SHOWN else ""
        self.told.setText(f"Добавится {plural(len(days), *FORMS)}: {named}{more}.")

    def _store(self, values: dict[str, Any]) -> None:
        self._desk.repetition.repeat(self._post.id, values["repeat"], values["repeat_until"])
