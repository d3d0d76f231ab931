"""Patterns by the words that they may begin with, so that few are tried at each word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from smdesk.style.patterns import Pattern
from smdesk.style.tokens import Token

T = TypeVar("T")


class Index(Generic[T]):
    """Things that a pattern leads to."""

    def __init__(self) -> None:
        self._by_words: dict[str, list[T]] = defaultdict(list)
        self._first: set[str] = set()

    def add(self, pattern: Pattern, thing: T, *, is_apart: bool = False) -> None:
        """File the thing under the pattern's first two words.

        Under the first alone where the pattern has one word, or where the second may stand
        anywhere (`is_apart`) or be any word.
        """
        first, *rest = pattern.pieces
        following = () if is_apart or not rest else tuple(rest[0].beginnings)
        self._first.update(first.beginnings)
        for word in first.beginnings:
            for key in [f"{word} {each}" for each in following] or [word]:
                self._by_words[key].append(thing)

    def at(self, found: Sequence[Token], at: int) -> Iterator[T]:
        """What may begin with the word at this place; each thing once."""
        own = [word for word in found[at].word.keys if word in self._first]
        if not own:
            return
        following = found[at + 1].word.keys if at + 1 < len(found) else ()
        seen: set[int] = set()
        for word in own:
            for key in (word, *(f"{word} {each}" for each in following)):
                for thing in self._by_words.get(key, ()):
                    if id(thing) not in seen:
                        seen.add(id(thing))
                        yield thing
