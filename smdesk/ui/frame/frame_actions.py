"""The actions of the frame itself. Pages add their own beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import qVersion

from smdesk.models.quick_dataclass import dataclass
from smdesk.ui.first_steps import open_first_steps, open_import
from smdesk.ui.frame.actions import ActionSpec
from smdesk.ui.frame.body import WindowBody
from smdesk.ui.theme.look import THEME, ThemeMode, look

_THEMES = {
    ThemeMode.SYSTEM: "Тема как в системе",
    ThemeMode.LIGHT: "Светлая тема",
    ThemeMode.DARK: "Тёмная тема",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One action of the frame; `run` gets the window."""

    key: str
    text: str
    menu: str
    icon: str
    run: Callable[[WindowBody], object]
    shortcut: str = ""
    group: int = 0


def _new(window: WindowBody) -> None:
    from smdesk.ui.opening import ask_for_new_base

    window.switch_to(ask_for_new_base(window.context.desk.path))


def _open(window: WindowBody) -> None:
    from smdesk.ui.opening import ask_for_base

    window.switch_to(ask_for_base(window.context.desk.path))


def _copy(window: WindowBody) -> None:
    from smdesk.ui.frame.copies import copy_elsewhere

    copy_elsewhere(window)


def _restore(window: WindowBody) -> None:
    from smdesk.ui.frame.copies import restore_from_list

    restore_from_list(window)


def _page_help(window: WindowBody) -> None:
    from smdesk.ui.frame.help import open_page_help

    open_page_help(window)


def _guide(window: WindowBody) -> None:
    from smdesk.ui.frame.help import CONTENTS, open_guide

    open_guide(window, CONTENTS)


def add_frame_actions(window: WindowBody) -> None:
    """Register the frame's own actions; each of them does its work from the first moment."""
    add = window.actions_registry.add
    for entry in _ENTRIES:
        add(
            ActionSpec(
                key=entry.key,
                text=entry.text,
                menu=entry.menu,
                run=partial(_run, entry, window),
                shortcut=entry.shortcut,
                icon=entry.icon,
                group=entry.group,
            )
        )
    for spec in _views(window):
        add(spec)
    for mode, text in _THEMES.items():
        add(
            ActionSpec(
                key=f"view.theme.{mode.value}",
                text=text,
                menu="Вид",
                run=partial(_wear, window, mode),
                group=8,
                checkable=True,
                checked=look().mode is mode,
            )
        )


def _run(entry: _Entry, window: WindowBody, _page: object) -> None:
    entry.run(window)


def _views(window: WindowBody) -> list[ActionSpec]:
    upper = [spec for spec in window.specs if not spec.foot]
    shortcuts = {spec.key: f"Ctrl+{at}" for at, spec in enumerate(upper[:9], start=1)}
    return [
        ActionSpec(
            key=f"view.{spec.key}",
            text=spec.title,
            menu="Вид",
            shortcut=shortcuts.get(spec.key, ""),
            icon=spec.icon,
            run=partial(_go, window, spec.key),
            group=1 if spec.foot else 0,
        )
        for spec in window.specs
    ]


def _go(window: WindowBody, key: str, _page: object) -> None:
    window.pages.go(key)


def _with_page(window: WindowBody, what: str) -> None:
    page = window.pages.page()
    if page is not None:
        getattr(page, what)()


def _wear(window: WindowBody, mode: ThemeMode, _page: object) -> None:
    look().force(mode)
    window.context.desk.state.set(THEME, mode.value)
    for each in _THEMES:
        window.actions_registry.action(f"view.theme.{each.value}").setChecked(each is mode)


def _about(window: WindowBody) -> None:
    from smdesk import __version__
    from smdesk.ui.kit.dialogs import message_box

    box = message_box(
        window,
        "О программе",
        f"SMDesk {__version__}",
        "Рабочее место специалиста, который ведёт официальные страницы администрации.\n"
        f"База: {window.context.desk.path}\nQt {qVersion()}",
    )
    box.exec()


_ENTRIES = (
    _Entry(
        "file.new",
        "Новая база…",
        "Файл",
        "file",
        _new,
    ),
    _Entry(
        "file.open",
        "Открыть другую базу…",
        "Файл",
        "folder",
        _open,
        "Ctrl+O",
    ),
    _Entry(
        "file.import",
        "Загрузить реестр из таблицы…",
        "Файл",
        "import",
        open_import,
        "Ctrl+I",
        group=3,
    ),
    _Entry("help.page", "Справка по этой странице", "Справка", "info", _page_help, "F1"),
    _Entry("help.guide", "Руководство", "Справка", "journal", _guide),
    _Entry("help.first", "Первые шаги…", "Справка", "star", open_first_steps, group=5),
    _Entry("file.copy", "Скопировать на флешку…", "Файл", "usb", _copy, group=5),
    _Entry("file.restore", "Восстановить из копии…", "Файл", "restore", _restore, group=5),
    _Entry("file.quit", "Выход", "Файл", "exit", lambda window: window.close(), "Ctrl+Q", 9),
    _Entry(
        "edit.find", "Найти", "Правка", "search", lambda w: _with_page(w, "search"), "Ctrl+F", 1
    ),
    _Entry("edit.jump", "Перейти к…", "Правка", "link", lambda w: w.jump(), "Ctrl+K", 1),
    _Entry(
        "view.refresh", "Обновить", "Вид", "refresh", lambda w: _with_page(w, "refresh"), "F5", 7
    ),
    _Entry(
        "view.toast",
        "К сообщению о действии",
        "Вид",
        "chat",
        lambda window: window.toasts.take_focus(),
        "F6",
        7,
    ),
    _Entry("help.about", "О программе", "Справка", "info", _about, group=9),
)
