"""How surnames, first names and patronymics end in each case: tables, and the choice among them.

The rules are those of the reference books on Russian names (Калакуцкая; Розенталь, § 149; the
recommendations of gramota.ru): men's surnames in a consonant decline and women's do not, those in
«-о», «-е», «-и», «-у», «-ых» never do, those in «-а» and «-я» after a consonant always do, except
French ones with the stress on the end.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from smdesk.letters.grammar import Case, Gender, is_capitals


class Paradigm(NamedTuple):
    """What is cut off, and the endings put there instead; None is «cannot be told»."""

    cut: int
    genitive: str | None
    dative: str | None
    accusative: str | None
    instrumental: str | None


_ORDER = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL)

FIXED = Paradigm(0, "", "", "", "")
UNKNOWN = Paradigm(0, None, None, None, None)
"""Left to the dictionary, and where it has no answer, to the reader."""
NOUN = Paradigm(0, "а", "у", "а", "ом")
NOUN_HUSHING = Paradigm(0, "а", "у", "а", None)
NOUN_HUSHING_UNSTRESSED = Paradigm(0, "а", "у", "а", "ем")
NOUN_SHORT_IN = Paradigm(0, "а", "у", "а", None)
NOUN_SOFT = Paradigm(1, "я", "ю", "я", "ем")
NOUN_A = Paradigm(1, "ы", "е", "у", "ой")
NOUN_A_VELAR = Paradigm(1, "и", "е", "у", "ой")
NOUN_A_HUSHING = Paradigm(1, "и", "е", "у", None)
NOUN_A_TS = Paradigm(1, "ы", "е", "у", None)
NOUN_YA = Paradigm(1, "и", "е", "ю", "ей")
NOUN_IYA = Paradigm(1, "и", "и", "ю", "ей")
POSSESSIVE = Paradigm(0, "а", "у", "а", "ым")
POSSESSIVE_HER = Paradigm(1, "ой", "ой", "у", "ой")
ADJECTIVE = Paradigm(2, "ого", "ому", "ого", "ым")
ADJECTIVE_VELAR = Paradigm(2, "ого", "ому", "ого", "им")
ADJECTIVE_SOFT = Paradigm(2, "его", "ему", "его", "им")
ADJECTIVE_HER = Paradigm(2, "ой", "ой", "ую", "ой")
ADJECTIVE_HER_SOFT = Paradigm(2, "ей", "ей", "юю", "ей")
ADJECTIVE_HER_PARTICIPLE = Paradigm(2, "ей", "ей", "ую", "ей")
ADJECTIVE_HER_HUSHING = Paradigm(2, None, None, "ую", None)
PATRONYMIC_STRESSED = Paradigm(0, "а", "у", "а", "ом")

_Rules = tuple[tuple[str, Paradigm], ...]
_V = "[аеёиоуыэюя]"
_A: _Rules = (
    (rf"{_V}а", FIXED),
    (r"[гкх]а", NOUN_A_VELAR),
    (r"[жшчщ]а", NOUN_A_HUSHING),
    (r"ца", NOUN_A_TS),
    (r"а", NOUN_A),
    (r"ия", NOUN_IYA),
    (r"я", NOUN_YA),
)
_NEVER: _Rules = (
    (r"ых|[гкхжшчщн]их|ово|[ая]го", FIXED),
    (r"их", UNKNOWN),
    (r"[еёиоуыэю]", FIXED),
)
_HIS_SURNAME: _Rules = (
    *_NEVER,
    (rf"{_V}.*(?:ов|ев|ёв|ин|ын)", POSSESSIVE),
    (r"ов|ев|ёв", UNKNOWN),
    (r"ин|ын", NOUN_SHORT_IN),
    (r"[гкх]ий", ADJECTIVE_VELAR),
    (r"[жшщн]ий", ADJECTIVE_SOFT),
    (r"чий", UNKNOWN),
    (r"ый", ADJECTIVE),
    (rf"{_V}.*[гкхжшчщ]ой", ADJECTIVE_VELAR),
    (rf"{_V}.*ой", ADJECTIVE),
    (r"[йь]", NOUN_SOFT),
    (rf"{_V}.*{_V}.*(?:[её]ва|ова)|ая|яя", UNKNOWN),
    *_A,
    (r"(?:ов|ев)ич", NOUN_HUSHING_UNSTRESSED),
    (r"[её]ц|[оеё]к", UNKNOWN),
    (r"[жшчщц]", NOUN_HUSHING),
    (r"[бвгдзклмнпрстфх]", NOUN),
)
_HER_SURNAME: _Rules = (
    (r"\w{2,}(?:ов|ев|ёв)а", POSSESSIVE_HER),
    (r"ова|ева|ёва", UNKNOWN),
    (r"\w+(?:ин|ын)а", POSSESSIVE_HER),
    (r"щая", ADJECTIVE_HER_PARTICIPLE),
    (r"[жшч]ая", ADJECTIVE_HER_HUSHING),
    (r"ая", ADJECTIVE_HER),
    (r"яя", ADJECTIVE_HER_SOFT),
    *_A,
    (rf"{_V}.*(?:ов|ев|ёв|ин|ын)|[сц]кий", UNKNOWN),
    (r".", FIXED),
)
_HIS_NAME: _Rules = (
    (r"[еёиоуыэю]", FIXED),
    (r"[йь]", NOUN_SOFT),
    *_A,
    (r"[жшчщц]", NOUN_HUSHING),
    (r"[бвгдзклмнпрстфх]", NOUN),
)
_HER_NAME: _Rules = (*_A, (r"ь", UNKNOWN), (r".", FIXED))
_PATRONYMIC: _Rules = (
    (r"оглы|оглу|улы|уулу|кызы|гызы", FIXED),
    (r"(?:^|-)(?:иль|кузьм|лук|фом)ич", PATRONYMIC_STRESSED),
    (r"ич", NOUN_HUSHING_UNSTRESSED),
    (r"на", NOUN_A),
)

SURNAME = {Gender.MASCULINE: _HIS_SURNAME, Gender.FEMININE: _HER_SURNAME}
FIRST_NAME = {Gender.MASCULINE: _HIS_NAME, Gender.FEMININE: _HER_NAME}
PATRONYMIC = dict.fromkeys(Gender, _PATRONYMIC)


def paradigm_of(word: str, rules: _Rules) -> Paradigm:
    """The first rule whose ending the word has; `UNKNOWN` where none fits."""
    lower = word.lower()
    for ending, paradigm in rules:
        if re.search(rf"(?:{ending})$", lower):
            return paradigm
    return UNKNOWN


def declined(word: str, paradigm: Paradigm, case: Case) -> str | None:
    """The word in the case; None where it cannot be told."""
    ending = paradigm[1:][_ORDER.index(case)]
    if ending is None:
        return None
    stem = word[: len(word) - paradigm.cut]
    return stem + (ending.upper() if is_capitals(word) else ending)
