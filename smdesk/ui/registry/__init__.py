"""The page «Реестр»: every account, its card, and what can be done with it."""

from __future__ import annotations

from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page
from smdesk.ui.page_action import page_actions
from smdesk.ui.registry.chosen import ON_CHOSEN


def _build(context: Context) -> Page:
    from smdesk.ui.registry.page import RegistryPage

    return RegistryPage(context)


_MENU, _REPORTS = "Реестр", "Отчёты"
SPEC = PageSpec(
    key="registry",
    title="Реестр",
    icon="registry",
    factory=_build,
    help="reestr",
    actions=page_actions(
        "registry",
        (
            ("add", "Добавить аккаунт", _MENU, "plus", "Ctrl+N"),
            ("edit", "Изменить аккаунт", _MENU, "edit", "F4"),
            ("open_page", "Открыть страницу в браузере", _MENU, "external", "Ctrl+Enter", 1),
            ("inspect", "Осмотреть страницу…", _MENU, "check", "F7", 1),
            (
                "inspect_next",
                "Осмотреть следующую непроверенную…",
                _MENU,
                "check",
                "Ctrl+Shift+I",
                1,
            ),
            ("copy_address", "Скопировать адрес", _MENU, "link", "Ctrl+Shift+C", 1),
            ("copy_rows", "Скопировать строки для Excel", _MENU, "copy", "", 1),
            ("suspend", "Приостановить…", _MENU, "minus", "", 2),
            ("resume", "Возобновить…", _MENU, "ok", "", 2),
            ("archive", "Страница удалена…", _MENU, "archive", "", 2),
            ("delete", "Удалить запись", _MENU, "trash", "", 3),
            ("card", "Показать или скрыть карточку", "Вид", "eye", "F8", 7),
            ("example", "Посмотреть на примере…", "Справка", "eye"),
            ("publish", "Опубликовать на сайте…", _MENU, "globe", "", 4),
            ("print", "Печать реестра…", _REPORTS, "print", "Ctrl+P"),
            ("export", "Реестр в Excel…", _REPORTS, "export", "Ctrl+E"),
            ("export_pdf", "Реестр в PDF…", _REPORTS, "export", "", 1),
            ("export_html", "Реестр на страницу HTML…", _REPORTS, "export", "", 1),
            ("export_fragment", "Реестр для редактора сайта…", _REPORTS, "export", "", 1),
            ("export_csv", "Реестр в CSV…", _REPORTS, "export", "", 1),
            ("export_json", "Реестр в JSON…", _REPORTS, "export", "", 1),
        ),
        ON_CHOSEN,
    ),
)
