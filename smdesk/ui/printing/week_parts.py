"""A week of the grid, parted between pages where it is long: no entry is parted nor left out."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from smdesk.ui.printing.flow import Flow
from smdesk.ui.printing.pages import DayCell, DayLine, WeekRow

Entry = tuple[DayLine, ...]
"""Lines that stay together: a post, a day of note."""

LEAST_LINES = 4
"""A quiet week is as high as this, so that something can be written in by hand."""
_FEW_LINES = 4
"""A part of a week is no lower than this, with the line of the date."""
_KEPT_WHOLE = 0.5
"""A week that takes no more of a page than this is not parted."""


@dataclass(slots=True)
class Waiting:
    """What of a cell has still to find its place; `again` is its head on further pages."""

    head: Entry
    again: Entry
    entries: deque[Entry]
    is_tinted: bool = False
    is_faint: bool = False

    @property
    def depth(self) -> int:
        """How many lines it has with its head."""
        return len(self.head) + sum(map(len, self.entries))

    def take(self, lines: int) -> DayCell:
        """As many whole entries as so many lines hold; what is left waits on."""
        taken = list(self.head)
        while self.entries and len(taken) + len(self.entries[0]) <= lines:
            taken += self.entries.popleft()
        if self.entries:
            self.head = self.again
        return DayCell(tuple(taken), self.is_tinted, self.is_faint)

    def can_take(self, lines: int) -> bool:
        """Whether the next entry, if there is one, fits into so many lines."""
        return not self.entries or len(self.head) + len(self.entries[0]) <= lines

    def break_up(self, lines: int) -> None:
        """Part the entries that would not fit on a page of so many lines."""
        most = max(1, lines - max(len(self.head), len(self.again)))
        self.entries = deque(
            entry[at : at + most] for entry in self.entries for at in range(0, len(entry), most)
        )


class WeekParts:
    """Puts weeks into a flow as rows; `rows` are those that were put."""

    def __init__(self, flow: Flow, page: float, line: float, padding: float) -> None:
        """`page` is what a page has for rows, `line` and `padding` what a row is made of."""
        self._flow = flow
        self._line = line
        self._padding = padding
        self._page = self._lines(page)
        self.rows: list[WeekRow] = []

    def put(self, cells: list[Waiting]) -> None:
        """Place a week, on as many pages as it takes."""
        for cell in cells:
            cell.break_up(self._page)
        while True:
            whole = max(LEAST_LINES, *(cell.depth for cell in cells))
            if not self._flow.is_at_top and self._should_turn(cells, whole):
                self._flow.begin_page()
            room = self._lines(self._flow.room)
            part = WeekRow(tuple(cell.take(room) for cell in cells))
            is_last = not any(cell.entries for cell in cells)
            least = min(LEAST_LINES, room) if is_last else 1
            self._flow.row(
                len(self.rows),
                max(least, *(len(cell.lines) for cell in part.cells)),
                self._line,
                self._padding,
            )
            self.rows.append(part)
            if is_last:
                return

    def _should_turn(self, cells: list[Waiting], whole: int) -> bool:
        """Whether the rest of the page is better left empty."""
        room = self._lines(self._flow.room)
        if whole <= room:
            return False
        short = whole <= self._page * _KEPT_WHOLE
        return short or room < _FEW_LINES or not all(cell.can_take(room) for cell in cells)

    def _lines(self, height: float) -> int:
        return max(1, int((height - self._padding + 0.01) // self._line))
