"""Putting up for approval: one text, or the plan of some days; to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.desk.planning.approval_deeds import AskPlan
from smdesk.desk.planning.voices import Voice, candidates
from smdesk.models.errors import Invalid
from smdesk.models.labels import plural, quoted
from smdesk.models.period import Period, days_in_words
from smdesk.models.plan_records import Approval
from smdesk.ui.approval.carrying import Carry
from smdesk.ui.approval.voices_field import VoicesField
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import CheckField, LineField
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label

LAST = "approval.voices"
"""Key of the state: who was asked last."""
FORMS = ("размещение", "размещения", "размещений")
Ask = Callable[[dict[str, Any]], int]


class AskDialog(FormDialog):
    """`asked_id` is the approval that came of it; 0 while nothing did.

    Whoever was asked last is ticked already, so that Enter sends it to the same people.
    """

    def __init__(
        self, desk: Desk, title: str, before: Approval | None, ask: Ask, parent: QWidget | None
    ) -> None:
        self._desk = desk
        self._ask = ask
        self.asked_id = 0
        form = Form(self._problems)
        self._fill_above(form)
        voices = VoicesField(candidates(desk.persons.all(), desk.office.get()))
        form.add("voices", "Кто согласует", voices)
        form.add("by", "Кто отправляет", LineField())
        super().__init__(parent, title, form, self._store, verb="Отправить")
        form.set_values({"voices": self._before(before), "by": desk.office.get().executor_name})
        fit(self, 560, min(form.sizeHint().height() + 110, 720))

    def _fill_above(self, form: Form) -> None:
        """What is put up."""

    def _problems(self, _values: dict[str, Any]) -> dict[str, str]:
        return {}

    def _before(self, approval: Approval | None) -> Sequence[Voice]:
        """Who was asked about the same, or else about anything, last."""
        if approval is not None:
            found = self._desk.approvals.voices(approval.id)
            return [Voice(voice.name, voice.person_id) for voice in found]
        kept: list[list[Any]] = self._desk.state.get(LAST, [])
        return [Voice(name, person) for name, person in kept]

    def _store(self, values: dict[str, Any]) -> None:
        self.asked_id = self._ask(values)
        self._desk.state.set(LAST, [list(voice) for voice in values["voices"]])


class AskForPost(AskDialog):
    """One text."""

    def __init__(self, desk: Desk, post_id: int, parent: QWidget | None = None) -> None:
        self._topic = desk.posts.get(post_id).topic
        before = next(iter(desk.approvals.of_post(post_id)), None)

        def ask(values: dict[str, Any]) -> int:
            return desk.approvals.ask_post(post_id, values["voices"], values["by"])

        super().__init__(desk, "Текст на согласование", before, ask, parent)

    def _fill_above(self, form: Form) -> None:
        form.add_widget(label(quoted(self._topic), "section", wrap=True))


class AskForPlan(AskDialog):
    """The plan of some days, with the texts that stand in it or without."""

    def __init__(
        self,
        desk: Desk,
        period: Period,
        parent: QWidget | None = None,
        carry: Carry | None = None,
    ) -> None:
        """`carry` does it elsewhere where it is much."""
        self._desk = desk
        found = desk.approvals.of_plan(*period)
        same = (each for each in found if (each.since, each.until) == period)

        def ask(values: dict[str, Any]) -> int:
            names = ("since", "until", "voices", "by", "with_texts")
            deed = AskPlan(*(values[name] for name in names))
            if carry is None:
                return deed.do(desk.approvals)
            return carry(deed, self._lines, "План отправлен на согласование")

        before = next(same, None)
        super().__init__(desk, "План на согласование", before, ask, parent)
        with_texts = bool(desk.approvals.content(before).texts) if before else True
        self.form.set_values(
            {"since": period.since, "until": period.until, "with_texts": with_texts}
        )
        self.form.edited.connect(self._count)
        self._count()

    def _fill_above(self, form: Form) -> None:
        self._lines = 0
        self._days = label("", "section", wrap=True)
        form.add_widget(self._days)
        form.add_row(
            ("since", "С какого дня", DateField(today=self._desk.today)),
            ("until", "По какой день", DateField(today=self._desk.today)),
        )
        form.add("with_texts", "", CheckField("Вместе с текстами публикаций"))

    def _period(self, values: dict[str, Any]) -> Period | None:
        since, until = values["since"], values["until"]
        return Period(since, until) if since and until and since <= until else None

    def _count(self) -> None:
        period = self._period(self.form.values())
        if period is None:
            self._days.setText("План")
            return
        number = self._lines = sum(self._desk.plan.day_counts(*period).values())
        counted = plural(number, *FORMS) if number else "ничего не запланировано"
        self._days.setText(f"План на {days_in_words(*period)}: {counted}")

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        if not values["since"] or not values["until"]:
            name = "until" if values["since"] else "since"
            return {name: "Укажите день."}
        return {} if self._period(values) else {"until": "Последний день раньше первого."}

    def _store(self, values: dict[str, Any]) -> None:
        if self._period(values) is None:
            raise Invalid("until", "Дни плана указаны не полностью.", "Укажите оба дня.")
        super()._store(values)
