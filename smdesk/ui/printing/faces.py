"""The type of printed pages: a serif that the office has, in the sizes that are used.

Sizes: the standard asks for 12–14 pt in the text and allows smaller type in tables. Head, notes
and signature are 12 pt. A table is 10 pt, and 9 pt where it needs a landscape sheet: with eight
columns of the registry that keeps a row at two or three lines, and still reads at arm's length.
Only where so many columns are chosen that words would be parted it goes down to 8 and 7 pt. The
executor's line is 10 pt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from smdesk.models.errors import DeskError
from smdesk.ui.printing.paper import pt

PREFERRED = ("Times New Roman", "PT Astra Serif", "Liberation Serif")
_SERIF_SIGNS = ("serif", "times", "roman", "antiqua", "georgia", "garamond")
_NOT_SERIF = ("sans", "mono")


class Face(Enum):
    """A kind of text on the page; cells are named by their size in points."""

    BODY = "body"
    TITLE = "title"
    SMALL = "small"
    CELL_10 = "cell 10"
    CELL_9 = "cell 9"
    CELL_8 = "cell 8"
    CELL_7 = "cell 7"
    BOLD_10 = "bold 10"
    BOLD_9 = "bold 9"
    BOLD_8 = "bold 8"
    BOLD_7 = "bold 7"
    ITALIC_9 = "italic 9"
    ITALIC_8 = "italic 8"


POINTS = {
    Face.BODY: 12,
    Face.TITLE: 13,
    Face.SMALL: 10,
    Face.CELL_10: 10,
    Face.CELL_9: 9,
    Face.CELL_8: 8,
    Face.CELL_7: 7,
    Face.BOLD_10: 10,
    Face.BOLD_9: 9,
    Face.BOLD_8: 8,
    Face.BOLD_7: 7,
    Face.ITALIC_9: 9,
    Face.ITALIC_8: 8,
}
CELLS = (
    (Face.CELL_10, Face.BOLD_10),
    (Face.CELL_9, Face.BOLD_9),
    (Face.CELL_8, Face.BOLD_8),
    (Face.CELL_7, Face.BOLD_7),
)
"""The type of rows and of headings and totals, from the largest to the smallest."""
_ITALIC = {Face.ITALIC_9, Face.ITALIC_8}
_BOLD = {Face.TITLE, *(bold for _, bold in CELLS)}


class NoCyrillicFont(DeskError):
    """There is nothing to write Russian with: Qt would print blank pages and say nothing."""

    def __init__(self) -> None:
        super().__init__(
            "На этом компьютере нет шрифта с русскими буквами, печатать нечем.",
            "Установите шрифт, например пакет fonts-liberation2 или PT Astra Serif.",
        )


def choose_family(available: list[str]) -> str:
    """The first of the preferred families, else a serif, else the first one.

    `available` are the families that can write Cyrillic. Raises NoCyrillicFont when it is empty.
    """
    if not available:
        raise NoCyrillicFont
    by_name = {_plain(name).casefold(): name for name in reversed(available)}
    for wanted in PREFERRED:
        if wanted.casefold() in by_name:
            return by_name[wanted.casefold()]
    return next((name for name in available if _is_serif(name)), available[0])


def _plain(family: str) -> str:
    """«Times New Roman [Monotype]» without its foundry."""
    return family.split(" [", maxsplit=1)[0].strip()


def _is_serif(family: str) -> bool:
    low = family.casefold()
    return any(sign in low for sign in _SERIF_SIGNS) and not any(no in low for no in _NOT_SERIF)


@dataclass(frozen=True)
class Type:
    """One face, ready to measure and to paint. Lengths in units."""

    font: QFont

    @cached_property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @cached_property
    def line(self) -> float:
        """From one baseline to the next, single spacing."""
        return self.metrics.ascent() + self.metrics.descent()

    @cached_property
    def ascent(self) -> float:
        return self.metrics.ascent()

    def width(self, text: str) -> float:
        return self.metrics.horizontalAdvance(text)


def make_faces() -> dict[Face, Type]:
    """Every face in the family that this computer offers. Raises NoCyrillicFont.

    Needs a running QGuiApplication.
    """
    family = choose_family(QFontDatabase.families(QFontDatabase.WritingSystem.Cyrillic))
    return {face: Type(_font(family, face)) for face in Face}


def _font(family: str, face: Face) -> QFont:
    font = QFont(family)
    font.setPixelSize(round(pt(POINTS[face])))
    font.setBold(face in _BOLD)
    font.setItalic(face in _ITALIC)
    font.setStyleHint(QFont.StyleHint.Times)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
