"""How a page enters the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smdesk.ui.frame.actions import ActionRegistry, ActionSpec
from smdesk.ui.kit.page import Page

if TYPE_CHECKING:
    from smdesk.desk import Desk
    from smdesk.ui.background import BackgroundCalls
    from smdesk.ui.jobs import JobRunner


@dataclass(frozen=True, slots=True)
class Context:
    """What a page may use. Pages reach data through `desk` alone."""

    desk: Desk
    actions: ActionRegistry
    jobs: JobRunner
    background: BackgroundCalls


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
