"""The actions of the frame itself. Pages add their own beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from smdesk.ui.frame.actions import ActionSpec
from smdesk.ui.frame.copies import copy_elsewhere, restore_from_list
from smdesk.ui.opening import ask_for_base, ask_for_new_base
from smdesk.ui.theme.look import ThemeMode, look

if TYPE_CHECKING:
    from smdesk.ui.frame.window import MainWindow

THEME = "window.theme"
_THEMES = {
    ThemeMode.SYSTEM: "Тема как в системе",
    ThemeMode.LIGHT: "Светлая тема",
    ThemeMode.DARK: "Тёмная тема",
}


def add_frame_actions(window: MainWindow) -> None:
    """Register the frame's own actions; each of them does its work from the first moment."""
    add = window.actions_registry.add
    for spec in (*_general(window), *_views(window)):
        add(spec)
    for mode, text in _THEMES.items():
        action = add(
            ActionSpec(
                key=f"view.theme.{mode.value}",
                text=text,
                menu="Вид",
                run=partial(_wear, window, mode),
                group=8,
                checkable=True,
            )
        )
        action.setChecked(look().mode is mode)


def _general(window: MainWindow) -> tuple[ActionSpec, ...]:
    path = window.context.desk.path
    return (
        ActionSpec(
            key="file.new",
            text="Новая база…",
            menu="Файл",
            icon="file",
            run=lambda _page: window.switch_to(ask_for_new_base(path)),
        ),
        ActionSpec(
            key="file.open",
            text="Открыть другую базу…",
            menu="Файл",
            shortcut="Ctrl+O",
            icon="folder",
            run=lambda _page: window.switch_to(ask_for_base(path)),
        ),
        ActionSpec(
            key="file.copy",
            text="Скопировать на флешку…",
            menu="Файл",
            icon="usb",
            group=5,
            run=lambda _page: copy_elsewhere(window),
        ),
        ActionSpec(
            key="file.restore",
            text="Восстановить из копии…",
            menu="Файл",
            icon="restore",
            group=5,
            run=lambda _page: restore_from_list(window),
        ),
        ActionSpec(
            key="file.quit",
            text="Выход",
            menu="Файл",
            shortcut="Ctrl+Q",
            icon="exit",
            group=9,
            run=lambda _page: window.close(),
        ),
        ActionSpec(
            key="edit.find",
            text="Найти",
            menu="Правка",
            shortcut="Ctrl+F",
            icon="search",
            group=1,
            run=lambda _page: _with_page(window, "search"),
        ),
        ActionSpec(
            key="edit.jump",
            text="Перейти к…",
            menu="Правка",
            shortcut="Ctrl+K",
            group=1,
            icon="chevron-right",
            run=lambda _page: window.jump(),
        ),
        ActionSpec(
            key="view.refresh",
            text="Обновить",
            menu="Вид",
            shortcut="F5",
            icon="refresh",
            group=7,
            run=lambda _page: _with_page(window, "refresh"),
        ),
        ActionSpec(
            key="view.toast",
            text="К сообщению о действии",
            menu="Вид",
            shortcut="F6",
            group=7,
            run=lambda _page: window.toasts.take_focus(),
        ),
        ActionSpec(
            key="help.about",
            text="О программе",
            menu="Справка",
            icon="info",
            group=9,
            run=lambda _page: _about(window),
        ),
    )


def _views(window: MainWindow) -> list[ActionSpec]:
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


def _go(window: MainWindow, key: str, _page: object) -> None:
    window.pages.go(key)


def _with_page(window: MainWindow, what: str) -> None:
    page = window.pages.page()
    if page is not None:
        getattr(page, what)()


def _wear(window: MainWindow, mode: ThemeMode, _page: object) -> None:
    look().force(mode)
    window.context.desk.state.set(THEME, mode.value)
    for each in _THEMES:
        window.actions_registry.action(f"view.theme.{each.value}").setChecked(each is mode)


def _about(window: MainWindow) -> None:
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
