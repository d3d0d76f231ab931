"""Spelling: by the dictionary of word forms, and words that the office has added."""

from __future__ import annotations

from collections.abc import Callable

from smdesk.storage.storage import Storage
from smdesk.style.spelling import Typo, suggestions, typos
from smdesk.style.words import folded

__all__ = ["Spelling", "Typo"]

OFF, LEARNED = "spelling.is_off", "spelling.words"
"""Keys of the state: settings of this base, not undone."""
MOST_LEARNED = 2000


class Spelling:
    """Looks for misspelt words. The first look loads the dictionary: some 0.3 s."""

    def __init__(self, storage: Storage) -> None:
        self._state = storage.state
        self._learned = frozenset(self._state.get(LEARNED, list[str]()))

    @property
    def is_on(self) -> bool:
        """Whether spelling is looked at while a text is written."""
        return not self._state.get(OFF, default=False)

    def turn(self, *, on: bool) -> None:
        """Look at spelling, or do not."""
        self._state.set(OFF, not on)

    def preparing(self) -> Callable[[], object]:
        """What loads the dictionary, in any thread."""
        return lambda: typos("Проверка")

    def typos(self, text: str) -> list[Typo]:
        """Words that may be misspelt, in their order."""
        return typos(text, self._learned)

    def suggestions(self, word: str) -> list[str]:
        """What it may have been meant to be, the likeliest first."""
        return list(suggestions(word))

    def learn(self, word: str) -> None:
        """The word is right, whatever the dictionary says."""
        known = self._state.get(LEARNED, list[str]())  # another window learns too
        self._learned = frozenset({*known, folded(word)})
        self._state.set(LEARNED, sorted(self._learned)[-MOST_LEARNED:])
