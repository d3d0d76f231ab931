"""The menu on placements: only what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QMenu

from smdesk.models.plan import PlanItem
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.theme.icons import icon

NOT_OUT = frozenset(Stage) - {Stage.PUBLISHED, Stage.CANCELLED}
BACK = frozenset({Stage.PUBLISHED, Stage.SCHEDULED, Stage.CANCELLED})


class Deeds(Protocol):
    """What the page can do."""

    def do_add(self) -> None: ...
    def do_edit(self) -> None: ...
    def do_published(self) -> None: ...
    def do_schedule(self) -> None: ...
    def do_cancel(self) -> None: ...
    def do_take_back(self) -> None: ...
    def do_copy(self) -> None: ...
    def do_paste(self) -> None: ...
    def do_repeat(self) -> None: ...
    def do_to_tray(self) -> None: ...
    def do_delete(self) -> None: ...


def fill_item_menu(menu: QMenu, page: Deeds, items: Sequence[PlanItem]) -> None:
    """Put what can be done into the menu; with nothing selected, what can be made."""
    if not items:
        menu.addAction(icon("plus"), "Новая публикация…", page.do_add)
        menu.addAction(icon("calendar"), "Вставить", page.do_paste)
        return
    stages = {item.stage for item in items}
    menu.addAction(icon("edit"), "Открыть…", page.do_edit)
    menu.addSeparator()
    if stages & NOT_OUT:
        menu.addAction(icon("check"), "Отметить опубликованным…", page.do_published)
    if stages & {Stage.APPROVED, Stage.DRAFT}:
        menu.addAction(icon("calendar"), "Поставить в отложенные", page.do_schedule)
    if stages & NOT_OUT:
        menu.addAction(icon("close"), "Отменить размещение", page.do_cancel)
    if stages & BACK:
        menu.addAction(icon("undo"), "Вернуть в план", page.do_take_back)
    menu.addSeparator()
    menu.addAction(icon("copy"), "Копировать", page.do_copy)
    menu.addAction(icon("refresh"), "Повторить…", page.do_repeat)
    menu.addAction(icon("minus"), "Убрать день", page.do_to_tray)
    menu.addAction(icon("trash"), "Удалить", page.do_delete)
