"""The sheet of paper: A4 with the margins of ГОСТ Р 7.0.97-2025, measured in units.

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


class Orientation(Enum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Paper:
    """One A4 sheet; all lengths in units."""

    orientation: Orientation = Orientation.PORTRAIT

    @property
    def width(self) -> float:
        return mm(297 if self.orientation is Orientation.LANDSCAPE else 210)

    @property
    def height(self) -> float:
        return mm(210 if self.orientation is Orientation.LANDSCAPE else 297)

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
