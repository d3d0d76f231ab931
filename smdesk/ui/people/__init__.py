"""The page «Ответственные»: who has which duty, from when, by which act; and the people."""

from __future__ import annotations

from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page
from smdesk.ui.page_action import page_actions


def _build(context: Context) -> Page:
    from smdesk.ui.people.page import PeoplePage

    return PeoplePage(context)


_MENU = "Ответственные"
ON_CHOSEN = ("change", "hand_over", "finish", "edit", "delete")
"""Actions that need something chosen, and act on that."""
SPEC = PageSpec(
    key="people",
    title="Ответственные",
    icon="people",
    factory=_build,
    help="otvetstvennye",
    actions=page_actions(
        "people",
        (
            ("assign", "Назначить…", _MENU, "plus", "Ctrl+Shift+N"),
            ("change", "Изменить назначение…", _MENU, "edit", "F2", 0),
            ("hand_over", "Сменить ответственного…", _MENU, "handover", "", 0),
            ("finish", "Завершить назначение…", _MENU, "close", "", 0),
            ("add", "Добавить человека", _MENU, "person", "Ctrl+N", 1),
            ("edit", "Изменить человека", _MENU, "edit", "F4", 1),
            ("delete", "Удалить", _MENU, "trash", "", 2),
            ("print", "Печать списка ответственных…", "Отчёты", "print", "Ctrl+P", 3),
            ("export", "Ответственные в Excel…", "Отчёты", "export", "Ctrl+E", 3),
        ),
        ON_CHOSEN,
    ),
)
