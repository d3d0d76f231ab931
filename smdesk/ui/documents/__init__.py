"""The page «Документы»: letters that are due, legal acts, exemptions, help."""

from __future__ import annotations

from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page
from smdesk.ui.page_action import page_actions


def _build(context: Context) -> Page:
    from smdesk.ui.documents.page import DocumentsPage

    return DocumentsPage(context)


_MENU = "Документы"
ON_CHOSEN = ("prepare", "sent", "open", "cases", "template", "edit", "delete")
"""Actions that need something chosen, and act on that."""
SPEC = PageSpec(
    key="documents",
    title="Документы",
    icon="file",
    factory=_build,
    help="dokumenty",
    actions=page_actions(
        "documents",
        (
            ("prepare", "Подготовить письмо", _MENU, "edit", "Ctrl+Enter", 0),
            ("sent", "Отметить отправленным…", _MENU, "check", "", 0),
            ("open", "Открыть письмо", _MENU, "external", "", 0),
            ("cases", "Падежи имён…", _MENU, "people", "", 0),
            ("template", "Изменить шаблон письма", _MENU, "file", "", 0),
            ("add", "Добавить…", _MENU, "plus", "Ctrl+N", 1),
            ("edit", "Изменить…", _MENU, "edit", "F2", 1),
            ("delete", "Удалить", _MENU, "trash", "", 1),
            ("print", "Печать списка документов…", "Отчёты", "print", "Ctrl+P", 3),
            ("export", "Документы в Excel…", "Отчёты", "export", "Ctrl+E", 3),
        ),
        ON_CHOSEN,
    ),
)
