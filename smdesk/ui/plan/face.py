"""What the grid of days shows: painted in one go, told in words under the mouse."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from smdesk.models.dates import day_in_words
from smdesk.models.labels import label
from smdesk.models.plan import PlanItem, monday
from smdesk.ui.kit.labels import tip
from smdesk.ui.plan.cells import Cells, Day
from smdesk.ui.plan.norm_words import NO_NORM, NormCell
from smdesk.ui.plan.painting import GridPainter, Marks, spoken
from smdesk.ui.plan.places import Places, item_at
from smdesk.ui.plan.slot_painting import paint_slot
from smdesk.ui.plan.slots import Slot, scale_of, slot_at
from smdesk.ui.theme.look import look


class DayFace(QWidget):
    """Days with placements, without hands.

    `chosen_changed()` — other chips or another day; `resized()` — there is room for another number
    of chips.
    """

    chosen_changed = Signal()
    resized = Signal()

    def __init__(self, today: Callable[[], date], *, tall: bool = False) -> None:
        super().__init__()
        self._today = today
        self._tall = tall
        self._cells = Cells()
        self.norms: dict[date, NormCell] = {}
        self._has_norms = True
        self._month = 0
        self._weeks: tuple[date, ...] = (monday(today()),)
        self.cursor_day = today()
        self.selected: frozenset[int] = frozenset()
        self.current = 0
        self._drop: Slot | None = None
        self._carried: Collection[int] = ()
        self._painted: dict[tuple[int, int], object] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(640, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Контент-план по дням")
        look().changed.connect(self.update)

    # -- what is shown ---------------------------------------------------------------------------

    def show_weeks(self, weeks: Sequence[date], month: int) -> None:
        """Other weeks; `month` is the month whose days stand out, 0 for all."""
        if (tuple(weeks), month) != (self._weeks, self._month):
            self._weeks, self._month = tuple(weeks), month
            self.update()
        last = weeks[-1] + timedelta(days=6)
        self.cursor_day = min(max(self.cursor_day, weeks[0]), last)
        self._look_again()

    def show_cells(self, cells: Cells) -> None:
        """What stands in the days; what is selected and gone is selected no longer."""
        self._cells = cells
        there = {item.placement_id for item in cells.items()}
        self.selected &= there
        self.current = self.current if self.current in there else 0
        self._tell()

    def show_norms(self, norms: Mapping[date, NormCell]) -> None:
        """The norm beside each week."""
        self.norms = dict(norms)
        self._has_norms = any(cell.lines for cell in norms.values())
        self._look_again()

    def places(self) -> Places:
        """Where everything stands now."""
        return Places(self.size(), self._weeks, self._tall)

    def room(self) -> int:
        """How many chips a day has room for."""
        return self.places().room()

    def day(self, day: date) -> Day:
        """What stands on a day."""
        return self._cells.days.get(day, Day(day))

    def item(self, placement_id: int) -> PlanItem | None:
        """The placement with this id, if it is shown."""
        found = self._cells.find(placement_id)
        return found[1] if found else None

    def slot_at(
        self, point: QPoint, carried: Collection[int] = (), own: datetime | None = None
    ) -> Slot | None:
        """Where placements that are carried would land; `own` is the time that one of them has."""
        places = self.places()
        day = places.day_at(point)
        return None if day is None else slot_at(places, self.day(day), point, carried, own)

    def show_drop(self, slot: Slot | None, carried: Collection[int] = ()) -> None:
        """Where something is about to be dropped."""
        if slot != self._drop:
            self._drop, self._carried = slot, carried
            self._look_again()

    def sizeHint(self) -> QSize:
        return QSize(980, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, marks = self.places(), self._marks()
        paint = GridPainter(painter, places, marks, self.font(), self._month)
        for (row, column), seen in self._seen(marks).items():
            cell = places.cell(row, column)
            if event.region().intersects(cell):
                self._paint_cell(paint, row, column)
            if QRegion(cell).subtracted(event.region()).isEmpty():
                self._painted[row, column] = seen
        paint.head()
        paint.grid()
        if self._drop is not None and self._tall:
            self._paint_slot(painter, self._drop)
        painter.end()

    def _paint_cell(self, paint: GridPainter, row: int, column: int) -> None:
        week = self._weeks[row]
        if column < 7:
            paint.day(self.day(week + timedelta(days=column)))
        else:
            paint.week(row, self.norms.get(week), has_norms=self._has_norms)

    def _look_again(self) -> None:
        """Paint what has come to look different: a move concerns two days of forty-two."""
        places = self.places()
        for at, seen in self._seen(self._marks()).items():
            if self._painted.get(at) != seen:
                self.update(places.cell(*at))

    def _seen(self, marks: Marks) -> dict[tuple[int, int], object]:
        """Cell → what it shows: where that is the same, it looks the same."""
        found: dict[tuple[int, int], object] = {}
        for row, week in enumerate(self._weeks):
            for column in range(7):
                day = self.day(week + timedelta(days=column))
                dropped = self._drop if day.day == marks.drop else None
                found[row, column] = day, marks.of_day(day), dropped
            found[row, 7] = self.norms.get(week), self._has_norms
        return found

    def _marks(self) -> Marks:
        return Marks(
            self._today(),
            self.cursor_day,
            self.selected,
            self.current,
            self._drop.day if self._drop else None,
            self.hasFocus(),
        )

    def _paint_slot(self, painter: QPainter, slot: Slot) -> None:
        places = self.places()
        scale = scale_of(places, self.day(slot.day), self._carried)
        paint_slot(painter, places.of_day(slot.day), slot, scale, self.font())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._look_again()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look_again()

    def _tell(self) -> None:
        item = self.item(self.current)
        words = spoken(item, label(item.stage)) if item else day_in_words(self.cursor_day)
        self.setAccessibleDescription(words)
        self.chosen_changed.emit()
        self._look_again()

    def _at(self, point: QPoint) -> PlanItem | None:
        return item_at(self.places(), list(self._cells.days.values()), point)

    def _more_at(self, point: QPoint) -> date | None:
        places = self.places()
        days = self._cells.days.values()
        return next(
            (d.day for d in days if places.hidden(d) and places.more(d).contains(point)), None
        )

    # -- words -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._words_at(event.pos())
            if words:
                QToolTip.showText(event.globalPos(), tip(words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _words_at(self, point: QPoint) -> str:
        item = self._at(point)
        if item is not None:
            return spoken(item, label(item.stage))
        places = self.places()
        day, week = places.day_at(point), places.week_at(point)
        if week is not None:
            cell = self.norms.get(week)
            return cell.tip if cell else "" if self._has_norms else NO_NORM
        shown = self.day(day) if day else None
        return "\n".join(shown.told) if shown else ""
