"""Where everything stands in the grid: days, chips, «ещё N», the column of the norm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize

from smdesk.models.plan import PlanItem
from smdesk.ui.plan.cells import Day

HEAD, TOP, GAP, SIDE = 30, 26, 2, 5
"""Names of the days of the week; the number of a day; between chips; left and right of them."""
CHIP, TALL_CHIP, TALLER_CHIP, MORE = 21, 40, 58, 18
TIGHT_TOP, TIGHT_LEAST, TIGHT_MOST = 24, 17, 20
"""The same where rows are low: two chips are to fit, of a height within these bounds."""
FEW = 5
"""Chips for which a row must have room, or «ещё N» stands beside the number of the day."""
MORE_WIDTH, MORE_WIDER = 48, 66
"""Pixels for «ещё 99» in the line of the number, and for «ещё 1 234»."""
NORM_SHARE, NORM_LEAST, NORM_MOST = 0.14, 132, 200
"""Width of the norm's column: this share of the whole, within these bounds, pixels."""


@dataclass(frozen=True, slots=True)
class Places:
    """The grid of one size."""

    size: QSize
    weeks: tuple[date, ...]
    is_tall: bool = False
    """Chips of two or three lines where a day has room for them, as a week has."""

    @property
    def norm_width(self) -> int:
        """Width of the column of the norm, pixels."""
        return min(NORM_MOST, max(NORM_LEAST, int(self.size.width() * NORM_SHARE)))

    @property
    def chip_height(self) -> int:
        """Height of a chip of one line, pixels."""
        if not self.is_tight:
            return CHIP
        return min(max((self._row - TIGHT_TOP) // 2 - GAP, TIGHT_LEAST), TIGHT_MOST)

    @property
    def _top_of_chips(self) -> int:
        return TIGHT_TOP if self.is_tight else TOP

    @property
    def is_tight(self) -> bool:
        """Whether rows are so low that every line in them counts."""
        return not self.is_tall and self._row < TOP + FEW * (CHIP + GAP) + MORE

    @property
    def _row(self) -> int:
        return (self.size.height() - HEAD) // max(1, len(self.weeks))

    def _left(self, column: int) -> int:
        return column * (self.size.width() - self.norm_width) // 7

    def _top(self, row: int) -> int:
        return HEAD + row * (self.size.height() - HEAD) // max(1, len(self.weeks))

    def column(self, column: int) -> QRect:
        """The head of a day of the week, 7 for that of the norm."""
        right = self._left(column + 1) if column < 7 else self.size.width()
        return QRect(self._left(column), 0, right - self._left(column), HEAD)

    def cell(self, row: int, column: int) -> QRect:
        """A day, or the norm of a week for column 7."""
        head = self.column(column)
        return QRect(head.x(), self._top(row), head.width(), self._top(row + 1) - self._top(row))

    def of_day(self, day: date) -> QRect:
        """The cell of a day; empty where it is not shown."""
        row, column = divmod((day - self.weeks[0]).days, 7)
        return self.cell(row, column) if 0 <= row < len(self.weeks) else QRect()

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point."""
        for row, week in enumerate(self.weeks):
            for column in range(7):
                if self.cell(row, column).contains(point):
                    return week + timedelta(days=column)
        return None

    def week_at(self, point: QPoint) -> date | None:
        """The week whose norm is under a point."""
        rows = enumerate(self.weeks)
        return next((week for row, week in rows if self.cell(row, 7).contains(point)), None)

    def room(self) -> int:
        """How many chips fit into a cell that holds nothing else."""
        return max(1, self._fits(0))

    def _fits(self, taken: int) -> int:
        return max(0, (self._row - self._top_of_chips - taken) // (self.chip_height + GAP))

    def _height(self, day: Day) -> int:
        """As high as all that stands on a day has room for; the highest leave half of it free."""
        if not self.is_tall or day.more:
            return self.chip_height
        room, number = self._row - TOP, len(day.items)
        if number * (TALLER_CHIP + GAP) <= room // 2:
            return TALLER_CHIP
        return TALL_CHIP if number * (TALL_CHIP + GAP) <= room else self.chip_height

    def chips(self, day: Day) -> Iterator[tuple[PlanItem, QRect]]:
        """The placements of a day with their places; those for which there is no room are not."""
        cell = self.of_day(day.day)
        top = cell.top() + self._top_of_chips
        height, room = self._height(day), self.room_of(day)
        for item in day.items[:room]:
            yield item, QRect(cell.left() + SIDE, top, cell.width() - 2 * SIDE, height)
            top += height + GAP

    def room_of(self, day: Day) -> int:
        """How many chips a day shows beside «ещё N»."""
        room = self._fits(0)
        if self.is_tight:
            return room
        return self._fits(MORE) if day.more or len(day.items) > room else room

    def hidden(self, day: Day) -> int:
        """How many placements of a day are not shown; -1 where nobody has counted."""
        if day.more < 0:
            return -1
        return day.more + max(0, len(day.items) - self.room_of(day))

    def more(self, day: Day) -> QRect:
        """Where «ещё N» of a day stands."""
        cell = self.of_day(day.day)
        if self.is_tight:
            width = MORE_WIDTH if self.hidden(day) < 100 else MORE_WIDER
            return QRect(cell.right() - SIDE - width, cell.top() + 4, width, MORE)
        return QRect(cell.left() + SIDE, cell.bottom() - MORE, cell.width() - 2 * SIDE, MORE - 2)


def item_at(places: Places, days: Sequence[Day], point: QPoint) -> PlanItem | None:
    """The placement under a point."""
    return next(
        (
            item
            for day in days
            if places.of_day(day.day).contains(point)
            for item, rect in places.chips(day)
            if rect.contains(point)
        ),
        None,
    )
