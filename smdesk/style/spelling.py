"""Spelling: words that the dictionary of word forms lacks, and what they may have been meant to be.

A slip that is a word of its own too («компания» for «кампания») is not seen. Names are let be: a
word with a capital counts as one, unless it begins a sentence and is one letter off a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from smdesk.morphology import analyzer
from smdesk.style.tokens import Token, TokenKind, blocks, tokens
from smdesk.style.words import folded, word_of

SHORTEST = 3
"""Letters of a word that is looked at."""
MOST = 5
"""Words that are offered."""
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_CYRILLIC = re.compile("[а-яё]+(?:-[а-яё]+)*")
_PARTICLES = frozenset({"то", "ка", "де", "по", "во", "в", "из", "за"})
_ALIKE = ("оа", "еиэя", "зс", "тд", "пб", "гкх", "фв", "шщж", "цс", "ыи", "ъь", "ёо", "юу")
"""Letters that are mistaken for one another."""
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True, order=True)
class Typo:
    """A word that the dictionary lacks: `text` is what stands at `start:end`."""

    start: int
    end: int
    text: str


def typos(text: str, learned: Collection[str] = ()) -> list[Typo]:
    """Words that may be misspelt, in their order; `learned` are words that are right, folded."""
    return [
        Typo(block.start + token.start, block.start + token.end, token.text)
        for block in blocks(text)
        for token in _doubtful(block.text, frozenset(learned))
    ]


@lru_cache(maxsize=500)
def _doubtful(text: str, learned: frozenset[str]) -> tuple[Token, ...]:
    return tuple(_in_text(text, 0, learned))


def _in_text(text: str, start: int, learned: Collection[str]) -> Iterator[Token]:
    """Doubtful words of a paragraph; what stands in quotes is looked at too."""
    begins = True
    for token in tokens(text):
        token.start += start
        token.end += start
        if token.kind is TokenKind.QUOTE:
            yield from _in_text(token.text[1:-1], token.start + 1, learned)
        elif token.is_word and _is_doubtful(token, learned, begins=begins):
            yield token
        begins = token.text in _STOPS or (begins and token.kind is TokenKind.MARK)


def _is_doubtful(token: Token, learned: Collection[str], *, begins: bool) -> bool:
    word = token.text.replace("\u0301", "")
    plain = word.lower()
    if len(plain) < SHORTEST or not _CYRILLIC.fullmatch(plain) or folded(word) in learned:
        return False
    if word[1:] != word[1:].lower() or _is_known(plain):
        return False
    return not token.is_capitalised or (begins and bool(suggestions(plain)))


def _is_known(word: str) -> bool:
    if word_of(word).is_known:
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(each in _PARTICLES or word_of(each).is_known for each in parts)


@lru_cache(maxsize=500)
def suggestions(word: str) -> tuple[str, ...]:
    """Words of the dictionary that are one slip away, the likeliest first; some 30 ms."""
    plain = word.lower()
    known = analyzer().word_is_known
    ranks: dict[str, int] = {}
    for rank, each in _slips(plain):
        ranks[each] = min(rank, ranks.get(each, rank))
    found = {each: rank for each, rank in ranks.items() if known(each)}
    parted = [f"{plain[:at]} {plain[at:]}" for at in (1, 2) if _is_parted(plain, at)]
    ranked = sorted(found, key=lambda each: (found[each], each[0] != plain[0], each))
    offered = [*parted, *ranked][:MOST]
    if word[:1].isupper():
        return tuple(each[0].upper() + each[1:] for each in offered)
    return tuple(offered)


def _is_parted(word: str, at: int) -> bool:
    """Whether a preposition has been written together with its word."""
    rest = word[at:]
    return (
        word_of(word[:at]).has("PREP") and len(rest) >= SHORTEST and analyzer().word_is_known(rest)
    )


def _slips(word: str) -> Iterator[tuple[int, str]]:
    """Rank, the smaller the likelier, and spelling of everything that is one slip away."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        for letter in _LETTERS:
            if after and letter != after[0]:
                yield 4 - 3 * _are_alike(letter, after[0]), before + letter + after[1:]
            yield 3 - 3 * (letter in (before[-1:], after[:1])), before + letter + after
        if len(after) > 1:
            yield 2, before + after[1] + after[0] + after[2:]
        if after:
            yield 3 - 3 * (after[:1] == before[-1:]), before + after[1:]


def _are_alike(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _ALIKE)
