"""The window, opened by the command line. Qt comes in here and nowhere earlier."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from smdesk.models.errors import DeskError

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class NoDisplay(DeskError):
    """There is no screen to open a window on; Qt itself would abort the process."""


def open_window(base: Path | None) -> int:
    """Open the window on a base (the usual one for None); returns the exit code.

    Raises `NoDisplay`.
    """
    if not has_display():
        raise NoDisplay(
            "Окно открыть негде: нет графического экрана.",
            "Команды работают и без него: smdesk --help.",
        )
    gc.disable()  # start-up makes much and drops little; the window turns it on again
    from smdesk.app import run

    return run(base)


def has_display() -> bool:
    """Whether a window can be expected to open: on Linux somebody must have named a screen."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, _SCREENS))
