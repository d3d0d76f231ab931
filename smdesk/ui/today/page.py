"""The page «Сегодня»: its frame stands at once, what is computed comes when it is there."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.models.dates import day_in_words
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button, primary
from smdesk.ui.kit.card import drop
from smdesk.ui.kit.empty import EmptyState, give_focus, keys_kept_in
from smdesk.ui.kit.page import Page
from smdesk.ui.later import when_painted
from smdesk.ui.today import begin
from smdesk.ui.today.columns import CardColumns, Placed
from smdesk.ui.today.deeds import Deeds
from smdesk.ui.today.due_card import DueCard
from smdesk.ui.today.kept_card import KeptCard
from smdesk.ui.today.norm_card import NormCard
from smdesk.ui.today.posts_card import PostsCard
from smdesk.ui.today.recent_card import RecentCard
from smdesk.ui.today.words import facts

AFTER_PAINT_MS = 30
"""Computing begins so long after the page was first painted, milliseconds."""


class TodayPage(Page):
    """Deadlines, compliance, the last changes; everything on it leads to its place."""

    def __init__(self, context: Context) -> None:
        super().__init__("Сегодня")
        self._context = context
        self._desk = context.desk
        self._watch = context.agenda
        self.due = DueCard(Deeds(context, self))
        self.posts = PostsCard(context.desk)
        self.norm = NormCard()
        self.kept = KeptCard()
        self.recent = RecentCard(context.desk)
        self.cards = CardColumns(self._placed(), "Сегодня")
        self.norm.hide()
        write = context.actions.action("today.add")
        self.header.set_primary(action_button(write, "primary", "Новая публикация"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cards)
        self._empty: QWidget | None = None
        self._says = ""
        self.body.addWidget(self._stack, 1)
        self._late = self._timer(AFTER_PAINT_MS, self._settle)
        self._soon = self._timer(0, self._show)
        self._then = self._timer(0, self.posts.refresh)
        self._wire()
        self._show_frame()

    def _placed(self) -> tuple[Placed, ...]:
        return (
            Placed(self.due, 0, 0),
            Placed(self.posts, 1, 1),
            Placed(self.norm, 0, 0),
            Placed(self.kept, 1, 2),
            Placed(self.recent, 0, 2),
        )

    def _timer(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _wire(self) -> None:
        self._watch.changed.connect(self._hear)
        self._watch.failed.connect(self.failed)
        self.due.calendar_wanted.connect(lambda: self.open_page.emit("settings", "calendar"))
        self.posts.opened.connect(lambda post: self._begun(begin.open_post, post))
        self.posts.published.connect(lambda ids: self._begun(begin.mark, ids))
        self.posts.day_wanted.connect(lambda day: self.open_page.emit("plan", day))
        self.norm.wanted.connect(self._show_norm)
        self.norm.report_wanted.connect(self._offer_report)
        self.kept.wanted.connect(lambda target: self.open_page.emit("control", target))
        self.recent.wanted.connect(lambda change: self.open_page.emit("journal", change))

    # Doing

    def do_add(self) -> None:
        """Write a new post for today."""
        self._begun(begin.write)

    def _begun(self, deed: Callable[..., str], *about: object) -> None:
        """Do it, and say so once it is done."""
        if said := deed(self._context, self, *about):
            self.toast.emit(said, True)

    def _show_norm(self, account: int) -> None:
        """The page in the registry, or for 0 the plan of this week."""
        if account:
            self.open_page.emit("registry", account)
        else:
            self.open_page.emit("plan", self._desk.today())

    def _offer_report(self, button: QWidget) -> None:
        from smdesk.ui.today.norm_report import offer

        offer(self._context, self, button)

    # Coming and going

    def shown(self) -> None:
        """The keys scroll the cards at once; Tab goes through what can be done."""
        give_focus(self._stack.currentWidget())

    def showEvent(self, event: QShowEvent) -> None:
        """The page is seen: what it can do without comes after the first paint."""
        super().showEvent(event)
        self._watch.is_watched = True
        when_painted(self, self._late)

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: nothing waits any longer."""
        self._watch.is_watched = False
        for timer in (self._late, self._soon, self._then):
            timer.stop()
        super().hideEvent(event)

    def _hear(self) -> None:
        """A page that is not seen reads what came when it is shown."""
        if self.isVisible():
            self._soon.start()

    def refresh(self) -> None:
        """Read everything anew."""
        self._show_frame()
        self._watch.ask()

    def changed(self, _tables: dict[str, frozenset[int]]) -> None:
        """Only the journal is read: the watch hears of the change by itself."""
        self._show_frame()

    # Showing

    def _settle(self) -> None:
        if self._empty is None:
            self.recent.refresh()
            self._then.start()
        self._show()
        self._watch.ask()

    def _show_frame(self) -> None:
        """What needs no computing: the day, the last changes, or what to begin with."""
        self.header.title.setText(f"Сегодня, {day_in_words(self._desk.today())}")
        self._show_empty()
        self.header.show_primary(self._empty is None)
        if self._empty is None and self.isVisible():
            self.recent.refresh()
            self.posts.refresh()
            self._order_tabs()

    def _show(self) -> None:
        agenda = self._watch.agenda
        self._show_empty()
        self.header.set_facts(facts(agenda) if agenda else "")
        if agenda is not None:
            self.due.show_agenda(agenda)
            self.norm.show_agenda(agenda)
            self.kept.show_agenda(agenda)
            self._order_tabs()

    def _order_tabs(self) -> None:
        """What is built anew would else come last."""
        cards = (self.due, self.posts, self.norm, self.kept, self.recent)
        stops = [self.cards, *(stop for card in cards for stop in card.stops())]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _show_empty(self) -> None:
        says = self._wants_first()
        if says == self._says:
            return
        self._says = says
        with keys_kept_in(self._stack):
            gone, self._empty = self._empty, _EMPTY[says](self) if says else None
            if self._empty is not None:
                self._stack.addWidget(self._empty)
            self._stack.setCurrentWidget(self._empty or self.cards)
            if gone is not None:
                self._stack.removeWidget(gone)
                drop(gone)

    def _wants_first(self) -> str:
        if self._desk.is_empty():
            return "records"
        return "" if self._desk.office.get().procedure else "procedure"

    def first_steps(self) -> EmptyState:
        """Nothing has been entered."""
        actions = self._context.actions
        return EmptyState(
            "home",
            "Здесь будет всё, что пора сделать",
            "Укажите организацию и Порядок, внесите страницы или загрузите готовую таблицу.",
            [
                action_button(actions.action("help.first"), "primary"),
                action_button(actions.action("file.import")),
                action_button(actions.action("registry.example")),
            ],
        )

    def without_procedure(self) -> EmptyState:
        """No procedure is chosen."""
        choose = primary(
            "Выбрать Порядок", lambda: self.open_page.emit("settings", "procedure"), ""
        )
        return EmptyState(
            "control",
            "Порядок ещё не выбран",
            "По нему программа считает сроки и проверяет страницы, организации и ответственных.",
            [choose],
        )


_EMPTY = {"records": TodayPage.first_steps, "procedure": TodayPage.without_procedure}
