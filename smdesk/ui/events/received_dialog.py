"""«Получены сведения»: when a unit has told how an event went, and what."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.errors import Invalid
from smdesk.models.labels import quoted
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import TextField
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label


def receive(context: Context, parent: QWidget | None, event_id: int, day: date) -> int:
    """Ask when information came and what it is; the id of the event, 0 when left."""
    dialog = ReceivedDialog(context.desk, event_id, day, parent)
    dialog.exec()
    stored = dialog.stored_id
    dialog.deleteLater()
    return stored


class ReceivedDialog(FormDialog):
    """Enter alone says: they came today."""

    def __init__(self, desk: Desk, event_id: int, day: date, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._meant = event_id, day
        self.stored_id = 0
        found = desk.events.occurrence(event_id, day)
        form = Form()
        form.add_widget(
            label(f"{quoted(found.event.title)}, {found.day:%d.%m.%Y}", "section", wrap=True)
        )
        form.add(
            "information_received_on", "Когда получены", DateField(today=desk.today), required=True
        )
        form.add("information", "Что сообщили", TextField(lines=6), "Пригодится для публикации")
        super().__init__(parent, "Получены сведения", form, self._store, verb="Отметить")
        form.set_values(
            {
                "information_received_on": desk.today(),
                "information": "" if found.is_of_series else found.event.information,
            }
        )

    def _store(self, values: dict[str, Any]) -> None:
        received = values["information_received_on"]
        if received is None:
            raise Invalid("information_received_on", "Не указан день.", "Введите его.")
        event_id, day = self._meant
        self.stored_id = self._desk.events.receive(event_id, day, received, values["information"])
