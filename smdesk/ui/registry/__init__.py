"""The page «Реестр»: every account, its card, and what can be done with it."""

from __future__ import annotations

from smdesk.ui.frame.actions import ActionSpec
from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page


def _build(context: Context) -> Page:
    from smdesk.ui.registry.page import RegistryPage

    return RegistryPage(context)


def _action(key: str, text: str, icon: str, shortcut: str = "", group: int = 0) -> ActionSpec:
    """An action of the page: `registry.add` calls the page's `do_add`."""
    return ActionSpec(
        key=f"registry.{key}",
        text=text,
        menu="Реестр",
        run=lambda page: getattr(page, f"do_{key}")(),
        shortcut=shortcut,
        icon=icon,
        group=group,
    )


def _report(key: str, text: str, icon: str, shortcut: str = "", group: int = 0) -> ActionSpec:
    spec = _action(key, text, icon, shortcut, group)
    return ActionSpec(
        key=spec.key,
        text=text,
        menu="Отчёты",
        run=spec.run,
        shortcut=shortcut,
        icon=icon,
        group=group,
    )


SPEC = PageSpec(
    key="registry",
    title="Реестр",
    icon="registry",
    factory=_build,
    help="reestr",
    actions=(
        _action("add", "Добавить аккаунт", "plus", "Ctrl+N"),
        _action("edit", "Изменить аккаунт", "edit", "F4"),
        _action("open_page", "Открыть страницу в браузере", "external", "Ctrl+Return", 1),
        _action("copy_address", "Скопировать адрес", "link", "Ctrl+Shift+C", 1),
        _action("suspend", "Приостановить…", "minus", "", 2),
        _action("resume", "Возобновить…", "ok", "", 2),
        _action("archive", "Страница удалена…", "archive", "", 2),
        _action("delete", "Удалить запись", "trash", "", 3),
        _action("publish", "Опубликовать на сайте…", "globe", "", 4),
        _report("print", "Печать реестра…", "print", "Ctrl+P"),
        _report("export", "Реестр в Excel…", "export", "Ctrl+E"),
        _report("export_pdf", "Реестр в PDF…", "export", "", 1),
        _report("export_html", "Реестр на страницу HTML…", "export", "", 1),
        _report("export_csv", "Реестр в CSV…", "export", "", 1),
        _report("export_json", "Реестр в JSON…", "export", "", 1),
    ),
)
