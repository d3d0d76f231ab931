"""The composition root of the window: builds everything, closes everything."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from smdesk.ui.first_steps import offer_first_steps
from smdesk.ui.frame.error_place import ErrorPlace
from smdesk.ui.later import after_paint, end_now
from smdesk.ui.theme.fonts import has_cyrillic
from smdesk.ui.theme.look import STYLE, THEME, ThemeMode, look

AFTER_PAINT_MS = 50
"""How long the window stands before what it can do without for a moment, milliseconds."""

if TYPE_CHECKING:
    from smdesk.desk import Desk
    from smdesk.ui.frame.window import MainWindow
    from smdesk.ui.frame.window_lock import WindowLock


def run(path: Path | None = None) -> int:
    """Open the window on a base (the usual one for None); returns the exit code."""
    application = make_application()
    errors = ErrorPlace(QApplication.activeWindow)
    give_back = errors.install()
    try:
        return _run(application, path, errors)
    finally:
        give_back()


def make_application() -> QApplication:
    """The QApplication with Qt's Russian, our look and no base yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        application = existing
        application.setStyle(STYLE)
    else:  # not setStyle, whose answer makes PySide load 600 names of a style
        application = QApplication([*(sys.argv[:1] or ["smdesk"]), "-style", STYLE])
    application.setApplicationName("SMDesk")
    application.setApplicationDisplayName("SMDesk")
    speak_russian(application)
    look().dress(application)
    return application


def speak_russian(application: QApplication) -> None:
    """Put Qt's own buttons and dialogs into Russian. RuntimeError where the words are missing."""
    russian = QLocale(QLocale.Language.Russian, QLocale.Country.Russia)
    QLocale.setDefault(russian)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load("qtbase_ru", folder):
        raise RuntimeError(f"qtbase_ru.qm is not in {folder}")
    application.installTranslator(translator)


def _run(application: QApplication, path: Path | None, errors: ErrorPlace) -> int:
    from smdesk.desk.place import default_path
    from smdesk.ui.opening import open_with_choices

    place = path or default_path()
    before: Path | None = None
    while True:
        opened = open_with_choices(place)
        if opened is not None:
            next_place = _show(application, opened[0], opened[1], errors)
            if next_place is None:
                return 0
            place, before = next_place, place
        elif before is not None:  # another base was wanted, and could not be had
            place, before = before, None
        else:
            return 1


def _show(
    application: QApplication, desk: Desk, lock: WindowLock, errors: ErrorPlace
) -> Path | None:
    """Show the window until it closes; returns another base to open, or None to end."""
    look().force(_wanted_theme(desk))
    errors.doubt(partial(_refuse_unsound, desk))
    window = build_window(desk, errors)
    window.show()
    after_paint(window, AFTER_PAINT_MS, partial(settle, window))
    QTimer.singleShot(0, window, partial(offer_first_steps, window))
    try:
        application.exec()
    finally:
        next_place: Path | None = window.next_base
        end_now(window)
        errors.doubt(None)
        desk.close()
        lock.release()
    return next_place


def settle(window: MainWindow) -> None:
    """What the first sight of the window need not wait for."""
    from smdesk.ui.frame.garbage import Sweeper
    from smdesk.ui.warming import Warmer

    Sweeper(window)
    Warmer(window)
    if not has_cyrillic():
        window.status.set_fact("fonts", "нет шрифта с кириллицей: печать будет пустой")


def _refuse_unsound(desk: Desk) -> None:
    from smdesk.desk import doctor  # the start does not wait for it

    doctor.refuse_unsound(desk, doctor.RESTORE_IN_WINDOW)


def _wanted_theme(desk: Desk) -> ThemeMode:
    kept = desk.state.get(THEME, ThemeMode.SYSTEM.value)
    return ThemeMode(kept) if kept in set(ThemeMode) else ThemeMode.SYSTEM


def build_window(desk: Desk, errors: ErrorPlace) -> MainWindow:
    """The window with every page that works, on an open desk."""
    from smdesk.ui.background import BackgroundCalls
    from smdesk.ui.frame.actions import ActionRegistry
    from smdesk.ui.frame.pages import Context
    from smdesk.ui.frame.window import MainWindow
    from smdesk.ui.jobs import JobRunner
    from smdesk.ui.page_list import page_specs, record_providers

    context = Context(desk, ActionRegistry(), JobRunner(desk.path), BackgroundCalls())
    window = MainWindow(context, page_specs(), errors.show)
    window.find_records_with(record_providers(window))
    return window
