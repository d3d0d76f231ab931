"""Notes on a whole text: a call without an address, an announcement without a call.

Each paragraph says what it has; the text is judged by all of them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smdesk.models.plan_vocabulary import HintKind
from smdesk.style.hint import Hint
from smdesk.style.lexicon import Lexicon
from smdesk.style.tokens import Token, TokenKind

NOT = "не"
_ADDRESSES = frozenset({TokenKind.LINK, TokenKind.MAIL, TokenKind.PHONE, TokenKind.NUMBER})


@dataclass(frozen=True, slots=True)
class Contact:
    """What a paragraph says about where to turn and what to do."""

    has_address: bool
    """A telephone, a link, a number, a place or a day."""
    tells_what: bool
    """It says what the reader is to do."""
    call: Hint | None
    """Where it calls for something."""
    announcement: Hint | None
    """Where it announces something that wants an answer."""


def contact_of(text: str, found: Sequence[Token], lexicon: Lexicon) -> Contact:
    """What the paragraph has."""
    words = lexicon.measures.words
    where = words["places"] | words["times"]
    has_address = any(
        token.kind in _ADDRESSES
        or token.word.folded in where
        or not where.isdisjoint(token.word.lemmas)
        for token in found
    )
    tells_what = any(token.word.folded in words["to_do"] for token in found)
    calls = (
        token
        for before, token in zip((None, *found), found, strict=False)
        if token.word.folded in words["calls"] and (before is None or before.word.folded != NOT)
    )
    call = next((_hint(text, token, token, HintKind.NO_CONTACT, lexicon) for token in calls), None)
    return Contact(has_address, tells_what, call, _announcement(text, found, lexicon))


def contact_hints(parts: Iterable[tuple[int, Contact]]) -> list[Hint]:
    """At most one hint for a text; with each paragraph stands where it begins."""
    known = list(parts)
    if any(contact.has_address for _start, contact in known):
        return []
    for start, contact in known:
        if contact.call is not None:
            return [contact.call.moved(start)]
    if any(contact.tells_what for _start, contact in known):
        return []
    told = ((start, contact.announcement) for start, contact in known)
    return [hint.moved(start) for start, hint in told if hint is not None][:1]


def _announcement(text: str, found: Sequence[Token], lexicon: Lexicon) -> Hint | None:
    for at in range(len(found)):
        for pattern in lexicon.announcements.at(found, at):
            if places := pattern.match(found, at, lexicon.is_deed):
                last = found[places[-1]]
                return _hint(text, found[at], last, HintKind.NO_ACTION, lexicon)
    return None


def _hint(text: str, first: Token, last: Token, kind: HintKind, lexicon: Lexicon) -> Hint:
    advice = lexicon.measures.advice["contact" if kind is HintKind.NO_CONTACT else "action"]
    return Hint(first.start, last.end, kind, text[first.start : last.end], advice)
