"""Deciding: what was put up, what has changed since, and a word of each who was asked."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.desk.planning.approval_deeds import Decide
from smdesk.models.dates import show_date
from smdesk.models.errors import Invalid
from smdesk.models.labels import label as word
from smdesk.models.plan_records import Approval, ApprovalVoice
from smdesk.ui.approval.carrying import Carry
from smdesk.ui.approval.content_view import content_view
from smdesk.ui.approval.verdict_field import VerdictField
from smdesk.ui.approval.words import changed_words
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label


class DecideDialog(FormDialog):
    """Every voice that is still open has a field; the others say what they have said."""

    def __init__(
        self,
        desk: Desk,
        approval_id: int,
        parent: QWidget | None = None,
        carry: Carry | None = None,
    ) -> None:
        """`carry` does it elsewhere where it is much; then it is not stored when this closes."""
        self._desk = desk
        self._carry = carry
        self.is_stored = False
        self._approval = desk.approvals.get(approval_id)
        self._voices = desk.approvals.voices(approval_id)
        form = Form()
        form.add_widget(label(_heading(desk, self._approval), "section", wrap=True))
        form.add_widget(label(_sent(self._approval), "secondary", wrap=True))
        self._tell_changes(form)
        form.add_widget(content_view(desk, self._approval))
        for voice in self._voices:
            self._add_voice(form, voice)
        super().__init__(parent, "Решение", form, self._store, verb="Записать решение")
        fit(self, 620, min(form.sizeHint().height() + 150, 760))

    def _tell_changes(self, form: Form) -> None:
        changes = self._desk.approvals.changes(self._approval)
        if changes:
            told = "\n".join(f"• {each.text}" for each in changes[:5])
            more = f"\n… и ещё {len(changes) - 5}" if len(changes) > 5 else ""
            words = changed_words(len(changes))
            form.add_widget(label(f"{words[0].upper()}{words[1:]}:\n{told}{more}", wrap=True))

    def _add_voice(self, form: Form, voice: ApprovalVoice) -> None:
        if voice.decision is None:
            field = VerdictField(voice.name, self._desk.now)
            form.add(str(voice.id), voice.name, field)
            return
        day = show_date(voice.decided_at.date()) if voice.decided_at else ""
        said = f": {voice.remark}" if voice.remark else ""
        form.add_widget(label(f"{voice.name} — {word(voice.decision)} {day}{said}", wrap=True))

    def _store(self, values: dict[str, Any]) -> None:
        verdicts = {int(voice): verdict for voice, verdict in values.items() if verdict is not None}
        if not verdicts:
            first = next(iter(self.form.fields))
            raise Invalid(first, "Решение не выбрано.", "Нажмите «Согласовано» или «Нужны правки».")
        deed = Decide(self._approval.id, verdicts)
        if self._carry is None:
            deed.do(self._desk.approvals)
            self.is_stored = True
        else:
            lines = len(self._desk.approvals.content(self._approval).texts)
            self.is_stored = bool(self._carry(deed, lines, "Решение записано"))


def _heading(desk: Desk, approval: Approval) -> str:
    name = desk.approvals.name(approval)
    return f"{name[0].upper()}{name[1:]}" if name else "Согласование"


def _sent(approval: Approval) -> str:
    who = f", {approval.asked_by}" if approval.asked_by else ""
    return f"Отправлено {approval.asked_at:%d.%m.%Y в %H:%M}{who}"
