"""The menu on placements: only what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QMenu

from smdesk.models.plan import PlanItem
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.theme.icons import icon

NOT_OUT = frozenset(Stage) - {Stage.PUBLISHED, Stage.CANCELLED}
ASKABLE = frozenset({Stage.IDEA, Stage.DRAFT, Stage.CHANGES_ASKED})
BACK = frozenset({Stage.PUBLISHED, Stage.SCHEDULED, Stage.CANCELLED})


class Deeds(Protocol):
    """What the page can do."""

    def do_add(self) -> None: ...
    def do_edit(self) -> None: ...
    def do_published(self) -> None: ...
    def do_published_now(self) -> None: ...
    def do_published_as_planned(self) -> None: ...
    def do_schedule(self) -> None: ...
    def do_cancel(self) -> None: ...
    def do_take_back(self) -> None: ...
    def do_copy(self) -> None: ...
    def do_paste(self) -> None: ...
    def do_repeat(self) -> None: ...
    def do_to_tray(self) -> None: ...
    def do_delete(self) -> None: ...
    def do_delete_post(self) -> None: ...
    def do_ask_post(self) -> None: ...
    def do_decide(self) -> None: ...
    def is_due(self, item: PlanItem) -> bool: ...


def fill_item_menu(menu: QMenu, page: Deeds, items: Sequence[PlanItem]) -> None:
    """Put what can be done into the menu; with nothing selected, what can be made."""
    if not items:
        menu.addAction(icon("plus"), "Новая публикация…", page.do_add)
        menu.addAction(icon("calendar"), "Вставить", page.do_paste)
        return
    menu.addAction(icon("edit"), "Открыть…", page.do_edit)
    menu.addSeparator()
    _add_stages(menu, page, items)
    menu.addSeparator()
    menu.addAction(icon("copy"), "Копировать", page.do_copy)
    menu.addAction(icon("refresh"), "Повторить…", page.do_repeat)
    menu.addAction(icon("minus"), "Убрать день", page.do_to_tray)
    menu.addSeparator()
    placed = any(item.placement_id for item in items)
    if placed:
        menu.addAction(icon("trash"), "Удалить размещение", page.do_delete)
    menu.addAction(icon("trash"), "Удалить публикацию целиком", page.do_delete_post)


def _add_stages(menu: QMenu, page: Deeds, items: Sequence[PlanItem]) -> None:
    stages = {item.stage for item in items}
    if stages & NOT_OUT:
        _add_published(menu, page, items)
    if stages & {Stage.APPROVED, Stage.DRAFT}:
        menu.addAction(icon("calendar"), "Поставить в отложенные", page.do_schedule)
    if stages & NOT_OUT:
        menu.addAction(icon("close"), "Отменить размещение", page.do_cancel)
    if stages & BACK:
        menu.addAction(icon("undo"), "Вернуть в план", page.do_take_back)
    if len({item.post_id for item in items}) == 1:
        _add_approval(menu, page, items[0].stage)


def _add_published(menu: QMenu, page: Deeds, items: Sequence[PlanItem]) -> None:
    if any(item.placement_id for item in items):
        menu.addAction(icon("check"), "Отметить опубликованным…", page.do_published)
        menu.addAction(icon("check"), "Опубликовано сейчас", page.do_published_now)
    if any(page.is_due(item) for item in items if item.stage in NOT_OUT):
        words = "Опубликовано, как запланировано"
        menu.addAction(icon("check"), words, page.do_published_as_planned)


def _add_approval(menu: QMenu, page: Deeds, stage: Stage) -> None:
    if stage in ASKABLE:
        menu.addAction(icon("mail"), "Отправить на согласование…", page.do_ask_post)
    if stage is Stage.ON_APPROVAL:
        menu.addAction(icon("ok"), "Записать решение…", page.do_decide)
