"""What the style hint says of a place in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from smdesk.models.plan_vocabulary import HintKind


class Level(StrEnum):
    """How a hint weighs: the manner itself, or something to look at."""

    STYLE = "style"
    NOTE = "note"


NOTES = frozenset(
    {HintKind.LONG_SENTENCE, HintKind.CAPITALS, HintKind.NO_CONTACT, HintKind.NO_ACTION}
)
WHOLE_TEXT = frozenset({HintKind.NO_CONTACT, HintKind.NO_ACTION})
"""Kinds that depend on the whole text; all others on their own lines alone."""


@dataclass(frozen=True, slots=True, order=True)
class Hint:
    """One hint: `text` is what stands at `start:end` of the judged string."""

    start: int
    end: int
    kind: HintKind
    text: str
    advice: str
    """What is the matter and what to write instead; one short sentence."""

    @property
    def level(self) -> Level:
        """Bureaucratese, press-release manner and heavy constructions are style."""
        return Level.NOTE if self.kind in NOTES else Level.STYLE

    def moved(self, by: int) -> Hint:
        """The same hint in a string that has so many characters before."""
        return Hint(self.start + by, self.end + by, self.kind, self.text, self.advice)
