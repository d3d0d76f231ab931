"""The card of today's posts: where and when, how far each has come, and that it is out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.labels import grouped, label
from smdesk.models.plan import PlanItem
from smdesk.models.plan_stages import moves_from
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.kit.buttons import icon_button, link
from smdesk.ui.kit.card import Card, drop
from smdesk.ui.kit.chip import Badge, BadgeLabel, Chip, ChipLabel
from smdesk.ui.kit.fact_link import fact_link
from smdesk.ui.kit.labels import ElidedLabel
from smdesk.ui.kit.labels import label as text_label
from smdesk.ui.plan.stage_look import TONES
from smdesk.ui.theme.tokens import Space

MOST = 7
"""Lines that are shown; the rest of a day is in the plan."""
MOST_BADGES = 4
_READ = 60
"""Placements that are read for them."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PostsCard(Card):
    """Signals carry ids: `opened` of a post, `published` of placements; `day_wanted` a day."""

    opened = Signal(int)
    published = Signal(object)
    day_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Публикации сегодня")
        self._desk = desk
        self._shown: object = None
        self._rows: QWidget = text_label("Читаем план…", "secondary")
        self.marks: list[QAbstractButton] = []
        """The buttons that say a post is out, from above."""
        self.more = link("", self._show_day)
        self.body.addWidget(self._rows)
        self.body.addWidget(self.more, 0, _LEFT)

    def refresh(self) -> None:
        """Read the day anew."""
        today = self._desk.today()
        items = self._desk.plan.of_day(today, most=_READ)
        if (today, items) == self._shown:
            return
        self._shown = (today, items)
        together = _together(items)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        self.marks = []
        for at, group in enumerate(together[:MOST]):
            self._put(grid, at, group, is_named=len(together) > MOST)
        if not items:
            words = "На сегодня ничего не запланировано."
            grid.addWidget(text_label(words, "secondary", wrap=True), 0, 0)
        self.body.replaceWidget(self._rows, rows)
        drop(self._rows)
        self._rows = rows
        self._say_more(today, sum(map(len, together[:MOST])), len(items))

    def stops(self) -> list[QAbstractButton]:
        """Where Tab stops, from above."""
        return [*self._rows.findChildren(QAbstractButton), self.more]

    def _say_more(self, today: date, shown: int, read: int) -> None:
        rest = read - shown
        if read == _READ:
            rest = self._desk.plan.day_counts(today, today).get(today, read) - shown
        self.more.setText(f"Ещё {grouped(rest)}" if rest else "Открыть план")
        self.more.setAccessibleName(self.more.text())

    def _put(
        self, grid: QGridLayout, at: int, group: Sequence[PlanItem], *, is_named: bool
    ) -> None:
        """Where, when and how far in one line; below it what."""
        first, row = group[0], 3 * at
        grid.addLayout(_head(group, is_named=is_named), row, 0)
        topic = fact_link(first.topic, partial(self.opened.emit, first.post_id))
        grid.addWidget(topic, row + 1, 0, _LEFT)
        grid.setRowMinimumHeight(row + 2, Space.S)
        if self._may_be_out(first.stage):
            ids = [item.placement_id for item in group]
            name = f"Отметить опубликованным: {first.topic}"
            mark = icon_button(name, "check", partial(self.published.emit, ids))
            grid.addWidget(mark, row, 1, 2, 1)
            self.marks.append(mark)

    def _may_be_out(self, stage: Stage) -> bool:
        needs_approval = self._desk.office.get().posts_need_approval
        return Stage.PUBLISHED in moves_from(stage, needs_approval=needs_approval)

    def _show_day(self) -> None:
        self.day_wanted.emit(self._desk.today())


def _together(items: Sequence[PlanItem]) -> list[list[PlanItem]]:
    """One post on several pages at the same time is one line."""
    found: dict[tuple[object, ...], list[PlanItem]] = {}
    for item in items:
        found.setdefault((item.at, item.post_id, item.stage), []).append(item)
    return list(found.values())


def _said(stage: Stage) -> str:
    """The stage in one word."""
    return "отложено" if stage is Stage.SCHEDULED else label(stage)


def _head(group: Sequence[PlanItem], *, is_named: bool) -> QHBoxLayout:
    """Badges, time, whose page it is where there are many, and the stage."""
    first, head = group[0], QHBoxLayout()
    head.setSpacing(Space.S)
    for item in group[:MOST_BADGES]:
        head.addWidget(BadgeLabel(Badge(item.badge, item.colour, item.account_name)))
    if len(group) > MOST_BADGES:
        head.addWidget(text_label(f"+{len(group) - MOST_BADGES}", "secondary"))
    head.addWidget(text_label(f"{first.at:%H:%M}" if first.at else "", "secondary"))
    if is_named:
        head.addWidget(ElidedLabel(first.organization_name, "secondary"), 1)
    else:
        head.addStretch(1)
    head.addWidget(ChipLabel(Chip(_said(first.stage), TONES[first.stage])))
    return head
