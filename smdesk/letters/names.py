"""Full names in another case: surname first, as they are kept.

Gender comes from the patronymic, else from the first name, else from the surname's ending. What
neither the rules nor the dictionary can tell is left as it is, and said to be unsure.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from smdesk.letters.dictionary import named, readings
from smdesk.letters.endings import (
    FIRST_NAME,
    FIXED,
    PATRONYMIC,
    SURNAME,
    Paradigm,
    declined,
    paradigm_of,
)
from smdesk.letters.grammar import Case, Gender, Inflected, like


class _Part(Enum):
    SURNAME = auto()
    NAME = auto()
    PATRONYMIC = auto()
    KEPT = auto()


_RULES = {_Part.SURNAME: SURNAME, _Part.NAME: FIRST_NAME, _Part.PATRONYMIC: PATRONYMIC}
_INITIALS = re.compile(r"(?:\w\.-?)+\w?\.?|\w")
_TAILS = frozenset({"оглы", "оглу", "кызы", "гызы", "улы", "уулу"})
_WORD = re.compile(r"[А-Яа-яЁё]+")
_BY_PATRONYMIC = (
    (r"(?:ич|оглы|оглу|улы|уулу)$", Gender.MASCULINE),
    (r"(?:овна|евна|ична|кызы|гызы)$", Gender.FEMININE),
)
_BY_SURNAME = (
    (r"[аеёиоуыэюя].*(?:ов|ев|ёв|ин|ын|ой|ый|[сц]кий)$", Gender.MASCULINE),
    (r"\w{2}(?:ова|ева|ёва|ина|ына|ая)$", Gender.FEMININE),
)
_NOT_NOUNS = frozenset({"родина", "березина"})
"""Women's forms of «Родин», «Березин» that are written like a noun; no man is called so."""

_Shape = list[tuple[_Part, str]]


def inflect_name(full_name: str, case: Case) -> Inflected:
    """The full name in the case: «Родина Алёна Петровна» in the dative is «Родиной Алёне Петровне».

    Initials are kept. A name given the other way round («Анна Петровна Родина») keeps its order.
    """
    shape = _shape(full_name.split())
    gender = _gender(shape)
    words = [_word(part, word, gender, case) for part, word in shape]
    return Inflected(
        " ".join(word.text for word in words), all(word.is_sure for word in words) and bool(words)
    )


def _shape(words: list[str]) -> _Shape:
    """Which word is what."""
    if words and _INITIALS.fullmatch(words[0]):
        return [*((_Part.KEPT, word) for word in words[:-1]), (_Part.SURNAME, words[-1])]
    parts = _parts(words)
    tail = len(words) > 3 and words[-1].lower() in _TAILS
    return [
        (_Part.KEPT if _INITIALS.fullmatch(word) or (tail and at >= 2) else part, word)
        for at, (part, word) in enumerate(zip(parts, words, strict=True))
    ]


def _parts(words: list[str]) -> list[_Part]:
    usual = [_Part.SURNAME, _Part.NAME, *[_Part.PATRONYMIC] * (len(words) - 2)]
    if len(words) == 3 and _is_patronymic(words[1]) and not _is_patronymic(words[2]):
        return [_Part.NAME, _Part.PATRONYMIC, _Part.SURNAME]
    if len(words) == 2 and _is_first_name(words[0]) and not _is_first_name(words[1]):
        second = _Part.PATRONYMIC if _is_patronymic(words[1]) else _Part.SURNAME
        return usual if _INITIALS.fullmatch(words[1]) else [_Part.NAME, second]
    return usual[: len(words)]


def _is_patronymic(word: str) -> bool:
    return any(re.search(ending, word.lower()) for ending, _ in _BY_PATRONYMIC)


def _is_first_name(word: str) -> bool:
    return all(named(piece, "Name") for piece in word.split("-"))


def _gender(shape: _Shape) -> Gender | None:
    words = {part: word for part, word in shape if part is not _Part.KEPT}
    if shape and shape[-1][1].lower() in _TAILS:
        words[_Part.PATRONYMIC] = shape[-1][1]
    found = _by_ending(words.get(_Part.PATRONYMIC, ""), _BY_PATRONYMIC)
    found = found or _by_name(words.get(_Part.NAME, ""))
    surname = words.get(_Part.SURNAME, "")
    return found or (None if _is_like_noun(surname) else _by_ending(surname, _BY_SURNAME))


def _by_ending(word: str, endings: tuple[tuple[str, Gender], ...]) -> Gender | None:
    return next((gender for ending, gender in endings if re.search(ending, word.lower())), None)


