"""Pictures of every page and dialog: `python -m docs.pictures OUT`, or `--guide` for the guide's.

A demo office, an empty base and a region are filled in a temporary folder; the real window is
shown without a screen, light and dark, small and large, and each sight is written as a PNG. The
window works on relative paths, so that no picture shows where it was taken.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from docs.picturing.bases import FILLS, make_base
from docs.picturing.dialogs import DIALOGS
from docs.picturing.guide import FOLDER, draw_for_guide
from docs.picturing.pages import PAGES
from docs.picturing.studio import Scene, prepare_application, take_dialog, take_page, window_on
from smdesk.ui.theme.look import ThemeMode

SIZES = ((1366, 768), (1920, 1080))
THEMES = (ThemeMode.LIGHT, ThemeMode.DARK)


def main() -> None:
    """Write the pictures into the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, default=Path("pictures"))
    parser.add_argument("--guide", action="store_true", help="only the pictures of the guide")
    chosen = parser.parse_args()
    out = (FOLDER if chosen.guide else chosen.out).absolute()
    out.mkdir(parents=True, exist_ok=True)
    application = prepare_application()
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for path in draw_for_guide(out) if chosen.guide else draw(out):
            print(path)
    application.quit()


def draw(out: Path) -> Iterator[Path]:
    """Write every picture and tell its path."""
    for name in FILLS:
        base = make_base(name)
        for theme, size in product(THEMES, SIZES):
            scene = Scene(theme, *size)
            yield from _draw_pages(out, scene, name, base)
            if size == SIZES[0]:
                yield from _draw_dialogs(out, scene, name, base)


def _draw_pages(out: Path, scene: Scene, name: str, base: Path) -> Iterator[Path]:
    mark = f"{scene.theme}-{scene.width}x{scene.height}"
    with window_on(base, scene) as window:
        for sight in PAGES:
            if sight.base == name:
                yield take_page(window, sight, out / f"{sight.name}-{mark}.png")


def _draw_dialogs(out: Path, scene: Scene, name: str, base: Path) -> Iterator[Path]:
    wanted = [sight for sight in DIALOGS if sight.base == name]
    if not wanted:
        return
    with window_on(base, scene) as window:
        for sight in wanted:
            yield take_dialog(window, sight, out / f"{sight.name}-{scene.theme}.png")


if __name__ == "__main__":
    main()
