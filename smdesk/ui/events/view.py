"""The list of events of some days: what stands in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from smdesk.models.event_days import Occurrence
from smdesk.models.labels import label, plural
from smdesk.models.period import days_in_words, month_of
from smdesk.models.plan_vocabulary import EventWhose
from smdesk.ui.events.columns import COLUMNS, KEYS
from smdesk.ui.events.deeds import EventDeeds
from smdesk.ui.events.rows import EventRow, RowIds, Told, event_rows
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_header import KeptHeader
from smdesk.ui.kit.empty import EmptyState, nothing_found
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.filters import BLANK, FilterBar
from smdesk.ui.kit.table import RecordTable
from smdesk.ui.kit.table_panel import TablePanel
from smdesk.ui.memory_list import MemoryList
from smdesk.ui.theme.tokens import Space

SHOWS = frozenset(
    {"event", "post", "organization", "person", "office", "procedure_copy", "calendar_day"}
)
"""Tables whose changes can change what stands here."""
FORMS = ("мероприятие", "мероприятия", "мероприятий")
TOLD = {
    Told.MISSING: "просрочены",
    Told.DUE: "нужны",
    Told.RECEIVED: "получены",
    Told.NOT_ASKED: "не нужны",
}
GOES_ON, CANCELLED = "on", "cancelled"


class EventsView(QWidget):
    """Events of the days that `show_period` names, of this month at first.

    `post_wanted(event_id, day)` asks for a post about one of them: see `writing.write_post`.
    `toast(text, undoable)` and `failed(error)` go to the frame through the page.
    """

    toast = Signal(str, bool)
    failed = Signal(object)
    post_wanted = Signal(int, object)
    period_wanted = Signal(object)
    """A day outside those that were shown has come to the front: the month of it is shown."""
    told = Signal(str)
    """One line of facts: how many events, and how many wait for information."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = context.desk
        self.period = month_of(self._desk.today())
        self._ids = RowIds()
        self.filters = FilterBar("Поиск по мероприятиям")
        self._add_filters()
        self.list = MemoryList(
            "Мероприятия", COLUMNS, lambda row: row.id, lambda row: row.text, KEYS
        )
        self.deeds = EventDeeds(context, self, self)
        self.panel = TablePanel(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.filters)
        column.addWidget(self.deeds)
        column.addWidget(self.panel, 1)
        KeptHeader(self._desk.state, "events.columns", self.table)
        self.list.sort_as_marked()
        self.setFocusProxy(self.table)
        self._wire()
        self.refresh()

    def _add_filters(self) -> None:
        whose = [Option(str(each), label(each)) for each in EventWhose]
        self.filters.add_filter("whose", "Чьё", whose)
        self.filters.add_filter("organization", "Организация", [])
        told = [Option(str(key), words) for key, words in TOLD.items()]
        self.filters.add_filter("told", "Сведения", told)
        state = [Option(GOES_ON, "состоятся"), Option(CANCELLED, "отменены")]
        self.filters.add_filter("state", "Состояние", state, multiple=False)

    def _wire(self) -> None:
        self.filters.changed.connect(self._narrow)
        self.filters.search.leave_down.connect(self.table.setFocus)
        self.table.activated_id.connect(lambda _id: self.deeds.edit())
        self.table.delete_requested.connect(lambda _ids: self.deeds.remove())
        self.table.selection_ids.connect(lambda _ids: self.deeds.enable())
        self.table.menu_hook = self._fill_menu
        self.deeds.toast.connect(self.toast)
        self.deeds.failed.connect(self.failed)
        self.deeds.post_wanted.connect(self.post_wanted)

    @property
    def table(self) -> RecordTable:
        """The table of the list."""
        return self.list.table

    # -- looking ---------------------------------------------------------------------------------

    def show_period(self, since: date, until: date) -> None:
        """Show the events of these days, both included."""
        self.period = self.period._replace(since=since, until=until)
        self.refresh()

    def show_event(self, event_id: int) -> None:
        """Bring an event to the front, whatever the filters and the days hide."""
        event = self._desk.events.get(event_id)
        self.filters.clear()
        if not self.period.since <= event.starts_on <= self.period.until:
            self.period = month_of(event.starts_on)
            self.period_wanted.emit(event.starts_on)
        self.refresh()
        self.table.select(self._ids.of(Occurrence(event.starts_on, event.starts_at, event)))
        self.table.setFocus()

    def search(self) -> None:
        """Ctrl+F."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def changed(self, tables: dict[str, frozenset[int]]) -> None:
        """Read anew when what changed can be seen here."""
        if not tables or SHOWS & tables.keys():
            self.refresh()

    def refresh(self) -> None:
        """Read the days anew."""
        found = self._desk.events.between(*self.period, cancelled=True)
        rows = event_rows(self._desk, found, self._ids.of)
        self._offer_organizations(rows)
        self.list.take(rows)
        self._narrow()

    def chosen(self) -> list[EventRow]:
        """The selected rows, in the order shown."""
        return [self.list.rows[each] for each in self.table.selected()]

    def _offer_organizations(self, rows: list[EventRow]) -> None:
        names = sorted({row.organization for row in rows if row.organization})
        none = [Option(BLANK, "(не указана)")] if any(not r.organization for r in rows) else []
        button = self.filters.filters["organization"]
        button.set_options([*(Option(name, name) for name in names), *none])
        button.setVisible(len(names) > 1 or bool(button.chosen()))

    def _narrow(self) -> None:
        number = self.list.narrow(self.filters.search.text(), self._is_wanted)
        self.panel.show_empty(None if number else self._empty())
        counted = plural(number, *FORMS) if number else ""
        found = counted and self.filters.is_set()
        self.panel.set_total(f"Найдено: {counted}" if found else counted)
        if number and not self.table.current():
            self.table.select(self._first_ahead())
        self.deeds.enable()
        self.told.emit(self._facts())

    def _is_wanted(self, row: EventRow) -> bool:
        event, chosen = row.occurrence.event, self.filters.chosen
        wanted = (
            ("whose", str(event.whose)),
            ("organization", row.organization or BLANK),
            ("told", str(row.told)),
            ("state", CANCELLED if event.is_cancelled else GOES_ON),
        )
        by_filters = all(not chosen(key) or value in chosen(key) for key, value in wanted)
        return by_filters and (not event.is_cancelled or CANCELLED in chosen("state"))

    def _first_ahead(self) -> int:
        """The first event from today on; the last one where all are over."""
        rows = self.table.records
        ids = [rows.id_at(at) for at in range(rows.rowCount())]
        ahead = (i for i in ids if self.list.rows[i].occurrence.until >= self._desk.today())
        return next(ahead, ids[-1])

    def _facts(self) -> str:
        going = [r for r in self.list.rows.values() if not r.occurrence.event.is_cancelled]
        facts = [plural(len(going), *FORMS)]
        for told, words in ((Told.MISSING, "просрочены сведения"), (Told.DUE, "нужны сведения")):
            number = sum(row.told is told for row in going)
            if number:
                facts.append(f"{words}: {number}")
        return " · ".join(facts)

    def _empty(self) -> EmptyState:
        if self.filters.is_set():
            return nothing_found(self.filters.clear)
        return EmptyState(
            "calendar",
            f"На {days_in_words(*self.period)} мероприятий нет",
            "Внесите то, о чём стоит написать: приёмы, праздники, открытия, субботники. Из"
            " мероприятия в один щелчок получается публикация.",
            [self.deeds.add_button()],
        )

    def _fill_menu(self, menu: QMenu, _ids: list[int]) -> None:
        menu.addActions(self.deeds.menu_actions())
