"""Charts as data: a writer that can draw makes native ones of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers, in the order of the chart's categories."""

    title: str
    values: tuple[int | None, ...]
    """None is a point that is not known: nothing is drawn there."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn over which categories."""

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
