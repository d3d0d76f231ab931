"""Whether the window stands still: its longest stop while it filters and while jobs run."""

from __future__ import annotations

from benchmarks.bench import Bench, inside
from benchmarks.table import Line

LONGEST = 50.0
"""Promised, milliseconds."""
WORDS = {
    "filtering": "при поиске и отборах",
    "xlsx": "при выгрузке в Excel",
    "pdf": "при выгрузке в PDF",
    "dry-run": "при чтении таблицы",
    "import": "при загрузке таблицы",
    "undo": "при отмене загрузки",
    "backup": "при копировании базы",
    "preview": "при вёрстке для печати",
}


def measure(bench: Bench) -> list[Line]:
    """Each against the same window with the same scrolling when nothing else is done."""
    told = inside("stillness", bench.own_copy("window"), bench.folder, bench.pause)
    quiet = told.pop("rest")
    return [
        Line(
            what=f"{what} окна {WORDS[name]}",
            ours=found[key],
            bare=quiet[key],
            against="в покое",
            at_most=LONGEST,
        )
        for name, found in told.items()
        for key, what in (("tick", "Худшая задержка"), ("repaint", "Худшая перерисовка"))
    ]
