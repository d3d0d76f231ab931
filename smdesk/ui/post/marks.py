"""What is underlined in a text: hints of the style, and words that may be misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from smdesk.desk.spelling import Typo
from smdesk.desk.style import Hint, Level
from smdesk.ui.theme.tokens import Tone

_OFFER = re.compile(r"(?:Проще|одним словом|Одним глаголом|или словом):\s*(?P<words>[^.;:]+)")
MOST_WORDS = 3
"""In a replacement; what is longer is an explanation."""
_TONES = {Level.STYLE: Tone.WARNING, Level.NOTE: Tone.ACCENT}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in the text with what is said of it: `text` is what stands at `start:end`."""

    start: int
    end: int
    text: str
    advice: str
    tone: Tone
    is_typo: bool = False


def marks_of(hints: Iterable[Hint], typos: Iterable[Typo]) -> list[Mark]:
    """Everything that is underlined, in the order of the text."""
    told = [Mark(h.start, h.end, h.text, h.advice, _TONES[h.level]) for h in hints]
    slips = [
        Mark(t.start, t.end, t.text, "Такого слова нет в словаре.", Tone.BAD, is_typo=True)
        for t in typos
    ]
    return sorted([*told, *slips])


def replacements(mark: Mark) -> list[str]:
    """The words that the advice offers, with a capital where the place begins with one."""
    found = _OFFER.search(mark.advice)
    if found is None:
        return []
    offered = (each.strip(" «»…") for each in re.split(r",| или ", found["words"]))
    fitting = [each for each in offered if each and len(each.split()) <= MOST_WORDS]
    if mark.text[:1].isupper():
        return [each[0].upper() + each[1:] for each in fitting]
    return fitting
