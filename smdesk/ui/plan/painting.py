"""One paint of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from smdesk.models.labels import grouped
from smdesk.models.plan import PlanItem
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.plan.cells import Day
from smdesk.ui.plan.norm_words import NormCell
from smdesk.ui.plan.places import HEAD, SIDE, TALL_CHIP, TALLER_CHIP, Places
from smdesk.ui.plan.stage_look import SIGNS, TONES
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Radius

DAYS = ("Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс")
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter
NO_NORM = "норма не задана"
BAR = 4
"""Width of the bar in the network's colour, pixels."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the hand points at."""

    today: date
    cursor: date
    selected: frozenset[int] = frozenset()
    current: int = 0
    """The placement that the keys are on; 0 while they are on a day."""
    drop: date | None = None
    has_focus: bool = False

    def of_day(self, day: Day) -> tuple[object, ...]:
        """What of it a day shows."""
        chosen = frozenset(item.placement_id for item in day.items) & self.selected
        return day.day == self.today, self.is_under_keys(day), chosen, day.day == self.drop

    def is_under_keys(self, day: Day) -> bool:
        """Whether the keys are on the day itself."""
        return day.day == self.cursor and not self.current and self.has_focus


class GridPainter:
    """Paints days, chips and norms; `month` is the month whose days stand out, 0 for all."""

    def __init__(
        self, painter: QPainter, places: Places, marks: Marks, font: QFont, month: int
    ) -> None:
        self._painter = painter
        self._places = places
        self._marks = marks
        self._tokens = look().tokens
        self._month = month
        self._font = font
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.92)
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)

    # -- the frame -------------------------------------------------------------------------------

    def head(self) -> None:
        """Names of the days, and of the norm's column."""
        self._painter.setFont(self._bold)
        for column, word in enumerate((*DAYS, "Норма недели")):
            rect = self._places.column(column)
            is_off = 5 <= column < 7
            self._text(rect.adjusted(SIDE + 3, 0, -SIDE, 0), word, "bad" if is_off else "secondary")
        self._line(0, HEAD - 1, self._places.size.width(), HEAD - 1)

    def grid(self) -> None:
        """Lines between days and weeks."""
        width, height = self._places.size.width(), self._places.size.height()
        for column in range(1, 8):
            left = self._places.column(column).left()
            self._line(left, HEAD, left, height)
        for row in range(1, len(self._places.weeks)):
            top = self._places.cell(row, 0).top()
            self._line(0, top, width, top)

    def _line(self, x1: int, y1: int, x2: int, y2: int) -> None:
        self._painter.setPen(QColor(self._tokens.line))
        self._painter.drawLine(x1, y1, x2, y2)

    # -- a day -----------------------------------------------------------------------------------

    def day(self, day: Day) -> None:
        """One cell with all that stands in it."""
        cell = self._places.of_day(day.day)
        outside = bool(self._month) and day.day.month != self._month
        if day.day == self._marks.drop:
            self._fill(cell, self._tokens.accent_soft)
        elif outside or day.is_off:
            self._fill(cell, self._tokens.navigation)
        self._number(day, cell, outside=outside)
        for item, rect in self._places.chips(day):
            self.chip(item, rect)
        hidden = self._places.hidden(day)
        if hidden:
            self._painter.setFont(self._small)
            words = "ещё…" if hidden < 0 else f"ещё {grouped(hidden)}"
            place, tight = self._places.more(day), self._places.is_tight
            if tight:
                self._text(place, words, "link", RIGHT)
            else:
                self._text(place.adjusted(4, 0, 0, 0), words, "link")
        if self._marks.is_under_keys(day):
            self._frame(cell.adjusted(1, 1, -2, -2))

    def _number(self, day: Day, cell: QRect, *, outside: bool) -> None:
        spot = QRect(cell.left() + 4, cell.top() + 2, 22, 22)
        is_today = day.day == self._marks.today
        if is_today:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._tokens.accent))
            self._painter.drawEllipse(spot)
        self._painter.setFont(self._font)
        ink = "on_accent" if is_today else "bad" if day.is_off else "text"
        if outside and not is_today:
            ink = "secondary"
        self._text(spot, str(day.day.day), ink, CENTRE)
        if day.told:
            self._painter.setFont(self._small)
            right = cell.right() - 4
            if self._places.is_tight and self._places.hidden(day):
                right = self._places.more(day).left()
            words = QRect(spot.right() + 4, spot.top(), right - spot.right() - 4, 22)
            self._text(words, "; ".join(day.told), "secondary")

    def chip(self, item: PlanItem, rect: QRect) -> None:
        """One placement: the network's bar, time, topic, the sign of its stage."""
        ink, ground = self._tokens.tone(TONES[item.stage])
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, Radius.CONTROL - 2, Radius.CONTROL - 2)
        painter.setBrush(QColor(item.colour) if item.colour else QColor(self._tokens.secondary))
        painter.drawRoundedRect(QRect(rect.left(), rect.top(), BAR, rect.height()), 2, 2)
        sign = QRect(rect.right() - 16, rect.top(), 14, min(rect.height(), 22))
        painter.setFont(self._small)
        self._text(sign, SIGNS[item.stage], ink, CENTRE, raw=True)
        words = rect.adjusted(BAR + 5, 0, -18, 0)
        self._words(item, words, ink)
        if item.stage is Stage.CANCELLED:
            painter.setPen(QColor(ink))
            painter.drawLine(words.left(), rect.center().y(), words.right(), rect.center().y())
        if item.placement_id in self._marks.selected:
            self._frame(rect.adjusted(0, 0, -1, -1))

    def _words(self, item: PlanItem, rect: QRect, ink: str) -> None:
        """Time and topic in one line or, in a high chip, in two; below them the page."""
        if rect.height() < TALL_CHIP:
            self._text(rect, _line_of(item), ink, raw=True)
            return
        lines = [_line_of(item)]
        if rect.height() >= TALLER_CHIP:
            lines = in_two(lines[0], self._painter.fontMetrics(), rect.width())
        height = (rect.height() - 4) // (3 if rect.height() >= TALLER_CHIP else 2)
        line = QRect(rect.left(), rect.top() + 2, rect.width(), height)
        for words in lines:
            self._text(line, words, ink, raw=True)
            line.translate(0, height)
        under = f"{item.badge} · {item.account_name}" if item.badge else item.organization_name
        self._text(line.adjusted(0, 0, 14, 0), under, "secondary")

    # -- the norm --------------------------------------------------------------------------------

    def week(self, row: int, cell: NormCell | None, *, has_norms: bool) -> None:
        """What the week of this row owes; that nothing is owed at all is said beside the first."""
        if cell is not None:
            self._norm(self._places.cell(row, 7), cell)
        if row == 0 and not has_norms:
            self._no_norms()

    def _no_norms(self) -> None:
        """Nothing is owed: said once, so that the column does not look forgotten."""
        self._painter.setFont(self._small)
        rect = self._places.cell(0, 7)
        self._text(
            QRect(rect.left() + 8, rect.top() + 4, rect.width() - 12, 20), NO_NORM, "secondary"
        )

    def _norm(self, rect: QRect, cell: NormCell) -> None:
        top = rect.top() + 8
        room = max(1, (rect.height() - 14) // 23)
        lines = cell.lines if len(cell.lines) <= room else (cell.short or cell.lines)[:room]
        for words, tone in lines:
            chip = QRect(rect.left() + 8, top, rect.width() - 16, 20)
            ink, ground = self._tokens.tone(tone)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(ground))
            self._painter.drawRoundedRect(chip, 10, 10)
            self._painter.setFont(self._small)
            self._text(chip.adjusted(6, 0, -6, 0), words, ink, CENTRE, raw=True)
            top += 23

    # -- hands -----------------------------------------------------------------------------------

    def _fill(self, rect: QRect, colour: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawRect(rect)

    def _frame(self, rect: QRect) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._tokens.focus), 2))
        self._painter.drawRoundedRect(rect, Radius.CONTROL - 2, Radius.CONTROL - 2)

    def _text(
        self,
        rect: QRect,
        words: str,
        ink: str,
        where: Qt.AlignmentFlag = LEFT,
        *,
        raw: bool = False,
    ) -> None:
        """`ink` is the name of a token, or a colour itself when `raw`."""
        colour = ink if raw or ink.startswith("#") else str(getattr(self._tokens, ink))
        self._painter.setPen(QColor(colour))
        metrics = QFontMetrics(self._painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.drawText(rect, where, shown)


def in_two(words: str, metrics: QFontMetrics, width: int) -> list[str]:
    """As many words as fit into a line, and the rest; all of them where they fit."""
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    first, _, rest = words.partition(" ")
    while rest:
        word, _, after = rest.partition(" ")
        if metrics.horizontalAdvance(f"{first} {word}") > width:
            return [first, rest]
        first, rest = f"{first} {word}", after
    return [first]


def _line_of(item: PlanItem) -> str:
    return f"{item.at:%H:%M} {item.topic}" if item.at else item.topic


def spoken(item: PlanItem, stage_words: str) -> str:
    """A placement in words, for a tool tip and for who does not see the chip."""
    when = f"{item.at:%d.%m.%Y %H:%M}" if item.at else "без даты"
    parts = [item.topic, when, item.account_name, item.organization_name, stage_words]
    if not item.is_counted:
        parts.append("не идёт в норму")
    return "\n".join(part for part in parts if part)
