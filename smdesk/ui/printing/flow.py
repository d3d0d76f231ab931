"""Where each row and each block of text stands: pages filled from top to bottom.

Pure numbers, in units; nothing here knows what a row says. A row is never parted between pages
unless it is taller than a page; the signature never stands alone on the last one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

_HAIR = 0.01
"""Sums of heights differ by less than this when they are meant to be equal."""
_FEW_LINES = 3
"""A parted row leaves no fewer lines than these at the bottom of a page."""
_COMPANIONS = 2
"""So many rows or lines go to the last page with the signature."""


class Kind(Enum):
    """What an item is: a row of the table or a block of text."""

    ROW = "row"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Item:
    """A row, a part of a tall row, or a block."""

    kind: Kind
    number: int
    """Which row or block, from 0."""
    height: float
    gap: float = 0.0
    """Empty space above, unless the item begins a page."""
    first: int = 0
    """The first line of the row on this page, and `end`, the one after the last."""
    end: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and where it begins, from the top of the text area."""

    item: Item
    top: float


@dataclass(slots=True)
class FilledPage:
    """One page; `header_top` is where the table's header stands, None without rows."""

    placed: list[Placed] = field(default_factory=list)
    header_top: float | None = None
    used: float = 0.0


class Flow:
    """Takes items in order and fills `pages` of the given height; `header` is the table header's.

    The header must leave room for at least one line of a row.
    """

    def __init__(self, height: float, header: float) -> None:
        self._height = height
        self._header = header
        self.pages: list[FilledPage] = [FilledPage()]

    def block(self, number: int, height: float, gap: float = 0.0) -> None:
        """A block that is not parted."""
        self._put(Item(Kind.BLOCK, number, height, gap))

    def row(self, number: int, lines: int, line: float, padding: float) -> None:
        """A row of so many lines of `line` each, and `padding` above and below together."""
        whole = Item(Kind.ROW, number, lines * line + padding, 0.0, 0, lines)
        if whole.height <= self._height - self._header + _HAIR:
            self._put(whole)
            return
        first = 0
        while first < lines:
            fitting = int((self._room(Kind.ROW) - padding + _HAIR) // line)
            end = min(lines, first + fitting)
            if end - first < min(_FEW_LINES, lines - first) and self.pages[-1].placed:
                self.pages.append(FilledPage())
                continue
            end = max(end, first + 1)
            self._put(Item(Kind.ROW, number, (end - first) * line + padding, 0.0, first, end))
            first = end

    @property
    def room(self) -> float:
        """Height that is left on the page for rows, less the table's header where it must come."""
        return self._room(Kind.ROW)

    @property
    def is_at_top(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.pages[-1].placed

    def begin_page(self) -> None:
        """Leave the rest of the page empty."""
        self.pages.append(FilledPage())

    def close(self, number: int, height: float, gap: float, foot: float) -> None:
        """The signature block, with `foot` kept free at the bottom of its page.

        The last rows, or else the last lines, stand on its page, so that it signs something.
        """
        closing = Item(Kind.BLOCK, number, height, gap)
        fits = self._fits(closing, foot)
        if not fits or self._lacks_rows():
            companions = self._companions(self._height - self._header - gap - height - foot, fits)
            if companions or not fits:
                self._begin_last_page(companions)
        self._put(closing)

    def _lacks_rows(self) -> bool:
        return len(self.pages) > 1 and self.pages[-1].header_top is None

    def _companions(self, room: float, only_rows: bool) -> list[Item]:
        """What goes to the last page with the signature, in order: as much as fits into `room`.

        Two rows, or one, and all that follows them; else the last lines, unless `only_rows` may
        be moved. One row and one item always stay behind.
        """
        items = self._last_items()
        starts = [at for at, item in enumerate(items) if item.kind is Kind.ROW][1:][-_COMPANIONS:]
        if not only_rows:
            starts += range(max(1, len(items) - _COMPANIONS), len(items))
        tails = (items[start:] for start in starts)
        return next((tail for tail in tails if _height(tail) <= room), [])

    def _last_items(self) -> list[Item]:
        """The items of the last pages, as far back as the rows in question stand."""
        items: list[Item] = []
        for page in reversed(self.pages):
            items[:0] = [placed.item for placed in page.placed]
            if sum(item.kind is Kind.ROW for item in items) > _COMPANIONS:
                break
        return items

    def _begin_last_page(self, companions: list[Item]) -> None:
        self._take_back(companions)
        if self.pages[-1].placed:
            self.pages.append(FilledPage())
        for companion in companions:
            self._put(companion)

    def _take_back(self, items: list[Item]) -> None:
        for _ in items:
            page = self.pages[-1]
            page.used = page.placed.pop().top
            if not page.placed:
                self.pages.pop()
            elif page.placed[-1].item.kind is Kind.BLOCK and page.header_top is not None:
                self._forget_header(page)

    def _room(self, kind: Kind) -> float:
        page = self.pages[-1]
        header = self._header if kind is Kind.ROW and page.header_top is None else 0.0
        return self._height - page.used - header

    def _fits(self, item: Item, foot: float = 0.0) -> bool:
        gap = item.gap if self.pages[-1].placed else 0.0
        return gap + item.height + foot <= self._room(item.kind) + _HAIR

    def _put(self, item: Item) -> None:
        if not self._fits(item) and self.pages[-1].placed:
            self.pages.append(FilledPage())
        page = self.pages[-1]
        if page.placed:
            page.used += item.gap
        if item.kind is Kind.ROW and page.header_top is None:
            page.header_top = page.used
            page.used += self._header
        page.placed.append(Placed(item, page.used))
        page.used += item.height

    @staticmethod
    def _forget_header(page: FilledPage) -> None:
        """Without rows under it the table's header goes too."""
        if all(each.item.kind is Kind.BLOCK for each in page.placed):
            page.header_top = None


def _height(items: list[Item]) -> float:
    return sum(item.height + item.gap for item in items)
