"""The plan of a region: a month on the screen, counts and norms beside raw SQL, a move."""

from __future__ import annotations

import statistics

from benchmarks.bench import Bench, inside
from benchmarks.table import Line

SEEN, ANSWERED = 100.0, 50.0
"""Promised, milliseconds: a month is painted; a move is answered."""
COUNTED, NORM = 3.0, 1.3
"""Promised, times raw SQL."""


def measure(bench: Bench) -> list[Line]:
    """All of it on a base of its own, since a plan makes the region's file ten times larger."""
    told = inside("plan", bench.planned(), bench.times)
    size = f"{bench.placements} размещений"
    counts, norms = told["counts"], told["norms"]
    return [
        Line(
            what=f"Месяц плана на экране, {size}",
            ours=statistics.median(told["months"]),
            bare=counts[1],
            against="счёт по дням, SQL",
            at_most=SEEN,
        ),
        Line(
            what="Публикаций по дням месяца",
            ours=counts[0],
            bare=counts[1],
            against="тот же SQL",
            at_most_times=COUNTED,
        ),
        Line(
            what="Норма недели всех страниц",
            ours=norms[0],
            bare=norms[1],
            against="тот же SQL",
            at_most_times=NORM,
        ),
        Line(
            what="Перенос публикации, до перерисовки",
            ours=statistics.median(told["moves"] or told["months"]),
            bare=counts[1],
            against="счёт по дням, SQL",
            at_most=ANSWERED,
        ),
    ]
