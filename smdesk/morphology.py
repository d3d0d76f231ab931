"""The dictionary of Russian word forms (OpenCorpora, through pymorphy3), loaded on first use.

Loading takes some 0.2 s and 15 MB, so nothing here is touched before a letter is prepared or a text
is judged.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Protocol


class Tag(Protocol):
    """What the dictionary says of a form."""

    @property
    def grammemes(self) -> frozenset[str]:
        """Part of speech, case, number and the rest, by their codes."""


class Parse(Protocol):
    """One way to read a word, with the forms of that word."""

    word: str
    tag: Tag
    normal_form: str
    is_known: bool

    def inflect(self, required_grammemes: set[str]) -> Parse | None:
        """The form with these grammemes, or None."""


class Found(Protocol):
    """Words by their letters: spelling as the dictionary has it, then paradigm and place in it."""

    def similar_items(
        self, key: str, replaces: object
    ) -> Iterable[tuple[str, Iterable[tuple[int, int]]]]:
        """What the dictionary has under the key, «е» read as «ё» too."""


class Dictionary(Protocol):
    """The words alone, without guesses at those that it lacks."""

    words: Found

    def build_tag_info(self, para_id: int, idx: int) -> Tag:
        """The tag of a form."""

    def build_normal_form(self, para_id: int, idx: int, fixed_word: str) -> str:
        """The first form of its paradigm."""


class Analyzer(Protocol):
    """The analyser of pymorphy3, as far as it is used."""

    dictionary: Dictionary
    char_substitutes: object

    def word_is_known(self, word: str) -> bool:
        """Whether the dictionary has this form, «е» standing for «ё» too."""

    def parse(self, word: str) -> list[Parse]:
        """Every way to read the word, the likeliest first, guessing at unknown words."""


@cache
def analyzer() -> Analyzer:
    """The analyser, loaded once."""
    import pymorphy3
    import pymorphy3_dicts_ru

    loaded: Analyzer = pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")
    return loaded
