"""The sheet of paper: A4 or A3 with the margins of ГОСТ Р 7.0.97-2025, measured in units.

A unit is a tenth of a typographic point, 720 to the inch, on every device: text is measured in
units once, and a painter is scaled. That is why the preview, the printer and the pdf break lines
and pages at the same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

UNITS_PER_INCH = 720


def mm(millimetres: float) -> float:
    """Units in so many millimetres."""
    return millimetres * UNITS_PER_INCH / 25.4


def pt(points: float) -> float:
    """Units in so many typographic points."""
    return points * 10


PAD_X, PAD_Y = mm(1.0), mm(0.6)
"""Between the lines of a table and its texts."""


class Orientation(Enum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Size(Enum):
    """The sizes that offices have: short and long side in millimetres."""

    A4 = (210, 297)
    A3 = (297, 420)


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet; all lengths in units."""

    orientation: Orientation = Orientation.PORTRAIT
    size: Size = Size.A4

    @property
    def width(self) -> float:
        return mm(self.size.value[self.orientation is Orientation.LANDSCAPE])

    @property
    def height(self) -> float:
        return mm(self.size.value[self.orientation is Orientation.PORTRAIT])

    @property
    def left(self) -> float:
        """The left margin: the standard's least, 20 mm."""
        return mm(20)

    @property
    def top(self) -> float:
        """The top margin, 20 mm."""
        return mm(20)

    @property
    def text_width(self) -> float:
        """What the margins leave: the right one is 10 mm."""
        return self.width - self.left - mm(10)

    @property
    def text_height(self) -> float:
        """What the margins leave: the bottom one is 20 mm."""
        return self.height - self.top - mm(20)

    @property
    def number_top(self) -> float:
        """Where the page number begins: in the top margin, 10 mm from the edge."""
        return mm(10)
