"""The plan of a region: a month on the screen, counts and norms beside raw SQL, a move."""

from __future__ import annotations

import statistics

from benchmarks.bench import Bench, in_turn, inside, python, smdesk
from benchmarks.table import Line

SEEN, ANSWERED = 100.0, 50.0
"""Promised, milliseconds: a month is painted; a move is answered."""
COUNTED, NORM = 3.0, 1.3
"""Promised, times raw SQL."""


CHECKED = 2_000.0
"""Promised for the whole command `check --json`, milliseconds."""
_ACCOUNTS = """
import json, sqlite3, sys
print(json.dumps(sqlite3.connect(sys.argv[1]).execute("SELECT * FROM account").fetchall()))
"""
"""A bare Python that reads the pages and tells them as JSON."""


def measure(bench: Bench) -> list[Line]:
    """All of it on a base of its own, since a plan makes the region's file ten times larger."""
    base = bench.planned()
    check, accounts = in_turn(
        -(-bench.times // 3),
        lambda: smdesk(base, "check", "--json"),
        lambda: python("-c", _ACCOUNTS, base),
    )
    told = inside("plan", base, bench.times)
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
        Line(
            what=f"Команда «check --json», {bench.accounts} аккаунтов, {size}",
            ours=check,
            bare=accounts,
            against="чтение страниц",
            at_most=CHECKED,
        ),
    ]
