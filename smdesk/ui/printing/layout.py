"""Laying a sheet out on pages, in steps short enough for the window's thread.

5,500 rows of 8 columns take under a second where a QTextDocument takes five and cannot be
stopped: words are measured once, lines are broken by us, and the result is what the painter
draws. Each step works on `_STEP` rows.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping

from smdesk.models.progress import Job, Progress
from smdesk.reports.layouts import Layout
from smdesk.ui.printing.around import Around
from smdesk.ui.printing.faces import CELLS, POINTS, Face, Type
from smdesk.ui.printing.flow import Flow
from smdesk.ui.printing.month_layout import MonthLayout
from smdesk.ui.printing.pages import ColumnBox, PagePlan, Pages, RowLines, TablePlan
from smdesk.ui.printing.paper import PAD_X, PAD_Y, Orientation, Paper, mm
from smdesk.ui.printing.sheet import Sheet
from smdesk.ui.printing.widths import Want, fit
from smdesk.ui.printing.wrapping import Lines, Wrapper

EMPTY = "Записей нет"

_STEP = 20
_WIDEST_WORD = mm(32)
"""A longer word, mostly an address, may be parted; Russian words of 9–10 pt are shorter."""
_HEADER_PART = 1 / 3
"""The header of the table takes no more of a page than this."""
_ROUNDING = 1.02
"""Widths of smaller type are only nearly proportional."""


def lay_out(sheet: Sheet, types: Mapping[Face, Type]) -> Job[Pages]:
    """Yield progress in rows and return the pages. `types` come from `make_faces`."""
    if sheet.layout is Layout.MONTH and sheet.grid is not None:
        return MonthLayout(sheet, sheet.grid, types).run()
    return _Layout(sheet, types).run()


class _Layout:
    """The state of one run."""

    def __init__(self, sheet: Sheet, types: Mapping[Face, Type]) -> None:
        lying = Orientation.LANDSCAPE if sheet.landscape else Orientation.PORTRAIT
        self._sheet = sheet
        self._types = types
        self._paper = Paper(lying, sheet.size)
        self._face, self._bold = CELLS[1 if sheet.landscape else 0]
        self._wrappers = {face: Wrapper(kind.width) for face, kind in types.items()}
        self._around = Around(sheet, types, self._wrappers, self._paper.text_width)

    def run(self) -> Job[Pages]:
        texts: list[tuple[str, ...]] = []
        wants = self._fine_enough((yield from self._measure(texts)))
        table = self._plan_table(wants)
        flow = Flow(self._paper.text_height, table.header_height)
        self._around.head(flow)
        rows = yield from self._wrap_rows(texts, table, flow)
        foot = self._around.close(flow)
        yield from self._let_go(texts)
        plans = tuple(PagePlan(tuple(page.placed), page.header_top) for page in flow.pages)
        return Pages(
            self._sheet.title,
            self._paper,
            self._types,
            table,
            tuple(rows),
            tuple(self._around.blocks),
            foot,
            plans,
        )

    def _let_go(self, texts: list[tuple[str, ...]]) -> Iterator[Progress]:
        """Free what was remembered bit by bit: all of it at once would take 20 ms."""
        texts.clear()
        yield self._progress(2 * self._sheet.count)
        for wrapper in self._wrappers.values():
            for _ in wrapper.forget():
                yield self._progress(2 * self._sheet.count)

    @property
    def _line(self) -> float:
        return max(self._types[self._face].line, self._types[self._bold].line)

    # Widths

    def _measure(self, texts: list[tuple[str, ...]]) -> Generator[Progress, None, list[Want]]:
        """Fill `texts` with the rows and return what the columns want."""
        columns = self._sheet.columns
        least = [self._wrappers[self._bold].extent(column.title)[0] for column in columns]
        natural = list(least)
        for number in range(self._sheet.count):
            row = self._sheet.row(number)
            texts.append(row)
            self._widen(row, self._face, least, natural)
            if number % _STEP == 0:
                yield self._progress(number)
        if self._sheet.totals:
            self._widen(self._sheet.totals, self._bold, least, natural)
        return [
            Want(min(narrow, _WIDEST_WORD) + 2 * PAD_X, wide + 2 * PAD_X, max(column.share, 0.1))
            for narrow, wide, column in zip(least, natural, columns, strict=True)
        ]

    def _widen(
        self, row: tuple[str, ...], face: Face, least: list[float], natural: list[float]
    ) -> None:
        extent = self._wrappers[face].extent
        for at, text in enumerate(row):
            widest, longest = extent(text)
            least[at] = max(least[at], widest)
            natural[at] = max(natural[at], longest)

    def _fine_enough(self, wants: list[Want]) -> list[Want]:
        """Take smaller type if words would be parted, as small as there is."""
        room = self._paper.text_width
        for finer in CELLS[CELLS.index((self._face, self._bold)) + 1 :]:
            if sum(want.least for want in wants) <= room:
                break
            ratio = POINTS[finer[0]] / POINTS[self._face]
            self._face, self._bold = finer
            wants = [_scaled(want, ratio) for want in wants]
        return wants

    def _plan_table(self, wants: list[Want]) -> TablePlan:
        line, room = self._line, self._paper.text_width
        boxes: list[ColumnBox] = []
        x = 0.0
        for column, width in zip(self._sheet.columns, fit(wants, room), strict=True):
            boxes.append(ColumnBox(x, width, column.align))
            x += width
        most = int(self._paper.text_height * _HEADER_PART // line)
        header = tuple(
            self._cell(column.title, self._bold, box.width)[:most]
            for column, box in zip(self._sheet.columns, boxes, strict=True)
        )
        height = RowLines(header).depth * line + 2 * PAD_Y if header else 0.0
        crowded = sum(want.least for want in wants) > room
        return TablePlan(tuple(boxes), header, height, self._face, self._bold, line, crowded)

    def _cell(self, text: str, face: Face, width: float) -> Lines:
        return self._wrappers[face].wrap(text, width - 2 * PAD_X)

    # Pages

    def _wrap_rows(
        self, texts: list[tuple[str, ...]], table: TablePlan, flow: Flow
    ) -> Generator[Progress, None, list[RowLines]]:
        widths = [box.width for box in table.boxes]
        rows: list[RowLines] = []
        for number, row in enumerate(texts):
            rows.append(RowLines(self._lines(row, widths, self._face)))
            flow.row(number, rows[-1].depth, table.line, 2 * PAD_Y)
            if number % _STEP == 0:
                yield self._progress(len(texts) + number)
        for extra in self._last_rows(widths):
            flow.row(len(rows), extra.depth, table.line, 2 * PAD_Y)
            rows.append(extra)
        return rows

    def _last_rows(self, widths: list[float]) -> list[RowLines]:
        """«Записей нет» in an empty table, and the totals."""
        rows: list[RowLines] = []
        if not self._sheet.count:
            rows.append(RowLines(((EMPTY,),), wide=True))
        if self._sheet.totals:
            rows.append(RowLines(self._lines(self._sheet.totals, widths, self._bold), bold=True))
        return rows

    def _lines(self, row: tuple[str, ...], widths: list[float], face: Face) -> tuple[Lines, ...]:
        wrap = self._wrappers[face].wrap
        return tuple(wrap(text, width - 2 * PAD_X) for text, width in zip(row, widths, strict=True))

    def _progress(self, done: int) -> Progress:
        return Progress(done, 2 * self._sheet.count, "Раскладка по страницам")


def _scaled(want: Want, ratio: float) -> Want:
    """The same column in smaller type; the padding stays, and signs may round up."""
    pad = 2 * PAD_X
    least, natural = (
        (width - pad) * ratio * _ROUNDING + pad for width in (want.least, want.natural)
    )
    return Want(least, natural, want.share)
