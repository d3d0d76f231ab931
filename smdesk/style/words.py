"""Words as the style hint sees them: first forms and grammemes of every reading.

Only the dictionary is asked, without weighing the readings against one another: that is three times
as fast, and nothing here takes the likeliest reading for the true one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from smdesk.morphology import analyzer

MOST_KEPT = 30_000
"""Words whose readings are kept: the words of many posts, some 30 MB at most."""
_CYRILLIC = re.compile("[а-яё-]+")
_PREPOSITIONS = (
    "без в во вместо вне возле вокруг для до за из из-за из-под к ко кроме между на над о об обо "
    "от ото перед передо по под подо после при про ради с со сквозь среди у через около мимо вдоль"
)
_CONJUNCTIONS = "и а но или либо что чтобы если как когда да"
_PARTICLES = "не ни же бы ли уже ещё еще только даже все-таки"
_CLOSED = (
    dict.fromkeys(_PREPOSITIONS.split(), "PREP")
    | dict.fromkeys(_CONJUNCTIONS.split(), "CONJ")
    | dict.fromkeys(_PARTICLES.split(), "PRCL")
)
"""Words that other readings («при» of «переть») would only spoil."""
CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


class Form(NamedTuple):
    """One reading: the first form, folded, and the grammemes of OpenCorpora."""

    lemma: str
    tags: frozenset[str]

    def has(self, *tags: str) -> bool:
        """Whether all these grammemes hold."""
        return self.tags.issuperset(tags)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case, «е» for «ё», with all its readings."""

    folded: str
    forms: tuple[Form, ...]
    lemmas: frozenset[str]
    is_known: bool
    """Whether the dictionary has the word itself."""
    keys: tuple[str, ...]
    """The word and its first forms, each once: by these it is looked up."""
    tags: frozenset[str]
    """The grammemes of all readings together."""

    def has(self, *tags: str) -> bool:
        """Whether some reading has all these grammemes."""
        if not self.tags.issuperset(tags):
            return False
        return len(tags) == 1 or any(form.tags.issuperset(tags) for form in self.forms)

    def is_only(self, *parts: str) -> bool:
        """Whether every reading is one of these parts of speech."""
        return bool(self.forms) and all(not form.tags.isdisjoint(parts) for form in self.forms)


def folded(text: str) -> str:
    """How words are compared: lower case, «е» for «ё», no stress marks."""
    return text.lower().replace("ё", "е").replace("\u0301", "")


@lru_cache(maxsize=MOST_KEPT)
def word_of(text: str) -> Word:
    """The readings of a word as it stands in a text."""
    plain = text.lower().replace("\u0301", "")
    closed = _CLOSED.get(plain)
    if closed:
        forms = [Form(folded(plain), frozenset({closed}))]
        known = True
    else:
        found = _found(plain)
        known = bool(found)
        forms = found or _guessed(plain)
    return made(folded(plain), tuple(forms), is_known=known)


@lru_cache(maxsize=MOST_KEPT)
def sign_of(text: str) -> Word:
    """What is no word of a sentence: a mark, a number, a link."""
    return made(text.lower(), (), is_known=False)


def made(text: str, forms: tuple[Form, ...], *, is_known: bool) -> Word:
    """A word of these readings; `text` is folded."""
    lemmas = frozenset(form.lemma for form in forms)
    tags = frozenset().union(*(form.tags for form in forms))
    return Word(text, forms, lemmas, is_known, tuple({text, *lemmas}), tags)


def _found(word: str) -> list[Form]:
    if not _CYRILLIC.fullmatch(word):
        return []
    loaded = analyzer()
    dictionary = loaded.dictionary
    found = []
    for spelt, places in dictionary.words.similar_items(word, loaded.char_substitutes):
        lemmas: dict[int, str] = {}
        for paradigm, place in places:
            if paradigm not in lemmas:
                lemmas[paradigm] = folded(dictionary.build_normal_form(paradigm, place, spelt))
            tags = dictionary.build_tag_info(paradigm, place).grammemes
            found.append(Form(lemmas[paradigm], tags))
    return found


def _guessed(word: str) -> list[Form]:
    """What the endings of an unknown word say; nothing for what is no Russian word."""
    if not _CYRILLIC.fullmatch(word) or len(word) < 4 or word.startswith("-"):
        return []
    return [
        Form(folded(parse.normal_form), parse.tag.grammemes) for parse in analyzer().parse(word)
    ]
