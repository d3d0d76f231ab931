"""The card of compliance: how many clauses hold, and what is broken most."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from smdesk.models.labels import grouped, label, plural
from smdesk.models.vocabulary import Status
from smdesk.procedures.agenda import Agenda, Breach
from smdesk.ui.kit.buttons import secondary
from smdesk.ui.kit.card import Card, drop, separator
from smdesk.ui.kit.chip import Chip, ChipLabel
from smdesk.ui.kit.fact_link import fact_link
from smdesk.ui.kit.labels import label as text_label
from smdesk.ui.theme.tokens import Space, Tone
from smdesk.ui.today.words import without_address

CLAUSES = ("пункт", "пункта", "пунктов")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SHOWN = (
    (Status.OK, Tone.OK),
    (Status.VIOLATION, Tone.BAD),
    (Status.ADVICE, Tone.WARNING),
    (Status.UNKNOWN, Tone.NEUTRAL),
)


class KeptCard(Card):
    """`wanted(target)` comes when the page of control is to show something; None: as it is."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Соблюдение Порядка")
        self._shown: object = None
        self._rows: QWidget = text_label("Сверяем с Порядком…", "secondary")
        self.button = secondary("Открыть контроль", lambda: self.wanted.emit(None), "control")
        self.links: list[QWidget] = []
        """Links to what is broken most, from above."""
        self.body.addWidget(self._rows)
        self.body.addWidget(self.button)

    def show_agenda(self, agenda: Agenda) -> None:
        """Show these counts."""
        now = (dict(agenda.clauses), agenda.worst)
        if now == self._shown:
            return
        self._shown = now
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(0, 1)
        for at, (status, tone) in enumerate(SHOWN):
            count = agenda.clauses.get(status, 0)
            chip = Chip(plural(count, *CLAUSES), tone if count else Tone.NEUTRAL)
            name = fact_link(label(status).capitalize(), partial(self._want, status))
            grid.addWidget(name, at, 0, _LEFT)
            grid.addWidget(ChipLabel(chip), at, 1, Qt.AlignmentFlag.AlignRight)
        self.links = [self._link(each) for each in agenda.worst]
        if self.links:
            grid.addWidget(separator(), len(SHOWN), 0, 1, 2)
        for at, made in enumerate(self.links, len(SHOWN) + 1):
            grid.addWidget(made, at, 0, 1, 2, _LEFT)
        self.body.replaceWidget(self._rows, rows)
        drop(self._rows)
        self._rows = rows

    def stops(self) -> list[QAbstractButton]:
        """Where Tab stops, from above."""
        return [*self._rows.findChildren(QAbstractButton), self.button]

    def _link(self, breach: Breach) -> QWidget:
        count = f" — {grouped(breach.number)}" if breach.number > 1 else ""
        said = f"{breach.clause}: {without_address(breach.text).rstrip('.')}{count}"
        return fact_link(said, partial(self._want, (Status.VIOLATION, breach.clause)))

    def _want(self, target: object) -> None:
        self.wanted.emit(target)
