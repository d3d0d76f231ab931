"""Every trial by name, in the order of the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from benchmarks import (
    cold_start,
    control,
    copies,
    importing,
    keystrokes,
    plan,
    stillness,
    style,
    workbook,
)
from benchmarks.bench import Bench
from benchmarks.table import Line

TRIALS: Mapping[str, Callable[[Bench], list[Line]]] = {
    "start": cold_start.measure,
    "search": keystrokes.measure,
    "xlsx": workbook.measure,
    "office": workbook.measure_process,
    "import": importing.measure,
    "window": stillness.measure,
    "control": control.measure,
    "backup": copies.measure,
    "plan": plan.measure,
    "style": style.measure,
}
