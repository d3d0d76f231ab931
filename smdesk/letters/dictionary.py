"""Words of letters in the dictionary of Russian word forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from smdesk.letters.grammar import Case
from smdesk.morphology import Parse, analyzer

_WORD = re.compile("[0-9A-Za-zА-Яа-яЁё.-]+")
"""pymorphy3 fails at digits such as «²»."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: its grammemes, and whether the dictionary has the word itself."""

    tags: frozenset[str]
    is_known: bool
    _parse: Parse

    def has(self, *tags: str) -> bool:
        """Whether all these grammemes hold."""
        return self.tags.issuperset(tags)

    def form(self, case: Case, more: Iterable[str] = ()) -> str | None:
        """The word in the case, singular, lower case; None where there is no such form."""
        found = self._parse.inflect({case.value, "sing", *more})
        return found.word if found else None


@cache
def readings(word: str) -> tuple[Reading, ...]:
    """Every way to read the word, the likeliest first; none for what is no word."""
    if not _WORD.fullmatch(word):
        return ()
    return tuple(
        Reading(frozenset(parse.tag.grammemes), parse.is_known, parse)
        for parse in analyzer().parse(word)
    )


def named(word: str, kind: str) -> tuple[Reading, ...]:
    """The readings of a word that the dictionary has as a name: `kind` is Name or Surn."""
    return tuple(
        reading
        for reading in readings(word)
        if reading.is_known and reading.has("NOUN", kind, "nomn", "sing")
    )
