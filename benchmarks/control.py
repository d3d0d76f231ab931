"""Whether the page «Контроль» stands still while its matrix scrolls."""

from __future__ import annotations

from benchmarks.bench import Bench, inside
from benchmarks.stillness import LONGEST
from benchmarks.table import Line

WORDS = {
    "rest": "при прокрутке матрицы",
    "computing": "при пересчёте по Порядку",
    "filtering": "при отборах матрицы",
    "views": "при смене вида",
}


def measure(bench: Bench) -> list[Line]:
    """Each against the registry, whose rows scroll in the same window with nothing else done."""
    told = inside("control", bench.own_copy("control"), bench.pause)
    quiet = told.pop("registry")
    return [
        Line(
            what=f"{what} окна {WORDS[name]}",
            ours=found[key],
            bare=quiet[key],
            against="прокрутка реестра",
            at_most=LONGEST,
        )
        for name, found in told.items()
        for key, what in (("tick", "Худшая задержка"), ("repaint", "Худшая перерисовка"))
    ]
