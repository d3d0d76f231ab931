"""The card of what was done last."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.changes import Change, ChangeState
from smdesk.ui.kit.card import Card, drop
from smdesk.ui.kit.fact_link import fact_link
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space
from smdesk.ui.today.words import moment

_TOP = Qt.AlignmentFlag.AlignTop
MOST = 8
"""Changes that are shown."""


class RecentCard(Card):
    """`wanted(change_id)` comes when the journal is to show a change."""

    wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Недавние изменения")
        self._desk = desk
        self._shown: object = None
        self._rows = QWidget()
        self.links: list[QWidget] = []
        """Links to the changes, newest first."""
        self.body.addWidget(self._rows)
        words = "Ctrl+Z отменяет последнее действие, даже после перезапуска."
        self.body.addWidget(label(words, "secondary", wrap=True))

    def refresh(self) -> None:
        """Read the journal anew."""
        today, changes = self._desk.today(), self._desk.history.log(limit=MOST)
        if (today, changes) == self._shown:
            return
        self._shown = (today, changes)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(0, 1)
        self.links = [self._link(each) for each in changes]
        for at, (each, made) in enumerate(zip(changes, self.links, strict=True)):
            when = label(moment(each.at, today), "secondary")
            when.setToolTip(f"{each.at:%d.%m.%Y в %H:%M}")
            grid.addWidget(made, at, 0, _TOP | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(when, at, 1, _TOP | Qt.AlignmentFlag.AlignRight)
        if not changes:
            grid.addWidget(label("Пока ничего не изменено.", "secondary", wrap=True), 0, 0)
        self.body.replaceWidget(self._rows, rows)
        drop(self._rows)
        self._rows = rows

    def stops(self) -> list[QAbstractButton]:
        """Where Tab stops, from above."""
        return self._rows.findChildren(QAbstractButton)

    def _link(self, change: Change) -> QWidget:
        undone = "" if change.state is ChangeState.DONE else " (отменено)"
        return fact_link(f"{change.title}{undone}", partial(self.wanted.emit, change.id))
