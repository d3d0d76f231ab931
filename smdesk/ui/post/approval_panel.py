"""How the text stands with approval: who was asked, what they said, what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.desk.planning.approval_content import ApprovalChange
from smdesk.models.moments import show_moment
from smdesk.models.plan_records import Approval
from smdesk.models.plan_vocabulary import Decision
from smdesk.ui.approval.changes_dialog import ChangesDialog
from smdesk.ui.approval.decide_dialog import DecideDialog
from smdesk.ui.approval.words import chip_of, standing
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.chip import ChipLabel
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space

SHOWN = 4
"""Changes since the approval that are named; all of them stand in their dialog."""


class ApprovalPanel(QFrame):
    """Hidden while the text was never put up. `acted` comes after each thing done here."""

    acted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self.approval: Approval | None = None
        self.setProperty("surface", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        self.chip = ChipLabel(parent=self)
        self.told = label("", wrap=True)
        self.changed = label("", "problem", wrap=True)
        column.addWidget(self.chip)
        column.addWidget(self.told)
        column.addWidget(self.changed)
        self.links = {
            "changes": link("Что изменено…", self._run(ChangesDialog)),
            "decide": link("Решение…", self._run(DecideDialog)),
        }
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for each in self.links.values():
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def show_post(self, post_id: int) -> None:
        """The last time that a text was put up."""
        found = self._desk.approvals.of_post(post_id) if post_id else []
        self.approval = found[0] if found else None
        self.setVisible(self.approval is not None)
        if self.approval is None:
            return
        changes = self._desk.approvals.changes(self.approval)
        self.chip.set_chip(chip_of(self.approval))
        voices = self._desk.approvals.voices(self.approval.id)
        self.told.setText(standing(self.approval, voices))
        self.changed.setText(changed_words(self.approval, changes))
        self.changed.setVisible(bool(changes))
        self.links["changes"].setVisible(bool(changes))
        self.links["decide"].setVisible(self.approval.outcome is None)

    def _run(self, made: Callable[[Desk, int, QWidget], QDialog]) -> Callable[[], None]:
        """Open the dialog about the approval that is shown."""

        def run() -> None:
            if self.approval is not None:
                dialog = made(self._desk, self.approval.id, self)
                dialog.exec()
                dialog.deleteLater()
                self.acted.emit()

        return run


def changed_words(approval: Approval, changes: Sequence[ApprovalChange]) -> str:
    """What has changed since, each with its moment, in a sentence."""
    when = "согласования" if approval.outcome is Decision.APPROVED else "отправки"
    named = [f"{each.what}{_at(each.at)}" for each in changes[-SHOWN:]]
    more = f" и ещё {len(changes) - SHOWN}" if len(changes) > SHOWN else ""
    return f"Изменено после {when}: {'; '.join(named)}{more}."


def _at(at: datetime | None) -> str:
    return f", {show_moment(at)}" if at else ""
