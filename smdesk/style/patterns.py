"""What an entry of the lists looks for, written as people write it.

A word is found in every form of it. Words from a preposition to its noun stand as they are written,
since «в целях» is not «в цель». Further signs, for those who know them:

    а|б     either word               !а|б       these forms alone
    …       up to three words         ^          at the beginning of a sentence
    <дело>  what is done: проверка    <предмет>  the noun that the adjective before belongs to
    <чего>  a noun in the genitive
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from smdesk.style.tokens import Token, TokenKind
from smdesk.style.words import CASES, Form, Word, word_of

GAP, START, EXACT = "…", "^", "!"
DEED, THING, WHOSE = "<дело>", "<предмет>", "<чего>"
NOUNS = frozenset({DEED, THING, WHOSE})
LONGEST_GAP = 3
"""Words that a gap, or the adjectives before a noun, may have."""
_VERB = frozenset({"INFN", "VERB", "PRTF", "PRTS", "GRND"})
_PARTS = {
    "NOUN": frozenset({"NOUN"}),
    "ADJF": frozenset({"ADJF", "ADJS", "COMP"}),
    "ADJS": frozenset({"ADJS"}),
    "INFN": _VERB,
    "VERB": frozenset({"VERB"}),
    "PRTF": frozenset({"PRTF"}),
    "PRTS": frozenset({"PRTS"}),
    "GRND": frozenset({"GRND"}),
}
"""The part of speech of a written word → those in which it is found."""
ADJECTIVES = frozenset({"ADJF", "PRTF"})

Deeds = Callable[[Word], bool]
"""Whether a word names what somebody does: проведение, уборка."""
Pairs = Mapping[str, frozenset[str]]
"""A verb → itself with those that say the same: провести, проводить, проводиться."""


class BadPattern(ValueError):
    """Words that nothing could be looked for by; the message is Russian and says why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a pattern."""

    fixed: frozenset[str] = frozenset()
    lemmas: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """First form → the parts of speech in which it is found."""
    sign: str = ""
    """`GAP`, one of `NOUNS`, or a punctuation mark; empty for a word."""

    def fits(self, token: Token, before: Token | None, deeds: Deeds) -> bool:
        """Whether the token is what the piece looks for."""
        if self.sign == DEED:
            return token.is_word and deeds(token.word)
        if self.sign == THING:
            return before is not None and agree(before.word, token.word)
        if self.sign == WHOSE:
            return token.word.has("NOUN", "gent")
        if self.sign:
            return token.kind is TokenKind.MARK and token.text == self.sign
        return token.word.folded in self.fixed or any(
            not self.lemmas[form.lemma].isdisjoint(form.tags)
            for form in token.word.forms
            if form.lemma in self.lemmas
        )

    @property
    def beginnings(self) -> Iterable[str]:
        """Forms and first forms under which a word may be it; none where any word may."""
        return (*self.fixed, *self.lemmas)


@dataclass(frozen=True, slots=True)
class Pattern:
    """The pieces of an entry in their order."""

    pieces: tuple[Piece, ...]
    is_first: bool = False
    """Only at the beginning of a sentence."""

    def match(self, found: Sequence[Token], at: int, deeds: Deeds) -> tuple[int, ...]:
        """The places of the words that fit, from `at` on; empty where they do not."""
        if self.is_first and any(token.is_word for token in found[:at]):
            return ()
        return _match(self.pieces, found, at, None, deeds)


def _match(
    pieces: Sequence[Piece], found: Sequence[Token], at: int, before: Token | None, deeds: Deeds
) -> tuple[int, ...]:
    if at >= len(found):
        return ()
    piece = pieces[0]
    if piece.sign == GAP:
        return _after_gap(pieces[1:], found, at, before, deeds)
    if piece.sign in NOUNS:
        at = _past_adjectives(piece, found, at, before, deeds)
    if at >= len(found) or not piece.fits(found[at], before, deeds):
        return ()
    if len(pieces) == 1:
        return (at,)
    rest = _match(pieces[1:], found, at + 1, found[at], deeds)
    return (at, *rest) if rest else ()


def _after_gap(
    pieces: Sequence[Piece], found: Sequence[Token], at: int, before: Token | None, deeds: Deeds
) -> tuple[int, ...]:
    for step in range(LONGEST_GAP + 1):
        rest = _match(pieces, found, at + step, before, deeds)
        if rest or at + step >= len(found) or not found[at + step].is_word:
            return rest
    return ()


def _past_adjectives(
    piece: Piece, found: Sequence[Token], at: int, before: Token | None, deeds: Deeds
) -> int:
    for step in range(LONGEST_GAP):
        here = at + step
        if here >= len(found) or piece.fits(found[here], before, deeds):
            return here
        if not any(found[here].word.has(part) for part in ADJECTIVES):
            return here
    return at + LONGEST_GAP


def agree(first: Word, second: Word) -> bool:
    """Whether an adjective and a noun can belong together: case, number and gender."""
    return any(
        _agree(adjective, noun)
        for noun in second.forms
        if "NOUN" in noun.tags
        for adjective in first.forms
        if not ADJECTIVES.isdisjoint(adjective.tags)
    )


def _agree(adjective: Form, noun: Form) -> bool:
    shared = adjective.tags & noun.tags
    cases = shared & CASES
    alive = adjective.tags & _ALIVE
    if not cases or (cases == _ACCUSATIVE and alive and alive.isdisjoint(noun.tags)):
        return False
    return "plur" in shared or ("sing" in shared and not shared.isdisjoint(_GENDERS))


_ACCUSATIVE, _ALIVE = frozenset({"accs"}), frozenset({"anim", "inan"})
_GENDERS = frozenset({"masc", "femn", "neut"})


def parse(words: str, pairs: Pairs) -> Pattern:
    """The pattern that is written so. Raises `BadPattern`."""
    pieces = []
    is_fixed = False
    for part in parts(words):
        piece, is_fixed = _piece(part, pairs, is_fixed=is_fixed)
        pieces.append(piece)
    return Pattern(tuple(pieces), words.startswith(START))


def parts(words: str) -> list[str]:
    """The parts that the words are written in. Raises `BadPattern`; needs no dictionary."""
    written = words.removeprefix(START).replace(",", " , ").split()
    if not any(_is_word(part) for part in written):
        raise BadPattern("нет ни одного слова")
    if not _is_word(written[0]):
        raise BadPattern("первым должно стоять слово")
    if written[-1] == GAP:
        raise BadPattern("многоточие не может стоять в конце")
    for part in written:
        if part not in NOUNS and ("<" in part or ">" in part):
            raise BadPattern(f"нет такого знака: {part}")
        if not all(part.removeprefix(EXACT).split("|")):
            raise BadPattern("лишняя черта «|»")
    return written


def _is_word(part: str) -> bool:
    return any(sign.isalpha() for sign in part) and part not in NOUNS


def _piece(part: str, pairs: Pairs, *, is_fixed: bool) -> tuple[Piece, bool]:
    """The piece, and whether the next word still belongs to a preposition."""
    if part in NOUNS or part in {GAP, ","}:
        return Piece(sign=part), is_fixed and part == GAP
    fixed: set[str] = set()
    lemmas: dict[str, frozenset[str]] = {}
    is_exact = is_fixed or part.startswith(EXACT)
    words = [word_of(each) for each in part.removeprefix(EXACT).split("|")]
    for word in words:
        found = {} if is_exact else _lemmas(word, pairs)
        lemmas.update(found)
        if not found:
            fixed.add(word.folded)
    is_preposition = any(word.is_only("PREP") for word in words)
    goes_on = is_preposition or (is_fixed and not any(word.has("NOUN") for word in words))
    return Piece(frozenset(fixed), lemmas), goes_on


def _lemmas(word: Word, pairs: Pairs) -> dict[str, frozenset[str]]:
    """First forms by which the word is found; none for a word that has one form only."""
    own = [form for form in word.forms if form.lemma == word.folded] or list(word.forms)
    found: dict[str, frozenset[str]] = {}
    for form in own:
        part = next((name for name in _PARTS if name in form.tags), "")
        if not part:
            return {}
        for lemma in _same(form.lemma, pairs) if part in _VERB else (form.lemma,):
            found[lemma] = found.get(lemma, frozenset()) | _PARTS[part]
    return found


def _same(verb: str, pairs: Pairs) -> Iterable[str]:
    """The verb with those that say the same; one in «-ся» is meant as it is."""
    return (verb,) if verb.endswith(("ся", "сь")) else pairs.get(verb, (verb,))


def shown(words: str) -> str:
    """The words as a table shows them."""
    plain = words.removeprefix(START).replace(EXACT, "").replace("|", " / ")
    for sign in NOUNS:
        plain = plain.replace(sign, GAP)
    return plain
