"""The pages, each as it is seen in several states: one line makes one more picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from docs.picturing.bases import DAYS, EMPTY, OFFICE, REGION
from smdesk.models.progress import run_to_end
from smdesk.ui.control.filters import LIGHT, MATRIX, SUMMARY
from smdesk.ui.control.page import ControlPage
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.plan.page import PlanPage
from smdesk.ui.plan.period import EVENTS, LIST, MONTH, WEEK
from smdesk.ui.registry.page import RegistryPage
from smdesk.ui.today.page import TodayPage


@dataclass(frozen=True, slots=True)
class PageSight:
    """A page of the window; `target` is what to show on it, `prepare` what to do there first."""

    name: str
    page: str
    target: object = None
    base: str = OFFICE
    prepare: Callable[[MainWindow], object] | None = None


ROUNDS = 20
"""How often events are handled until what was computed stands where it belongs."""


def _unfold(window: MainWindow) -> None:
    """All deadlines, and the day seen from its end."""
    page = window.pages.page()
    if not isinstance(page, TodayPage):
        raise TypeError("the page of today is not in front")
    page.due.more.click()


def _computed(window: MainWindow) -> None:
    """What a child would compute of a large office, here and now."""
    agenda = run_to_end(window.context.desk.control.agenda())
    window.context.agenda.computing.came.emit(agenda)
    for _each in range(ROUNDS):
        QApplication.processEvents()


def _registry(window: MainWindow) -> RegistryPage:
    page = window.pages.page()
    if not isinstance(page, RegistryPage):
        raise TypeError("the registry is not in front")
    return page


def _search(text: str) -> Callable[[MainWindow], None]:
    def prepare(window: MainWindow) -> None:
        page = _registry(window)
        page.filters.bar.search.setText(text)
        page.look_up()
        page.card.settle()

    return prepare


def _toast(window: MainWindow) -> None:
    _search("")(window)
    window.say("Аккаунт «Клуб „Родник“» изменён", undoable=True)


def _select_some(window: MainWindow) -> None:
    _search("")(window)
    _registry(window).table.selectAll()


def _control(window: MainWindow) -> ControlPage:
    page = window.pages.page()
    if not isinstance(page, ControlPage):
        raise TypeError("the page of control is not in front")
    return page


def _cell(window: MainWindow) -> None:
    page = _control(window)
    page.filters.clear()
    page.show_view(MATRIX)
    page.views.matrix.go(page.views.matrix.matrix.index(0, 0))
    page.show_card()


def _first_line(window: MainWindow) -> None:
    page = _control(window)
    table = page.views.table
    table.select(table.records.id_at(0))
    page.show_card()


def _control_view(view: int) -> Callable[[MainWindow], None]:
    def prepare(window: MainWindow) -> None:
        _control(window).filters.clear()
        _control(window).show_view(view)
        _first_line(window)

    return prepare


def _plan(view: str) -> Callable[[MainWindow], None]:
    def prepare(window: MainWindow) -> None:
        page = window.pages.page()
        if not isinstance(page, PlanPage):
            raise TypeError("the plan is not in front")
        page.show_view(view)
        page.go_today()
        while page.is_reading:
            QApplication.processEvents()

    return prepare


PAGES = (
    PageSight("today", "today"),
    PageSight("today-all", "today", prepare=_unfold),
    PageSight("registry", "registry"),
    PageSight("registry-found", "registry", prepare=_search("родник")),
    PageSight("registry-nothing", "registry", prepare=_search("этого здесь нет")),
    PageSight("registry-toast", "registry", prepare=_toast),
    PageSight("registry-selected", "registry", prepare=_select_some),
    PageSight("organizations", "organizations"),
    PageSight("people", "people"),
    PageSight("people-list", "people", 1),
    PageSight("plan", "plan", prepare=_plan(MONTH)),
    PageSight("plan-week", "plan", prepare=_plan(WEEK)),
    PageSight("plan-list", "plan", prepare=_plan(LIST)),
    PageSight("plan-events", "plan", prepare=_plan(EVENTS)),
    PageSight("control", "control", prepare=_cell),
    PageSight("control-list", "control", "violation", prepare=_first_line),
    PageSight("control-summary", "control", prepare=_control_view(SUMMARY)),
    PageSight("control-light", "control", prepare=_control_view(LIGHT)),
    PageSight("documents", "documents", "letters"),
    PageSight("documents-acts", "documents", "acts"),
    PageSight("documents-exemptions", "documents", "exemptions"),
    PageSight("documents-help", "documents", "help"),
    PageSight("journal", "journal"),
    PageSight("settings-office", "settings", "office"),
    PageSight("settings-procedure", "settings", "procedure"),
    PageSight("settings-networks", "settings", "networks"),
    PageSight("settings-calendar", "settings", "calendar"),
    PageSight("settings-occasions", "settings", "occasions"),
    PageSight("settings-templates", "settings", "templates"),
    PageSight("settings-copies", "settings", "copies"),
    PageSight("settings-looks", "settings", "looks"),
    PageSight("empty-today", "today", base=EMPTY),
    PageSight("empty-registry", "registry", base=EMPTY),
    PageSight("empty-organizations", "organizations", base=EMPTY),
    PageSight("empty-people", "people", base=EMPTY),
    PageSight("empty-plan", "plan", base=EMPTY),
    PageSight("empty-plan-events", "plan", base=EMPTY, prepare=_plan(EVENTS)),
    PageSight("empty-control", "control", base=EMPTY),
    PageSight("empty-documents", "documents", base=EMPTY),
    PageSight("empty-journal", "journal", base=EMPTY),
    PageSight("empty-settings-procedure", "settings", "procedure", base=EMPTY),
    *(
        PageSight(f"plan-{name}-{view}", "plan", base=name, prepare=_plan(view))
        for name in DAYS.values()
        for view in (MONTH, WEEK)
    ),
    PageSight("region-today", "today", base=REGION, prepare=_computed),
    PageSight("region-registry", "registry", base=REGION),
    PageSight("region-organizations", "organizations", base=REGION),
    PageSight("region-people", "people", base=REGION),
    PageSight("region-plan", "plan", base=REGION, prepare=_plan(MONTH)),
    PageSight("region-plan-week", "plan", base=REGION, prepare=_plan(WEEK)),
)
