"""The few pictures that stand in the guide: small, light, each named by what the guide shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docs.picturing.bases import FILLS, make_base
from docs.picturing.dialogs import DIALOGS
from docs.picturing.pages import PAGES
from docs.picturing.studio import Scene, take_dialog, take_page, window_on
from smdesk.ui.theme.look import ThemeMode

FOLDER = Path(__file__).parents[2] / "resources" / "guide" / "pictures"
SCENE = Scene(ThemeMode.LIGHT, 1280, 720)
GUIDE = frozenset(
    {
        "documents",
        "inspection",
        "assistant-1",
        "import-proposal",
        "registry",
        "registry-found",
        "account",
        "organizations",
        "people",
        "control",
        "publish",
        "print-registry",
        "restore",
        "settings-procedure",
        "today",
        "plan",
        "post",
        "journal",
    }
)
"""Names of the sights that the guide shows."""


def draw_for_guide(out: Path) -> Iterator[Path]:
    """Write the pictures of the guide and tell their paths."""
    for name in FILLS:
        pages = [sight for sight in PAGES if sight.name in GUIDE and sight.base == name]
        dialogs = [sight for sight in DIALOGS if sight.name in GUIDE and sight.base == name]
        if not pages and not dialogs:
            continue
        with window_on(make_base(name), SCENE) as window:
            for page in pages:
                yield take_page(window, page, out / f"{page.name}.png")
            for dialog in dialogs:
                yield take_dialog(window, dialog, out / f"{dialog.name}.png")
