"""Hints of the lists: phrases as they stand, and a verb with its noun wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smdesk.style.grammar import is_governed, is_mark, is_noun
from smdesk.style.hint import Hint
from smdesk.style.lexicon import Lexicon, Search
from smdesk.style.patterns import Pattern
from smdesk.style.tokens import Sentence, Token

FARTHEST = 7
"""Words between a verb and its noun."""
_BARRIERS = frozenset({"VERB", "INFN", "CONJ"})


def phrase_hints(text: str, sentence: Sentence, lexicon: Lexicon) -> Iterator[Hint]:
    """Every place of the sentence that an entry of the lists marks."""
    found = sentence.tokens
    for at, token in enumerate(found):
        if not token.is_word or token.is_exempt:
            continue
        for search in lexicon.searches.at(found, at):
            places = _places(search, found, at, lexicon)
            if places and not _is_excused(search, found, places, lexicon):
                start, end = found[min(places)].start, found[max(places)].end
                yield Hint(start, end, search.entry.kind, text[start:end], search.advice)


def _places(search: Search, found: list[Token], at: int, lexicon: Lexicon) -> Sequence[int]:
    places: Sequence[int] = (
        _apart(search.pattern, found, at, lexicon)
        if search.is_split
        else search.pattern.match(found, at, lexicon.is_deed)
    )
    return () if any(found[place].is_exempt for place in places) else places


def _is_excused(
    search: Search, found: list[Token], places: Sequence[int], lexicon: Lexicon
) -> bool:
    """Whether an exception of the entry stands across these places."""
    last = max(places)
    begin = max(min(places) - FARTHEST, 0)
    for exception in search.exceptions:
        for at in range(begin, last + 1):
            excused = (
                _apart(exception, found, at, lexicon)
                if search.is_split and len(exception.pieces) == 2
                else exception.match(found, at, lexicon.is_deed)
            )
            if excused and not set(excused).isdisjoint(places):
                return True
    return False


def _apart(pattern: Pattern, found: list[Token], at: int, lexicon: Lexicon) -> tuple[int, ...]:
    """The verb at `at` and its noun, behind it or else before it."""
    verb, noun = pattern.pieces
    if not verb.fits(found[at], None, lexicon.is_deed):
        return ()
    behind = range(at + 1, min(at + 2 + FARTHEST, len(found)))
    before = range(at - 1, max(at - 2 - FARTHEST, -1), -1)
    for places in (behind, before):
        for place in places:
            token = found[place]
            if is_mark(token) or token.word.is_only(*_BARRIERS):
                break
            if noun.fits(token, None, lexicon.is_deed) and _is_object(found, place):
                return (at, place)
    return ()


def _is_object(found: list[Token], at: int) -> bool:
    """Whether the noun may be what the verb is about: no genitive of another, no preposition."""
    word = found[at].word
    if not (word.has("NOUN", "accs") or word.has("NOUN", "nomn") or word.has("NOUN", "gent")):
        return False
    if is_governed(found, at):
        return False
    behind_noun = at > 0 and is_noun(found[at - 1])
    return not (behind_noun and word.has("NOUN", "gent"))