def _by_name(name: str) -> Gender | None:
    if not name:
        return None
    found = {
        gender
        for gender in Gender
        for each in named(name.split("-", maxsplit=1)[0], "Name")
        if each.has(gender)
    }
    return found.pop() if len(found) == 1 else None


def _word(part: _Part, word: str, gender: Gender | None, case: Case) -> Inflected:
    """One word of the name; its hyphened parts one by one."""
    if part is _Part.KEPT:
        return Inflected(word)
    parts = word.split("-")
    if part is _Part.PATRONYMIC and parts[-1].lower() in _TAILS:
        return Inflected(word)
    done = [_piece(part, piece, gender, case) for piece in parts]
    if part is _Part.SURNAME and len(parts) > 1 and not _is_declined_first(parts[0]):
        done[0] = Inflected(parts[0], is_sure=False)
    return Inflected("-".join(each.text for each in done), all(each.is_sure for each in done))


def _is_declined_first(part: str) -> bool:
    """Whether the first half of a double surname is a surname itself: «Бонч» is not known to be."""
    syllables = len(re.findall("[аеёиоуыэюя]", part.lower()))
    return syllables > 1 or bool(named(part, "Surn"))


def _piece(part: _Part, word: str, gender: Gender | None, case: Case) -> Inflected:
    if not _WORD.fullmatch(word):
        return Inflected(word, is_sure=False)
    genders = tuple(Gender) if gender is None else (gender,)
    forms = {_form(part, word, each, case) for each in genders}
    form = forms.pop()
    if forms or form is None:
        return Inflected(word, is_sure=False)
    unsure = part is _Part.SURNAME and gender is Gender.FEMININE and _is_like_noun(word)
    return Inflected(form, is_sure=not unsure)


def _form(part: _Part, word: str, gender: Gender, case: Case) -> str | None:
    paradigm = paradigm_of(word, _RULES[part][gender])
    if part is _Part.NAME:
        return _from_dictionary(word, "Name", gender, case) or declined(word, paradigm, case)
    if part is _Part.PATRONYMIC:
        return declined(word, paradigm, case)
    return _surname(word, paradigm, gender, case)


def _surname(word: str, paradigm: Paradigm, gender: Gender, case: Case) -> str | None:
    if paradigm is FIXED or _is_fixed(word, gender):
        return word
    form = declined(word, paradigm, case)
    if form is None:
        return _from_dictionary(word, "Surn", gender, case)
    return None if gender is Gender.MASCULINE and _is_doubtful(word) else form


def _from_dictionary(word: str, kind: str, gender: Gender, case: Case) -> str | None:
    """The form of a name that the dictionary has, for this gender."""
    for reading in named(word, kind):
        if reading.has(gender) or reading.has("ms-f"):
            form = reading.form(case)
            return like(word, form) if form else None
    return None


def _is_fixed(word: str, gender: Gender) -> bool:
    """Whether the dictionary has the surname in «-а», «-я» as one that never changes: «Дюма»."""
    known = [each for each in named(word, "Surn") if each.has(gender) or each.has("ms-f")]
    return word[-1:].lower() in "ая" and bool(known) and all(each.has("Fixd") for each in known)


def _is_like_noun(word: str) -> bool:
    """Whether a surname in «-ина» is also a noun: a woman's «Щербина» may decline in two ways."""
    lower = word.lower()
    if not lower.endswith(("ина", "ына")) or lower in _NOT_NOUNS:
        return False
    return any(
        each.is_known and each.has("NOUN", "nomn", "femn", "inan") for each in readings(word)
    )


def _is_doubtful(word: str) -> bool:
    """Whether a man's surname is a noun that declines otherwise as a noun: «Орёл», «Рысь».

    Families differ on it, so nobody but the bearer can tell. Only endings without «а» and «я» ask.
    """
    lower = word.lower()
    if lower[-1] in "аяий" and not lower.endswith("ей"):
        return False
    nouns = [
        each
        for each in readings(word)
        if each.is_known and each.has("NOUN", "nomn", "sing") and not each.has("Surn")
    ]
    if named(word, "Surn") or not nouns:
        return False
    return any(each.has("femn") or _loses_vowel(lower, each.form(Case.GENITIVE)) for each in nouns)


def _loses_vowel(word: str, genitive: str | None) -> bool:
    stem = word.removesuffix("ь").removesuffix("й").replace("ё", "е")
    return genitive is not None and not genitive.replace("ё", "е").startswith(stem)
