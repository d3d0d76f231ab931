"""What is to be printed, as texts: a Report with the choices of the print dialog applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Align(Enum):
    """Where the texts of a column stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A printed column; `share` is its weight among the others, above zero."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Signatory:
    """A post and a short name, as «Глава администрации» and «А. П. Рябинина»."""

    post: str
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Texts only. `row` gives the texts of a row by its number, one for each column."""

    title: str
    columns: tuple[SheetColumn, ...]
    count: int
    row: Callable[[int], tuple[str, ...]]
    subtitle: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    approver: Signatory | None = None
    signer: Signatory | None = None
    executor: str = ""
    landscape: bool = False
