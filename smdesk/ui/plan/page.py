"""The page of the plan: what can be done, on top of what `view` shows and `hands` carries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QMenu

from smdesk.desk.planning.posts import Where
from smdesk.models.plan import PlanItem
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button
from smdesk.ui.later import after_paint
from smdesk.ui.plan.chosen import ON_CHOSEN
from smdesk.ui.plan.deeds import PlanDeeds
from smdesk.ui.plan.first_step import EVENT, LOAD, PAGE, POST, FirstStep
from smdesk.ui.plan.menu import fill_item_menu
from smdesk.ui.plan.period import EVENTS

AFTER_PAINT_MS = 60
"""What was not saved is told so long after the page was first painted, milliseconds."""


class PlanPage(PlanDeeds):
    """Every `do_…` is an action of the page; see `SPEC`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._has_told = False
        actions = context.actions
        self.header.add_button(action_button(actions.action("plan.print"), text="Печать"))
        asking = action_button(context.actions.action("plan.ask"), text="Согласовать…")
        self.header.add_button(asking)
        self.header.set_primary(action_button(context.actions.action("plan.add"), "primary"))
        deeds = {
            PAGE: lambda: self.open_page.emit("registry", None),
            POST: self.do_add,
            LOAD: self.do_load,
            EVENT: self._add_event,
        }
        self.first_step = FirstStep(self._desk, deeds)
        self.body.insertWidget(self.body.indexOf(self.strip), self.first_step)
        self._wire()

    def refresh(self) -> None:
        """Read the period in front anew; over an empty plan stands what it begins with."""
        layout = self.layout()
        if self.first_step.look(self.period) and layout is not None:
            layout.activate()  # how many posts a day has room for depends on it
        super().refresh()

    def shown(self) -> None:
        """The keys work in the calendar at once."""
        super().shown()
        self._enable()
        if not self._has_told:
            self._has_told = True
            after_paint(self, AFTER_PAINT_MS, self._tell_unsaved)

    def _tell_unsaved(self) -> None:
        from smdesk.ui.unsaved import POSTS, offer_unsaved, post_words

        words = partial(post_words, self._desk)
        offer_unsaved(self, self._desk, POSTS, words, self._go_on)

    def _go_on(self, post_id: int) -> None:
        """Work on what was not saved."""
        if post_id:
            self._open_post(post_id)
        else:
            self._begin()

    def _enable(self) -> None:
        """What needs something chosen can be done once it is."""
        there = self.list.table.selected() if self.grid is None else self.grid.selected
        is_chosen = bool((self.period.view != EVENTS and there) or self.tray.list.chosen())
        for key in ON_CHOSEN:
            self._context.actions.enable(f"plan.{key}", enabled=is_chosen)

    def show_view(self, key: str) -> None:
        """Bring a view to the front, on the same days."""
        super().show_view(key)
        self._enable()

    def _wire(self) -> None:
        self.list.chosen_changed.connect(self._enable)
        self.tray.list.itemSelectionChanged.connect(self._enable)
        for grid in self.grids.values():
            grid.chosen_changed.connect(self._enable)
            grid.opened.connect(self._open)
            grid.wanted.connect(self._write)
            grid.day_wanted.connect(self._show_day)
            grid.shifted.connect(self._shift)
            grid.asked.connect(self._ask)
            grid.installEventFilter(self)
        self.tray.list.opened.connect(self._open)
        self.tray.list.delete_wanted.connect(self.do_delete)
        self.list.opened.connect(self._open)
        self.post_wanted.connect(self._open_post)
        self.list.add_wanted.connect(self.do_add)
        self.list.link_wanted.connect(_open_link)
        self.list.table.delete_requested.connect(lambda _ids: self.do_delete())
        self.list.table.menu_hook = lambda menu, _ids: fill_item_menu(menu, self, self.chosen())

    # -- posts -----------------------------------------------------------------------------------

    def do_add(self) -> None:
        """Write a new post for the day that the keys are on, or of what is chosen in the list."""
        chosen = self.chosen() if self.grid is None else []
        moment = chosen[0].at if chosen else None
        self._write(moment.date() if moment else self._day())

    def _add_event(self) -> None:
        self.show_view(EVENTS)
        if self.events is not None:
            self.events.deeds.add()

    def do_edit(self) -> None:
        """Work on the post in front, or on the event."""
        if self.period.view == EVENTS and self.events is not None:
            self.events.deeds.edit()
            return
        for item in self._meant()[:1]:
            self._open(item)

    def _write(self, day: date) -> None:
        """A new post on a day, on the pages that are filtered by."""
        moment = self._desk.plan.default_moment(day)
        self._begin([Where(account, moment) for account in self.filters.wanted().accounts], moment)

    def _begin(self, places: Sequence[Where] = (), moment: datetime | None = None) -> None:
        from smdesk.ui.post.editor import open_editor

        if saved := open_editor(self._context, self, places=places, moment=moment):
            self.toast.emit(saved.words, True)

    def _open(self, item: PlanItem) -> None:
        self._open_post(item.post_id)

    def _open_post(self, post_id: int) -> None:
        from smdesk.ui.post.editor import open_editor

        if open_editor(self._context, self, post_id=post_id):
            self.toast.emit("Публикация изменена", True)

    def do_ask(self) -> None:
        """Put the plan of the days in front up for approval."""
        from smdesk.ui.approval.dialogs import ask_for_plan

        if ask_for_plan(self._context, self, self.period.first, self.period.last, self._said):
            self._said("План отправлен на согласование")

    def do_approvals(self) -> None:
        """What waits for somebody's word, and what has been decided."""
        self.strip.show_all()

    def do_repeat(self) -> None:
        """Copies of the post in front, again and again until a day."""
        from smdesk.ui.post.repeat_dialog import repeat

        items = self._meant()
        if items and repeat(self._context, self, items[0].post_id):
            self.toast.emit("Повторы стоят в плане", True)

    def do_copy_week(self) -> None:
        """The week that the keys are in, once more in another week."""
        from smdesk.ui.post.copy_week import copy_week

        if copy_week(self._context, self, self._day(), self.filters.wanted()):
            self.toast.emit("Неделя скопирована", True)

    def do_fill_norm(self) -> None:
        """Ideas for the pages that lack posts in the week that the keys are in."""
        from smdesk.ui.post.fill_norm import fill_norm

        if fill_norm(self._context, self, self._day()):
            self.toast.emit("Идеи поставлены в план", True)

    # -- keys and menus --------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+C, Ctrl+X, Ctrl+V and Delete belong to the grid while it has the keys."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key(), event.modifiers())
        return super().eventFilter(watched, event)

    def _key(self, key: int, held: Qt.KeyboardModifier) -> bool:
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        deeds: tuple[tuple[Qt.Key, bool, Callable[[], object]], ...] = (
            (Qt.Key.Key_C, True, self.do_copy),
            (Qt.Key.Key_X, True, self.do_cut),
            (Qt.Key.Key_V, True, self.do_paste),
            (Qt.Key.Key_Delete, False, self.do_delete),
            (Qt.Key.Key_Home, False, self.go_today),
        )
        for wanted, with_control, deed in deeds:
            if wanted == key and with_control is control:
                deed()
                return True
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.tray.list.chosen() and self.tray.underMouse():
            self._ask(event.globalPos())

    def _ask(self, point: QPoint) -> None:
        menu = QMenu(self)
        fill_item_menu(menu, self, self._meant())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)


def _open_link(address: str) -> None:
    """Open a published post in the browser: the only way out, and only by a click."""
    if address.startswith(("https://", "http://")):
        QDesktopServices.openUrl(QUrl(address))
