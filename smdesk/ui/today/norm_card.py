"""The card of the week's norm: how far each page has come, or the worst of many."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QVBoxLayout, QWidget

from smdesk.models.labels import grouped, plural
from smdesk.procedures.agenda import Agenda
from smdesk.procedures.norm_week import NormWeek, PageWeek
from smdesk.ui.kit.buttons import icon_button
from smdesk.ui.kit.card import Card, drop
from smdesk.ui.kit.chip import Badge, BadgeLabel
from smdesk.ui.kit.fact_link import fact_link
from smdesk.ui.kit.labels import label, tip
from smdesk.ui.kit.share_bar import ShareBar
from smdesk.ui.norms.words import beside
from smdesk.ui.theme.tokens import Space
from smdesk.ui.today.words import POSTS

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class NormCard(Card):
    """`wanted(account)` comes when a page is to be shown, 0 for the plan of the week.

    `report_wanted` comes with the button that menus of the report hang on.
    """

    wanted = Signal(int)
    report_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Норма недели")
        self._shown: object = None
        self._rows: QWidget = label("Считаем норму…", "secondary")
        self.report = icon_button("Отчёт о норме за месяц…", "export", self._ask_report)
        self.head.addWidget(self.report)
        self.body.addWidget(self._rows)

    def show_agenda(self, agenda: Agenda) -> None:
        """Show this week; the card goes away where nothing is asked of any page."""
        self.setVisible(bool(agenda.week.pages))
        if agenda.week == self._shown:
            return
        self._shown = agenda.week
        self.set_title(_title(agenda.week))
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        self._put_whole(grid, agenda.week)
        for line in agenda.week.lines:
            self._put(grid, line)
        self.body.replaceWidget(self._rows, rows)
        drop(self._rows)
        self._rows = rows

    def stops(self) -> list[QAbstractButton]:
        """Where Tab stops, from above."""
        return [self.report, *self._rows.findChildren(QAbstractButton)]

    def _put_whole(self, grid: QGridLayout, week: NormWeek) -> None:
        """Many pages in one line, above the worst of them."""
        if week.pages == len(week.lines):
            return
        said = f"Выполнили {grouped(week.met)} из {plural(week.pages, 'страницы', *_MANY)}"
        grid.addWidget(fact_link(said, partial(self.wanted.emit, 0)), 0, 0, 1, 2, _LEFT)
        grid.addWidget(ShareBar(week.met, 0, week.pages), 0, 2)
        if week.lines:
            grid.addWidget(label("Больше всего не хватает", "secondary"), 1, 0, 1, 4)

    def _put(self, grid: QGridLayout, line: PageWeek) -> None:
        at = grid.rowCount()
        grid.addWidget(BadgeLabel(Badge(line.badge, line.colour, line.network)), at, 0)
        grid.addLayout(self._words(line), at, 1)
        grid.addWidget(ShareBar(line.done, line.planned, line.norm), at, 2)
        number = label(f"{line.done} / {line.norm}", "strong")
        number.setToolTip(tip(line.note))
        grid.addWidget(number, at, 3, Qt.AlignmentFlag.AlignRight)

    def _words(self, line: PageWeek) -> QVBoxLayout:
        """Which page, and below it what its bar does not say in numbers."""
        both = QVBoxLayout()
        both.setSpacing(0)
        link = fact_link(line.name, partial(self.wanted.emit, line.account_id))
        link.setAccessibleDescription(_spoken(line))
        both.addWidget(link, 0, _LEFT)
        if said := ", ".join(beside(line.planned, line.missing)):
            both.addWidget(label(said, "secondary", wrap=True))
        return both

    def _ask_report(self) -> None:
        self.report_wanted.emit(self.report)


_MANY = ("страниц", "страниц")


def _title(week: NormWeek) -> str:
    if not week.number:
        return "Норма недели"
    clause = f" ({week.clause})" if week.clause else ""
    return f"Норма недели: не менее {plural(week.number, *POSTS)}{clause}"


def _spoken(line: PageWeek) -> str:
    return ", ".join((f"вышло {line.done} из {line.norm}", *beside(line.planned, line.missing)))
