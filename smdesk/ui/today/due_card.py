"""The card of deadlines: how soon, what, under which clause, and a button that does it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smdesk.models.dates import show_date
from smdesk.models.labels import plural
from smdesk.procedures.agenda import Agenda, Line
from smdesk.ui.kit.buttons import icon_button, link, secondary
from smdesk.ui.kit.card import Card, drop
from smdesk.ui.kit.chip import ChipLabel
from smdesk.ui.kit.fact_link import fact_link
from smdesk.ui.kit.labels import label, tip
from smdesk.ui.theme.tokens import Size, Space
from smdesk.ui.today.deeds import Deeds
from smdesk.ui.today.words import due_chip, note, what, years

SHOWN = 6
"""Lines that are seen at first where there are more than `MOST`."""
MOST = 7
LINES = ("срок", "срока", "сроков")
_VERB_WIDTH = 112
"""All buttons of the card are as wide as the longest word needs, pixels."""


class DueCard(Card):
    """`calendar_wanted` comes when the user wants to enter the days of a missing year."""

    calendar_wanted = Signal()

    def __init__(self, deeds: Deeds) -> None:
        super().__init__("Сроки")
        self._deeds = deeds
        self._shown: tuple[object, ...] = ()
        self._rows = QWidget()
        self.buttons: list[QPushButton] = []
        """The buttons of the lines, from above."""
        self.more = link("", self._unfold)
        self._agenda: Agenda | None = None
        self._is_whole = False
        self.hint = label("Считаем сроки…", "secondary", wrap=True)
        self.missing = label("", "warning", wrap=True)
        self._mend = link("Внести дни", self.calendar_wanted.emit)
        foot = QHBoxLayout()
        foot.addWidget(self.missing, 1)
        foot.addWidget(self._mend)
        self.body.addWidget(self.hint)
        self.body.addWidget(self._rows)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(foot)
        self._say_missing(())

    def show_agenda(self, agenda: Agenda) -> None:
        """Show these lines; nothing is built anew where nothing has changed."""
        self._say_missing(agenda.missing_years)
        now = (agenda.today, agenda.lines, self._is_whole)
        self._agenda = agenda
        if now == self._shown:
            return
        self._shown = now
        focused = next((at for at, each in enumerate(self.buttons) if each.hasFocus()), None)
        self._build(agenda)
        self.hint.setText("На ближайший месяц сроков нет.")
        self.hint.setVisible(not agenda.lines)
        if focused is not None and self.buttons:
            self.buttons[min(focused, len(self.buttons) - 1)].setFocus()

    def stops(self) -> list[QAbstractButton]:
        """Where Tab stops, from above."""
        return [*self._rows.findChildren(QAbstractButton), self.more, self._mend]

    def _unfold(self) -> None:
        """Show all lines, or the soonest alone again."""
        self._is_whole = not self._is_whole
        if self._agenda is not None:
            self.show_agenda(self._agenda)

    def _say_missing(self, missing: tuple[int, ...]) -> None:
        self.missing.setText(years(missing))
        self.missing.setVisible(bool(missing))
        self._mend.setVisible(bool(missing))

    def _build(self, agenda: Agenda) -> None:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        self.buttons = []
        folded = len(agenda.lines) > MOST
        lines = agenda.lines[:SHOWN] if folded and not self._is_whole else agenda.lines
        for at, line in enumerate(lines):
            self._add(grid, at, line, agenda)
        rest = plural(len(agenda.lines) - SHOWN, *LINES)
        self.more.setText("Свернуть" if self._is_whole else f"Ещё {rest}")
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(folded)
        self.body.replaceWidget(self._rows, rows)
        drop(self._rows)
        self._rows = rows

    def _add(self, grid: QGridLayout, at: int, line: Line, agenda: Agenda) -> None:
        chip = ChipLabel(due_chip(line, agenda.today))
        chip.setToolTip(f"Срок: {show_date(line.first.due)}")
        grid.setRowMinimumHeight(at, Size.ROW)
        grid.addWidget(chip, at, 0)
        self._put_words(grid, at, line)
        grid.addWidget(self._doing(line), at, 2)

    def _put_words(self, grid: QGridLayout, at: int, line: Line) -> None:
        words = fact_link(what(line), partial(self._deeds.show, line))
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addStretch(1)
        both.addWidget(words, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if said := note(line):
            both.addWidget(label(said, "secondary", wrap=True))
        both.addStretch(1)
        grid.addLayout(both, at, 1)

    def _doing(self, line: Line) -> QWidget:
        verb = self._deeds.verb(line)
        button = secondary(verb, partial(self._deeds.do, line))
        button.setMinimumWidth(_VERB_WIDTH)
        button.setAccessibleName(f"{verb.rstrip('…')}: {what(line)}")
        if line.first.remedy and line.number == 1:
            button.setToolTip(tip(line.first.remedy))
        self.buttons.append(button)
        if not self._deeds.can_be_sent(line):
            return button
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        sent = icon_button("Отметить отправленным…", "check", partial(self._deeds.sent, line))
        row.addWidget(sent)
        row.addWidget(button)
        return both
