"""Laying a plan out as a grid of weeks: seven days beside each other, and the norm."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Mapping, Sequence

from smdesk.models.progress import Job, Progress
from smdesk.reports.month_grid import GridDay, MonthGrid
from smdesk.ui.printing.around import Around
from smdesk.ui.printing.faces import Face, Type
from smdesk.ui.printing.flow import Flow
from smdesk.ui.printing.pages import ColumnBox, DayLine, PagePlan, Pages, TablePlan
from smdesk.ui.printing.paper import PAD_X, PAD_Y, Orientation, Paper, mm
from smdesk.ui.printing.sheet import Align, Sheet
from smdesk.ui.printing.week_parts import Entry, Waiting, WeekParts
from smdesk.ui.printing.wrapping import Wrapper

BUSY = 8
"""Entries of a day from which on the smaller type is taken."""
_USUAL = (Face.CELL_9, Face.BOLD_9, Face.ITALIC_9)
_SMALL = (Face.CELL_8, Face.BOLD_8, Face.ITALIC_8)
_HANGING = mm(1.5)
"""Further lines of an entry are set in by so much."""
_NORM_WIDTHS = mm(17), mm(30)
_SLACK = mm(0.5)
"""Sums of widths differ a little from the width of the whole."""
_STEP = 100
"""Entries between two steps."""


class MonthLayout:
    """The state of one run."""

    def __init__(self, sheet: Sheet, grid: MonthGrid, types: Mapping[Face, Type]) -> None:
        lying = Orientation.LANDSCAPE if sheet.landscape else Orientation.PORTRAIT
        self._sheet = sheet
        self._grid = grid
        self._types = types
        self._paper = Paper(lying, sheet.size)
        self._wrappers = {face: Wrapper(kind.width) for face, kind in types.items()}
        self._around = Around(sheet, types, self._wrappers, self._paper.text_width)
        self._face, self._bold, self._italic = _USUAL

    def run(self) -> Job[Pages]:
        """Yield progress in days and return the pages."""
        days: list[GridDay] = []
        for day in self._grid.days():
            days.append(day)
            yield self._progress(len(days))
        if not self._sheet.landscape or max(len(day.posts) for day in days) > BUSY:
            self._face, self._bold, self._italic = _SMALL
        table = self._table()
        flow = Flow(self._paper.text_height, table.header_height)
        self._around.head(flow)
        page = self._paper.text_height - table.header_height
        parts = WeekParts(flow, page, table.line, 2 * PAD_Y)
        for number, monday in enumerate(self._grid.mondays):
            cells = yield from self._week(days, number, table)
            if self._grid.has_norms:
                cells.append(self._norm(self._grid.frame.norms.get(monday, ()), table))
            parts.put(cells)
        foot = self._around.close(flow, self._grid.legend)
        plans = tuple(PagePlan(tuple(each.placed), each.header_top) for each in flow.pages)
        rows, blocks = tuple(parts.rows), tuple(self._around.blocks)
        title = self._sheet.title
        return Pages(title, self._paper, self._types, table, rows, blocks, foot, plans)

    # The table

    def _table(self) -> TablePlan:
        grid = self._grid
        norm = self._norm_width() if grid.has_norms else 0.0
        width = (self._paper.text_width - norm) / 7
        boxes = [ColumnBox(at * width, width, Align.LEFT) for at in range(7)]
        titles = list(grid.headings)
        if grid.has_norms:
            boxes.append(ColumnBox(7 * width, norm, Align.LEFT))
            titles.append(grid.last_heading)
        line = max(self._types[face].line for face in (self._face, self._bold, self._italic))
        header = tuple(
            self._wrappers[self._bold].wrap(title, box.width - 2 * PAD_X)
            for title, box in zip(titles, boxes, strict=True)
        )
        height = max(map(len, header)) * line + 2 * PAD_Y
        return TablePlan(tuple(boxes), header, height, self._face, self._bold, line, crowded=False)

    def _norm_width(self) -> float:
        """As wide as what is said of the norm, within bounds."""
        extent = self._wrappers[self._face].extent
        said = (words for lines in self._grid.frame.norms.values() for words in lines)
        least, most = _NORM_WIDTHS
        return min(most, max(least, *(extent(words)[1] + 2 * PAD_X + _SLACK for words in said)))

    # The weeks

    def _week(
        self, days: Sequence[GridDay], number: int, table: TablePlan
    ) -> Generator[Progress, None, list[Waiting]]:
        cells = []
        for at, box in enumerate(table.boxes[:7]):
            day = days[number * 7 + at]
            entries: deque[Entry] = deque(
                self._entry(mark, self._italic, box.width) for mark in day.marks
            )
            for done, post in enumerate(day.posts):
                entries.append(self._entry(post, self._face, box.width, _HANGING))
                if done % _STEP == 0:
                    yield self._progress(len(days) + number * 7 + at)
            cells.append(self._cell(day, entries))
        return cells

    def _cell(self, day: GridDay, entries: deque[Entry]) -> Waiting:
        """On further pages the date says that the day goes on."""
        name = self._grid.name(day)
        face = self._face if day.is_outside else self._bold
        return Waiting(
            (DayLine(name, face),),
            (DayLine(f"{name} (далее)", face),),
            entries,
            is_tinted=day.is_off,
            is_faint=day.is_outside,
        )

    def _norm(self, said: Sequence[str], table: TablePlan) -> Waiting:
        width = table.boxes[-1].width
        return Waiting((), (), deque(self._entry(words, self._face, width) for words in said))

    def _entry(self, text: str, face: Face, width: float, hanging: float = 0.0) -> Entry:
        lines = self._wrappers[face].wrap(text, width - 2 * PAD_X - hanging)
        return tuple(DayLine(line, face, hanging if at else 0.0) for at, line in enumerate(lines))

    def _progress(self, done: int) -> Progress:
        return Progress(done, 14 * len(self._grid.mondays), "Раскладка по страницам")
