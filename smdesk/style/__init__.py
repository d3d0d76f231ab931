"""The style hint: bureaucratese, press-release manner and heavy constructions in a Russian text."""

from smdesk.style.entries import Entry, ListError, key_of, merged
from smdesk.style.hint import Hint, Level
from smdesk.style.judge import ALL_KINDS, Judge, hints
from smdesk.style.lexicon import Lexicon, compiled
from smdesk.style.measures import measures

__all__ = [
    "ALL_KINDS",
    "Entry",
    "Hint",
    "Judge",
    "Level",
    "Lexicon",
    "ListError",
    "compiled",
    "hints",
    "key_of",
    "measures",
    "merged",
]
