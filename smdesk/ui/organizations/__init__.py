"""The page «Организации»: the tree, who runs what, who is exempt."""

from __future__ import annotations

from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page
from smdesk.ui.page_action import page_actions


def _build(context: Context) -> Page:
    from smdesk.ui.organizations.page import OrganizationsPage

    return OrganizationsPage(context)


_MENU = "Организации"
ON_CHOSEN = ("add_below", "edit", "exempt", "unexempt", "delete")
"""Actions that need something chosen, and act on that."""
SPEC = PageSpec(
    key="organizations",
    title="Организации",
    icon="building",
    factory=_build,
    help="organizatsii",
    actions=page_actions(
        "organizations",
        (
            ("add", "Добавить организацию", _MENU, "plus", "Ctrl+N"),
            ("add_below", "Добавить подведомственную", _MENU, "plus", "Ctrl+Shift+N"),
            ("edit", "Изменить организацию", _MENU, "edit", "F4"),
            ("exempt", "Освободить от ведения страниц…", _MENU, "shield", "", 1),
            ("unexempt", "Снять освобождение", _MENU, "close", "", 1),
            ("delete", "Удалить организацию", _MENU, "trash", "", 2),
            ("print", "Печать списка освобождённых…", "Отчёты", "print", "Ctrl+P", 2),
            ("export", "Список освобождённых в Excel…", "Отчёты", "export", "Ctrl+E", 2),
        ),
        ON_CHOSEN,
    ),
)
