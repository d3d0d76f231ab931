"""The door to marking placements as published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, Option, site_field
from smdesk.ui.kit.form import Form

NOW, AS_PLANNED = "now", "planned"
WHEN = (Option(NOW, "сейчас"), Option(AS_PLANNED, "как запланировано"))


def publish(context: Context, parent: QWidget | None, placement_ids: Sequence[int]) -> bool:
    """Ask when they have been published and under which link; True once that is stored."""
    dialog = PublishDialog(context, placement_ids, parent)
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done


class PublishDialog(FormDialog):
    """Marks placements as published, now or when they were planned."""

    def __init__(
        self, context: Context, placement_ids: Sequence[int], parent: QWidget | None = None
    ) -> None:
        self._placements = context.desk.placements
        self._ids = list(placement_ids)
        form = Form()
        form.add("when", "Когда вышла", ChoiceField(WHEN))
        if len(self._ids) == 1:
            form.add("address", "Ссылка на публикацию", site_field())
        super().__init__(parent, "Опубликовано", form, self._store, verb="Отметить")
        form.set_values({"when": NOW})

    def _store(self, values: dict[str, Any]) -> None:
        if values["when"] == AS_PLANNED:
            self._placements.publish_as_planned(self._ids)
        else:
            self._placements.publish(self._ids, address=values.get("address", ""))
