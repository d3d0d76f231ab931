"""A letter has gone: when, under which number, how."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.control_records import Notice
from smdesk.models.errors import Invalid
from smdesk.models.labels import label
from smdesk.models.vocabulary import SentBy
from smdesk.procedures.due import Deadline
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, LineField, Option
from smdesk.ui.kit.form import Form

WAYS = (Option(None, "не указано"), *(Option(way, label(way)) for way in SentBy))


class SentDialog(FormDialog):
    """Closes the deadline of a notice, or of a deadline that nothing was prepared for."""

    def __init__(self, desk: Desk, about: Notice | Deadline, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._about = about
        form = Form()
        form.add("on", "Когда отправлено", DateField(today=desk.today), required=True)
        form.add("number", "Номер письма", LineField())
        form.add("by", "Как отправлено", ChoiceField(WAYS))
        super().__init__(parent, "Письмо отправлено", form, self._store, verb="Отметить")
        form.set_values({"on": desk.today(), "number": "", "by": None})

    def _store(self, values: dict[str, Any]) -> None:
        if values["on"] is None:
            raise Invalid("on", "Не указано, когда отправлено.", "Введите дату.")
        notices = self._desk.notices
        if isinstance(self._about, Notice):
            notices.send(self._about.id, **values)
        else:
            notices.send_at_once(self._about, recipient_title(self._desk, self._about), **values)


def recipient_title(desk: Desk, deadline: Deadline) -> str:
    """Whom the letter goes to, in words."""
    procedure = desk.procedures.current()
    found = procedure.recipient(deadline.recipient) if procedure else None
    return found.short_title if found else ""
