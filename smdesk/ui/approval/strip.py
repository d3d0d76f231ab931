"""A strip above the calendar: how the plan in front stands with approval."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.models.period import Period, days_in_words
from smdesk.models.plan_records import Approval
from smdesk.models.plan_vocabulary import Decision
from smdesk.ui.approval import dialogs
from smdesk.ui.approval.words import changed_words, chip_of, standing
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.chip import Chip, ChipLabel
from smdesk.ui.kit.labels import ElidedLabel
from smdesk.ui.theme.tokens import Space, Tone

SHOWS = frozenset({"approval", "approval_voice", "post", "placement", "post_file", "office"})
"""Tables whose changes can change what stands here."""


class ApprovalStrip(QWidget):
    """«согласовано · План на ноябрь 2026: 01.11.2026, глава … · с тех пор 3 изменения».

    Hidden where nobody ever asked and the office does not want approval: call `show_period`.
    `toast(text, undoable)` goes to the frame through the page.
    """

    toast = Signal(str, bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self.period: Period | None = None
        self.approval: Approval | None = None
        """The one that the strip is about; None where the plan in front was never put up."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.chip = ChipLabel(parent=self)
        self.text = ElidedLabel("", "secondary")
        row.addWidget(self.chip)
        row.addWidget(self.text, 1)
        self.changed_chip = ChipLabel(parent=self)
        row.addWidget(self.changed_chip)
        self.links = {
            "changes": link("Что изменено…", self._changes),
            "decide": link("Решение…", self._decide),
            "ask": link("На согласование…", self._ask),
            "all": link("Все согласования…", self.show_all),
        }
        for each in self.links.values():
            row.addWidget(each)
        self.hide()

    def show_period(self, since: date, until: date) -> None:
        """The plan of these days is in front, both included."""
        self.period = Period(since, until)
        self.refresh()

    def changed(self, tables: dict[str, frozenset[int]]) -> None:
        """Read anew when what changed can be seen here."""
        if not tables or SHOWS & tables.keys():
            self.refresh()

    def refresh(self) -> None:
        """Read anew."""
        if self.period is None:
            return
        found = self._desk.approvals.of_plan(*self.period)
        self.approval = _nearest(found, self.period)
        if self.approval is None:
            self._show_none()
        else:
            self._show(self.approval, len(found) - 1)

    def _show_none(self) -> None:
        wanted = self._desk.office.get().posts_need_approval or self._desk.approvals.count()
        assert self.period is not None  # noqa: S101 - see `refresh`
        self.chip.set_chip(Chip(""))
        self.changed_chip.set_chip(Chip(""))
        self.text.setText(f"План на {days_in_words(*self.period)} не отправлен на согласование")
        self._show_links(ask="На согласование…")
        self.setVisible(bool(wanted))

    def _show(self, approval: Approval, others: int) -> None:
        approvals = self._desk.approvals
        number = len(approvals.changes(approval))
        name = approvals.name(approval)
        told = standing(approval, approvals.voices(approval.id))
        more = f" · ещё согласований: {others}" if others else ""
        self.chip.set_chip(chip_of(approval))
        self.text.setText(f"{name[0].upper()}{name[1:]}: {told}{more}")
        self.changed_chip.set_chip(Chip(changed_words(number), Tone.WARNING))
        self._show_links(
            changes=bool(number),
            decide=approval.outcome is None,
            ask=_ask_words(approval, number),
        )
        self.show()

    def _show_links(self, *, changes: bool = False, decide: bool = False, ask: str = "") -> None:
        self.links["changes"].setVisible(changes)
        self.links["decide"].setVisible(decide)
        self.links["ask"].setVisible(bool(ask))
        self.links["ask"].setText(ask)
        self.links["ask"].setAccessibleName(ask)
        self.links["all"].setVisible(bool(self._desk.approvals.count()))

    # -- doing -----------------------------------------------------------------------------------

    def _changes(self) -> None:
        if self.approval and dialogs.show_changes(
            self._context, self, self.approval.id, self._said
        ):
            self.toast.emit("План отправлен на согласование", True)

    def _decide(self) -> None:
        if self.approval and dialogs.decide(self._context, self, self.approval.id, self._said):
            self.toast.emit("Решение записано", True)

    def _ask(self) -> None:
        period = self.period
        approval = self.approval
        if approval is not None and approval.since and approval.until:
            period = Period(approval.since, approval.until)
        if period and dialogs.ask_for_plan(self._context, self, *period, self._said):
            self.toast.emit("План отправлен на согласование", True)

    def _said(self, words: str) -> None:
        self.toast.emit(words, True)

    def show_all(self) -> None:
        """Everything that was put up, and how it ended."""
        from smdesk.ui.approval.overview_dialog import overview  # seldom asked for

        overview(self._context, self)


def _nearest(found: Sequence[Approval], period: Period) -> Approval | None:
    """The approval that shares most days with these; of equals the one of fewest days, the newest.

    So that of just these days comes before that of a month around them.
    """
    return max(found, key=partial(_closeness, period), default=None)


def _closeness(period: Period, approval: Approval) -> tuple[int, int, int]:
    since, until = approval.since or period.since, approval.until or period.until
    shared = min(until, period.until) - max(since, period.since)
    return shared.days, -(until - since).days, approval.id


def _ask_words(approval: Approval, changes: int) -> str:
    if approval.outcome is Decision.CHANGES_ASKED:
        return "Отправить снова…"
    return "Согласовать заново…" if changes and approval.outcome else ""
