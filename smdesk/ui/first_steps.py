"""The assistant on an empty base, and import from the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smdesk.ui.frame.body import WindowBody

OFFERED = "assistant.offered"


def open_import(window: WindowBody) -> None:
    """Let the user load a registry from a table; what was loaded can be taken back at once."""
    from smdesk.ui.importing.dialog import ImportDialog

    dialog = ImportDialog(window.context, window)
    if dialog.exec():
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
        open_import(window)


def offer_first_steps(window: WindowBody) -> None:
    """On an empty base, once: later it stands in the menu «Справка»."""
    desk = window.context.desk
    if desk.is_empty() and not desk.state.get(OFFERED, False):
        desk.state.set(OFFERED, value=True)
        open_first_steps(window)
