"""What the Russian grammar of letters is spoken of in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Case(StrEnum):
    """The cases that letters need besides the nominative, by their names in OpenCorpora."""

    GENITIVE = "gent"
    DATIVE = "datv"
    ACCUSATIVE = "accs"
    INSTRUMENTAL = "ablt"


class Gender(StrEnum):
    """The gender of a person's name, by its name in OpenCorpora."""

    MASCULINE = "masc"
    FEMININE = "femn"


@dataclass(frozen=True, slots=True)
class Inflected:
    """A text in another case; where `is_sure` is False somebody has to look at it.

    Words that cannot be told stand as they were.
    """

    text: str
    is_sure: bool = True


def like(word: str, form: str) -> str:
    """The form written as the word is: its capitals, and no «ё» where the word has «е».

    >>> like("Федор", "фёдору")
    'Федору'
    """
    kept = ""
    for own, new in zip(word, form, strict=False):
        if own.lower().replace("ё", "е") != new.replace("ё", "е"):
            break
        kept += own if new == "ё" or own.lower() == new else _cased(own, new)
    return kept + _cased(word if is_capitals(word) else "", form[len(kept) :])


def _cased(model: str, text: str) -> str:
    return text.upper() if model.isupper() else text


def is_capitals(word: str) -> bool:
    """Whether the whole word is in capitals, as in «ИВАНОВА»."""
    return word.isupper() and sum(map(str.isalpha, word)) > 1
