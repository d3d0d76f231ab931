"""Carrying placements to other days: by mouse, by keys, through the clipboard of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QTimer

from smdesk.models.errors import DeskError
from smdesk.models.labels import plural
from smdesk.models.plan import PlanItem
from smdesk.ui.frame.pages import Context
from smdesk.ui.plan.grid import DayGrid
from smdesk.ui.plan.hand import Hand
from smdesk.ui.plan.moments import at_time, on_day, shifted
from smdesk.ui.plan.period import DAY
from smdesk.ui.plan.slots import Slot
from smdesk.ui.plan.view import PlanView

TURN_MS = 700
"""How long something is held over an arrow until the page turns, milliseconds."""
FORMS = ("размещение", "размещения", "размещений")
POSTS = ("публикация", "публикации", "публикаций")


class PlanHands(PlanView):
    """The page with hands; what else can be done stands in `PlanPage`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._held: tuple[int, ...] = ()
        self._cut = False
        self._point = QPoint()
        self._anchor: PlanItem | None = None
        self._anchored = 0
        self._turner = QTimer(self)
        self._turner.setInterval(TURN_MS)
        self._turner.timeout.connect(self._turn_while_carrying)
        for hand in self._hands():
            hand.carried.connect(self._carry)
            hand.dropped.connect(self._drop)
            hand.given_up.connect(self._put_down)

    def _hands(self) -> list[Hand]:
        return [*(grid.hand for grid in self.grids.values()), self.tray.list.hand]

    def _meant(self) -> list[PlanItem]:
        """What is selected: in the tray while the keys are there."""
        return self.tray.list.chosen() if self.tray.list.hasFocus() else self.chosen()

    def _ids(self) -> list[int]:
        return [item.placement_id for item in self._meant() if item.placement_id]

    # -- days ------------------------------------------------------------------------------------

    def do_to_tray(self) -> None:
        """What is selected has no day any more."""
        self._move(dict.fromkeys(self._ids()), copy=False)

    def _shift(self, ids: Sequence[int], step: timedelta) -> None:
        """By keys: so much later; what is selected stays so."""
        self._move(shifted(self._desk.plan.items(ids), step), copy=False)
        if self.grid is not None and ids:
            self.grid.cursor_day += timedelta(days=step.days if step.seconds == 0 else 0)
            if not self.period.holds(self.grid.cursor_day):
                self.go_to(self.grid.cursor_day)
            for each in ids:
                self.grid.select(each, add=each != ids[0])

    def do_copy(self) -> None:
        """Remember what is selected, to be put on another day."""
        self._remember(cut=False)

    def do_cut(self) -> None:
        """Remember what is selected, to be taken to another day."""
        self._remember(cut=True)

    def _remember(self, *, cut: bool) -> None:
        self._held, self._cut = tuple(self._ids()), cut
        if self._held:
            where = "перенести" if cut else "вставить"
            count = plural(len(self._held), *FORMS)
            self.toast.emit(f"{count}: Ctrl+V на другом дне, чтобы {where}", False)

    def do_paste(self) -> None:
        """Put what was remembered on the day that the keys are on."""
        items = self._desk.plan.items(self._held)
        if items and self.grid is not None:
            self._move(on_day(items, self.grid.cursor_day, self._desk), copy=not self._cut)
            self._held = () if self._cut else self._held

    def _move(self, moments: Mapping[int, datetime | None], *, copy: bool) -> None:
        if not moments:
            return
        count = plural(len(moments), *FORMS)
        if copy:
            self._tried(lambda: self._desk.placements.copy(moments), f"Скопировано: {count}")
            return
        out = [item for item in self._desk.plan.items(list(moments)) if item.is_published]
        if out and not (self._may_move(moments) and self._is_meant(len(out))):
            return
        self._tried(
            lambda: self._desk.placements.move(moments, and_published=bool(out)),
            f"Перенесено: {count}",
        )

    def _may_move(self, moments: Mapping[int, datetime | None]) -> bool:
        try:
            self._desk.placements.check_move(moments)
        except DeskError as error:
            self.failed.emit(error)
            return False
        return True

    def _is_meant(self, number: int) -> bool:
        from smdesk.ui.kit.dialogs import confirm

        return confirm(
            self,
            "Публикация уже вышла. Перенести её?"
            if number == 1
            else f"Уже вышло: {plural(number, *POSTS)}. Перенести их?",
            "Изменится день, когда она опубликована, и счёт нормы за неделю.",
            "Перенести",
        )

    # -- by mouse --------------------------------------------------------------------------------

    def _carry(self, point: QPoint) -> None:
        self._point = point
        grid = self.grid
        if grid is not None:
            what = self._carried()
            grid.show_drop(self._slot(grid, point, what), what)
        over = self.bar.arrow_at(point)
        if over and not self._turner.isActive():
            self._turner.start()
        elif not over:
            self._turner.stop()

    def _turn_while_carrying(self) -> None:
        self.turn(self.bar.arrow_at(self._point))

    def _drop(self, point: QPoint, copy: bool) -> None:
        what = self._carried()
        self._put_down()
        grid = self.grid
        if grid is None or not what:
            return
        slot = self._slot(grid, point, what)
        if slot is not None:
            self._take_to(what, slot, copy=copy)
        elif self.tray.rect().contains(self.tray.mapFromGlobal(point)):
            self._move({each: None for each in what if each > 0}, copy=copy)

    def _carried(self) -> tuple[int, ...]:
        sender = self.sender()
        return next((hand.what for hand in self._hands() if hand is sender), ())

    def _slot(self, grid: DayGrid, point: QPoint, what: Sequence[int]) -> Slot | None:
        """Where what is carried would land; it is led by the one that the hand took."""
        first = what[0] if what else 0
        if first != self._anchored:
            self._anchored = first
            self._anchor = next(iter(self._desk.plan.items([first])), None)
        own = self._anchor.at if self._anchor else None
        return grid.slot_at(grid.mapFromGlobal(point), what, own)

    def _take_to(self, what: Sequence[int], slot: Slot, *, copy: bool) -> None:
        items = self._desk.plan.items([each for each in what if each > 0])
        anchor = next((each for each in items if each.placement_id == what[0]), None)
        moments = on_day(items, slot.day, self._desk, anchor)
        if slot.at is not None:
            moments = at_time(moments, what[0], slot.at)
        if items and (copy or any(item.at != moments[item.placement_id] for item in items)):
            self._move(moments, copy=copy)
        for post_id in (-each for each in what if each < 0):
            self._place_idea(post_id, slot)

    def _place_idea(self, post_id: int, slot: Slot) -> None:
        """An idea without a page: the editor asks for pages, on that day."""
        from smdesk.ui.post.editor import open_editor

        usual = self._desk.plan.default_moment(slot.day)
        moment = datetime.combine(slot.day, slot.at or usual.time())
        if open_editor(self._context, self, post_id=post_id, moment=moment):
            self.toast.emit("Публикация изменена", True)

    def _put_down(self) -> None:
        self._turner.stop()
        self._anchored = 0
        if self.grid is not None:
            self.grid.show_drop(None)

    def _show_day(self, day: date) -> None:
        """All of a crowded day, as a list."""
        if self.grid is not None:
            self.grid.cursor_day = day
        self.period = self.period._replace(day=day)
        self.show_view(DAY)

    def _tried(self, do: Callable[[], object], said: str) -> None:
        try:
            do()
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.toast.emit(said, True)
