"""Copies of the base: what there is, how much room they may take, and the way back."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from smdesk.desk.backups import BUDGET_KEY, Copy
from smdesk.models.labels import grouped, plural, size_words
from smdesk.ui.frame.care import COPYING
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button, secondary
from smdesk.ui.kit.card import Card, FactList
from smdesk.ui.kit.fields import NumberField
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.settings.section import SavedForm, Section

LEAST_MB, MOST_MB = 50, 1_000_000
MEGABYTE = 1024**2


class CopiesSection(Section):
    """Automatic copies run by themselves; here they are seen and bounded."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._backups = context.desk.backups
        card = Card("Резервные копии")
        card.body.addWidget(
            label(
                "Копия делается каждый день при запуске и каждые полчаса, пока база меняется. "
                "Хранятся 7 ежедневных, 8 еженедельных и 12 ежемесячных. Копии лежат на том же "
                "диске, что и база, поэтому иногда копируйте базу на флешку.",
                "secondary",
                wrap=True,
            )
        )
        self.facts = FactList()
        card.body.addWidget(self.facts)
        row = QHBoxLayout()
        buttons = (
            secondary("Сделать копию сейчас", self._copy_now, "backup"),
            action_button(context.actions.action("file.copy")),
            action_button(context.actions.action("file.restore")),
        )
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        self.column.addWidget(card)
        self.column.addWidget(self._budget_card())
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Look into the folder of copies."""
        copies = self._backups.all()
        size = sum(copy.size for copy in copies)
        self.facts.clear()
        self.facts.add("Последняя копия", _when(copies[0]) if copies else "ещё не было")
        self.facts.add("Всего", f"{plural(len(copies), *_COPIES)}, {size_words(size)}")
        self.facts.add("Папка", str(self._backups.folder))
        self._budget.show_values({"budget": self._backups.budget() // MEGABYTE})

    def _budget_card(self) -> Card:
        form = Form(_problems)
        field = form.add(
            "budget",
            "Не больше, МБ",
            NumberField(),
            "Когда места не хватает, первыми удаляются самые старые копии",
            required=True,
        )
        field.widget.setMaximumWidth(280)
        self._budget = SavedForm(form, self._set_budget)
        self._budget.failed.connect(self.failed)
        self._budget.saved.connect(lambda: self.toast.emit("Место для копий изменено", False))
        card = Card("Место для копий")
        card.body.addWidget(self._budget)
        return card

    def _set_budget(self, values: dict[str, Any]) -> None:
        self._context.desk.state.set(BUDGET_KEY, values["budget"])

    def _copy_now(self) -> None:
        job = self._context.jobs.start(COPYING, ["backup", "--kept"])
        job.finished.connect(lambda _result: self._done())

    def _done(self) -> None:
        self.refresh()
        self.toast.emit("Копия готова", False)


def _problems(values: dict[str, Any]) -> dict[str, str]:
    budget = values["budget"]
    if budget is None or LEAST_MB <= budget <= MOST_MB:
        return {}
    if budget < LEAST_MB:
        return {"budget": f"Этого мало даже для одной копии. Не меньше {LEAST_MB} МБ."}
    return {"budget": f"Столько места на диске не бывает. Не больше {grouped(MOST_MB)} МБ."}


_COPIES = ("копия", "копии", "копий")


def _when(copy: Copy) -> str:
    return f"{copy.made_at:%d.%m.%Y в %H:%M}"
