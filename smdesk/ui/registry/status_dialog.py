"""A dated change of status of one or several accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.desk.choosing import full_name
from smdesk.models.labels import label, plural
from smdesk.models.vocabulary import AccountStatus
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label as words

_MOST = 5
"""Pages that are named."""
_HINTS = {
    AccountStatus.DELETED: "Запись останется в реестре с историей",
    AccountStatus.SUSPENDED: "Пока страница приостановлена, норма публикаций с неё не спрашивается",
    AccountStatus.ACTIVE: "С этого дня страница снова работает",
}


class StatusDialog(FormDialog):
    """Asks for the day; the rest is known."""

    def __init__(
        self,
        desk: Desk,
        ids: Sequence[int],
        status: AccountStatus,
        verb: str,
        parent: QWidget | None = None,
        *,
        left: int = 0,
    ) -> None:
        """`left`: how many of the chosen pages it does not concern."""
        self._desk = desk
        self._ids = list(ids)
        self._status = status
        form = Form()
        form.add_widget(words(self._concerned(left), wrap=True))
        form.add(
            "since",
            "С какого дня",
            DateField(today=desk.today),
            _HINTS.get(status, ""),
            required=True,
        )
        super().__init__(parent, verb, form, self._store, verb="Сохранить")
        form.set_values({"since": desk.today()})
        fit(self, 420, 240)

    def _concerned(self, left: int) -> str:
        """Which pages are meant, by name and network, and how many are not."""
        names = [full_name(self._desk, account_id) for account_id in self._ids[:_MOST]]
        more = len(self._ids) - len(names)
        listed = "\n".join([*names, *([f"и ещё {more}"] if more else [])])
        new = f"Новое состояние: {label(self._status).lower()}."
        rest = plural(left, "выделенная", "выделенные", "выделенных")
        return "\n".join([listed, new, *([f"Не изменится: {rest}."] if left else [])])

    def _store(self, values: dict[str, Any]) -> None:
        if self._status is AccountStatus.DELETED:
            self._desk.accounts.archive(self._ids, values["since"])
        else:
            self._desk.accounts.set_status(self._ids, self._status, values["since"])
