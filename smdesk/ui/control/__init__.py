"""The page «Контроль»: requirements against pages, what is to be mended, and the self-check."""

from __future__ import annotations

from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page
from smdesk.ui.page_action import page_actions


def _build(context: Context) -> Page:
    from smdesk.ui.control.page import ControlPage

    return ControlPage(context)


_MENU = "Контроль"
ON_CHOSEN = ("mend",)
"""Actions that need something chosen, and act on that."""
SPEC = PageSpec(
    key="control",
    title="Контроль",
    icon="control",
    factory=_build,
    help="kontrol",
    counter=lambda agenda: agenda.violations,
    actions=page_actions(
        "control",
        (
            ("mend", "Исправить", _MENU, "edit", "F4"),
            ("matrix", "Матрица", _MENU, "table", "", 1),
            ("list", "Список замечаний", _MENU, "warning", "", 1),
            ("summary", "Итоги по организациям", _MENU, "building", "", 1),
            ("light", "Светофор", _MENU, "chart", "", 1),
            ("weights", "Баллы самопроверки…", _MENU, "settings", "", 2),
            ("print", "Печать справки о соблюдении…", "Отчёты", "print", "Ctrl+P", 4),
            ("export", "Справка о соблюдении в Excel…", "Отчёты", "export", "Ctrl+E", 4),
        ),
        ON_CHOSEN,
    ),
)
