"""How texts are compared: without case, with ё as е, blanks as one."""

from __future__ import annotations


def fold(text: str) -> str:
    """The text as search and sorting see it."""
    return " ".join(text.casefold().replace("ё", "е").split())


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a search; all of them must be found, each as a part of any word."""
    return tuple(fold(text).split())
