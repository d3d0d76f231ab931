"""Posts and titles of bodies in another case: only their head is inflected.

The head is the adjectives and the noun that a post begins with («главный специалист-эксперт»); what
depends on it («по организационной работе», «администрации района») stays. A second head after a
dash, a comma or «и» is inflected too: «заместитель главы – начальник отдела».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from smdesk.letters.dictionary import Reading, readings
from smdesk.letters.grammar import Case, Inflected, like

_ADJECTIVES = ("ADJF", "PRTF")
_GENDERS = ("masc", "femn", "neut")
_PREFIXES = frozenset({"генерал", "капитан", "премьер", "унтер", "обер", "штаб"})
"""First halves that look like a noun and never change: «премьер-министру»."""
_ABBREVIATION = re.compile(r"\w+\.(?:-?\w+\.)*|врио|ио|вр\.?и\.?о\.?", re.IGNORECASE)
_ACTING = re.compile(r"и\.\s?о\.|вр\.?\s?и\.?\s?о\.?|врио\b|ио\b|вр\.\s", re.IGNORECASE)
_BETWEEN = re.compile(r"(\s+[–—-]\s+|,\s+|\s+и\s+|\s*/\s*)")
_WORD = re.compile(r"[\w.-]+")


def inflect_post(post: str, case: Case) -> Inflected:
    """The post in the case: «методист» in the dative is «методисту».

    «И. о. главы» and «врио главы» stay as they are: there the abbreviation is the head.
    """
    return _inflected(post, case, is_person=True)


def inflect_title(title: str, case: Case) -> Inflected:
    """The title of a body in the case: «Центр культуры» in the dative is «Центру культуры».

    A title that begins with an abbreviation («МКУ «Центр»») stays as it is.
    """
    return _inflected(title, case, is_person=False)


def _inflected(text: str, case: Case, *, is_person: bool) -> Inflected:
    text = " ".join(text.split())
    if not text or (is_person and _ACTING.match(text)):
        return Inflected(text, is_sure=bool(text))
    first, *rest = _BETWEEN.split(text)
    head = _phrase(first, case, is_person=is_person)
    if head is None:
        return Inflected(text, is_sure=not is_person and _is_short(text))
    done = [head.text]
    for between, segment in zip(rest[::2], rest[1::2], strict=True):
        next_head = _phrase(segment, case, is_person=True) if is_person else None
        done += [between, next_head.text if next_head else segment]
    return Inflected("".join(done), head.is_sure)


def _is_short(text: str) -> bool:
    """Whether a title begins with an abbreviation in capitals, or with its name in quotes."""
    word = text.split(maxsplit=1)[0]
    return word.startswith(("«", '"')) or (word.isupper() and len(word) > 1)


def _phrase(text: str, case: Case, *, is_person: bool) -> Inflected | None:
    """The text with its head in the case; None where it begins with no head."""
    words = text.split(" ")
    done: list[str] = []
    for at, word in enumerate(words):
        rest = words[at + 1 :]
        if _stays(word):
            done.append(word)
            continue
        noun = _noun(word, case, is_person=is_person)
        if noun is not None and not _is_adjective_before_noun(words[at:], is_person=is_person):
            return Inflected(" ".join([*done, noun.text, *rest]), noun.is_sure)
        adjective = _adjective(word)
        if adjective is None:
            break
        done.append(like(word, _agreed(adjective, case, is_person=is_person) or word))
    if not is_person or all(map(_stays, words[: len(done)])):
        return None
    return Inflected(" ".join([*done, *words[len(done) :]]))


def _stays(word: str) -> bool:
    return _ABBREVIATION.fullmatch(word) is not None or word.lower() == "временно"


def _is_adjective_before_noun(words: Sequence[str], *, is_person: bool) -> bool:
    """Whether «старший» stands before a noun, though it may be a noun itself."""
    return (
        len(words) > 1
        and _adjective(words[0]) is not None
        and (
            _noun(words[1], Case.DATIVE, is_person=is_person) is not None
            or _adjective(words[1]) is not None
        )
    )


def _adjective(word: str) -> Reading | None:
    """How a word reads as an adjective or participle in the nominative."""
    return next(
        (
            each
            for each in readings(word)
            if each.has("nomn", "sing") and not each.tags.isdisjoint(_ADJECTIVES)
        ),
        None,
    )


def _agreed(reading: Reading, case: Case, *, is_person: bool) -> str | None:
    """An adjective with its gender; a man's accusative is like the genitive."""
    gender = next(each for each in _GENDERS if reading.has(each))
    if case is not Case.ACCUSATIVE or gender != "masc":
        return reading.form(case, (gender,))
    return reading.form(case, (gender, "anim" if is_person else "inan"))


def _noun(word: str, case: Case, *, is_person: bool) -> Inflected | None:
    """A noun in the nominative put in the case; None where the word is no such noun."""
    if _WORD.fullmatch(word) is None or word.isdigit():
        return None
    *before, last = word.split("-")
    noun = _noun_form(last, case, is_person=is_person)
    if noun is None:
        return None
    first = (_first_half(part, case, is_person=is_person) for part in before)
    return Inflected("-".join([*first, noun.text]), noun.is_sure)


def _first_half(part: str, case: Case, *, is_person: bool) -> str:
    """«специалист» of «специалист-эксперт» is inflected, «пресс» of «пресс-секретарь» is not."""
    noun = None if part.lower() in _PREFIXES else _noun_form(part, case, is_person=is_person)
    return noun.text if noun and noun.is_sure else part


def _noun_form(word: str, case: Case, *, is_person: bool) -> Inflected | None:
    """Sure where the dictionary has the word; a post that it lacks is told by its ending."""
    wanted = ("NOUN", "nomn", "sing", "anim" if is_person else "inan")
    for each in readings(word):
        is_name = each.has("Surn") or each.has("Name") or each.has("Patr")
        if each.has(*wanted) and not is_name and (is_person or each.is_known):
            form = each.form(case)
            return Inflected(like(word, form), each.is_known) if form else None
    return None
