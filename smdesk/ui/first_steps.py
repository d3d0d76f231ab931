"""The assistant on an empty base, and import from the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smdesk.resources import resource_path

if TYPE_CHECKING:
    from smdesk.desk import Desk
    from smdesk.ui.frame.body import WindowBody

OFFERED = "assistant.offered"
EXAMPLE = "пример.db"
"""The base of the example, beside the office's own."""
EXAMPLE_ACT = "amurzet"


def open_import(window: WindowBody, *, ask: bool = False) -> None:
    """Let the user load a registry from a table; what was loaded is shown, and can be taken back.

    `ask`: for the file at once, since it was said already that one is to be loaded.
    """
    from PySide6.QtCore import QTimer

    from smdesk.ui.importing.dialog import ImportDialog

    dialog = ImportDialog(window.context, window)
    if ask:
        QTimer.singleShot(0, dialog, dialog.choose.click)
    if dialog.exec():
        window.open_page("registry")
        window.say(dialog.said, undoable=True)
    dialog.deleteLater()


def open_first_steps(window: WindowBody) -> None:
    """The assistant; what it entered is one change."""
    from smdesk.ui.assistant import Assistant, Next

    dialog = Assistant(window.context.desk, window)
    done = dialog.exec()
    following = dialog.next_step
    dialog.deleteLater()
    if done and following is Next.IMPORT:
        open_import(window, ask=True)


def open_example(window: WindowBody) -> None:
    """Show a filled desk in a base of its own, made at the first time; ours stays as it is."""
    from smdesk.ui.jobs import JobRunner
    from smdesk.ui.kit.dialogs import confirm
    from smdesk.ui.kit.waiting import wait_for

    desk = window.context.desk
    place = desk.path.with_name(EXAMPLE)
    if not confirm(
        window,
        "Открыть пример?",
        "Он откроется вместо вашей базы и не изменит её. Вернуться: «Файл → Открыть другую базу…»,"
        f" файл «{desk.path.name}».",
        "Открыть пример",
    ):
        return
    if not place.exists():
        job = JobRunner(place).start("Создаётся пример", ["demo", "--procedure", _act(desk)])
        job.failed.connect(window.show_error)
        for unfinished in (job.failed, job.cancelled):
            unfinished.connect(lambda *_why: place.unlink(missing_ok=True))
        wait_for(job, window)
    if place.exists():
        window.switch_to(place)


def _act(desk: Desk) -> str:
    """The act of the office where there is an example for it."""
    chosen = desk.office.get().procedure
    return chosen if chosen and resource_path(f"demo/{chosen}.toml").exists() else EXAMPLE_ACT


def offer_first_steps(window: WindowBody) -> None:
    """On an empty base, once: later it stands in the menu «Справка»."""
    desk = window.context.desk
    if desk.is_empty() and not desk.state.get(OFFERED, False):
        desk.state.set(OFFERED, value=True)
        open_first_steps(window)
