"""How a page enters the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from smdesk.models.quick_dataclass import dataclass
from smdesk.ui.frame.actions import ActionRegistry, ActionSpec
from smdesk.ui.kit.page import Page

if TYPE_CHECKING:
    from smdesk.desk import Desk
    from smdesk.procedures.agenda import Agenda
    from smdesk.ui.agenda import AgendaWatch
    from smdesk.ui.background import BackgroundCalls
    from smdesk.ui.jobs import JobRunner


@dataclass(frozen=True)
class Context:
    """What a page may use. Pages reach data through `desk` alone."""

    desk: Desk
    actions: ActionRegistry
    jobs: JobRunner
    background: BackgroundCalls

    @cached_property
    def agenda(self) -> AgendaWatch:
        """What today asks for; loaded when it is first wanted."""
        from smdesk.ui.agenda import AgendaWatch

        return AgendaWatch(self.desk, self.jobs)

    def stop(self) -> None:
        """The window closes: nothing is delivered any more."""
        self.background.close()
        if "agenda" in self.__dict__:
            self.agenda.stop()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page of the navigation. `factory` runs when the page is first shown."""

    key: str
    """Unique, such as `registry`; part of keys in `desk.state`."""
    title: str
    icon: str
    factory: Callable[[Context], Page]
    actions: tuple[ActionSpec, ...] = ()
    foot: bool = False
    """Stands at the foot of the navigation (Журнал, Настройки)."""
    help: str = ""
    """The page of the guide that F1 opens."""
    counter: Callable[[Agenda], int] | None = None
    """What of today's agenda is counted beside the page in the navigation."""
