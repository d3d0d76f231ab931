"""Short forms of names, as tables and letters write them.

A name is kept whole, surname first. Its first word is the surname (with its hyphen), the next two
give initials, and a patronymic of two words («Гасан оглы», «Мехти-кызы») gives the initial of its
first word. A word that is already initials («А.П.») is taken as such.
"""

from __future__ import annotations

import re

_PATRONYMIC_TAILS = frozenset({"оглы", "оглу", "кызы", "гызы", "улы", "уулу"})
_INITIALS = re.compile(r"^(?:\w\.)+\w?\.?$")


def surname_with_initials(full_name: str, gap: str = " ") -> str:
    """«Рябинина Алёна Петровна» as «Рябинина А. П.»; a name of one word as it is."""
    surname, initials = _split(full_name)
    return gap.join([surname, *initials]) if surname else ""


def initials_first(full_name: str, gap: str = " ") -> str:
    """«Рябинина Алёна Петровна» as «А. П. Рябинина»: how letters sign."""
    surname, initials = _split(full_name)
    return gap.join([*initials, surname]) if surname else ""


def _split(full_name: str) -> tuple[str, list[str]]:
    words = full_name.split()
    if len(words) > 1 and _INITIALS.match(words[0]):
        words = _surname_to_front(words)
    given = [word for word in words[1:] if word.lower() not in _PATRONYMIC_TAILS]
    letters = [letter for word in given for letter in _letters(word)]
    return (words[0] if words else ""), [f"{letter.upper()}." for letter in letters[:2]]


def _surname_to_front(words: list[str]) -> list[str]:
    """«А. П. Рябинина» is already short: its last word is the surname."""
    return [words[-1], *words[:-1]]


def _letters(word: str) -> list[str]:
    if _INITIALS.match(word):
        return [letter for letter in word if letter.isalpha()]
    return [word[0]] if word[0].isalpha() else []
