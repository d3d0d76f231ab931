"""The longest stop and the longest repaint of the page «Контроль» while its matrix scrolls.

`python -m benchmarks.inside.control BASE PAUSE`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.inside.registry import rest, shown
from benchmarks.inside.stillness import SCROLL, Watch
from smdesk.ui.control.filters import LIGHT, LIST, MATRIX, SUMMARY
from smdesk.ui.control.page import ControlPage
from smdesk.ui.frame.window import MainWindow


def page_of(window: MainWindow) -> ControlPage:
    """The page, brought to the front, with everything computed."""
    window.open_page("control")
    page = window.pages.page()
    if not isinstance(page, ControlPage):
        raise TypeError(f"in front is {page}")
    settle(page)
    return page


def settle(page: ControlPage) -> None:
    """Until nothing new is on its way and what came has been seen."""
    rest(SCROLL)
    while page.waiting:
        rest(SCROLL)


def computing(page: ControlPage) -> None:
    """Everything anew, until the page shows it."""
    page.refresh()
    settle(page)


def filtering(page: ControlPage, pause: int) -> None:
    """Type a search, tick, and clear both."""
    for end in range(1, 5):
        page.filters.bar.search.setText("стр"[:end])
        rest(pause)
    page.filters.only_open.setChecked(True)
    settle(page)
    page.filters.clear()
    settle(page)


def changing_views(page: ControlPage, pause: int) -> None:
    """Each view in turn."""
    for view in (LIST, SUMMARY, LIGHT, MATRIX):
        page.show_view(view)
        rest(pause)


def doings(page: ControlPage, pause: int) -> Iterator[tuple[str, Callable[[], None]]]:
    """What is watched, by name."""
    yield "rest", lambda: rest(pause * 20 + SCROLL)
    yield "computing", lambda: computing(page)
    yield "filtering", lambda: filtering(page, pause)
    yield "views", lambda: changing_views(page, pause)


def watched(watch: Watch, act: Callable[[], None]) -> dict[str, float]:
    """The worst of both while something is done, milliseconds."""
    act()
    told = watch.stop()
    watch.deleteLater()
    return told


def measure(base: Path, pause: int) -> dict[str, dict[str, float]]:
    """The worst of each; first, to compare with, of the registry that only scrolls."""
    found: dict[str, dict[str, float]] = {}
    with shown(base) as (window, registry):
        quiet = pause * 20 + SCROLL
        found["registry"] = watched(Watch(window, registry.table), lambda: rest(quiet))
        page = page_of(window)
        matrix = page.views.matrix
        for name, act in doings(page, pause):
            found[name] = watched(Watch(window, matrix, matrix.horizontalScrollBar()), act)
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
