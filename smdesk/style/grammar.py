"""How words of a sentence hang together, as far as the style hint needs to know."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.style.patterns import ADJECTIVES
from smdesk.style.tokens import OPAQUE, Token, TokenKind

SOFT = frozenset({"ADJF", "PRTF", "NUMR", "NPRO", "ADJS"})
"""What may stand between a preposition and its noun."""


def is_adjective(token: Token) -> bool:
    """Whether the word may belong to a noun behind it."""
    return any(token.word.has(part) for part in ADJECTIVES)


def is_noun(token: Token) -> bool:
    """Whether the word may be a noun."""
    return token.word.has("NOUN")


def is_governed(found: Sequence[Token], at: int) -> bool:
    """Whether a preposition stands before the noun, with adjectives and numbers between."""
    for before in reversed(found[:at]):
        if before.word.is_only("PREP"):
            return True
        if before.kind is TokenKind.NUMBER or before.word.is_only(*SOFT):
            continue
        if not is_adjective(before) or is_noun(before):
            return False
    return False


def is_mark(token: Token) -> bool:
    """Whether the token parts a sentence; a quote or a number does not."""
    return token.kind is TokenKind.MARK and token.text not in {"№", "%", "(", ")", "+", "/"}


def is_opaque(token: Token) -> bool:
    """Whether the token is a quote, a link or the like."""
    return token.kind in OPAQUE


def clause(found: Sequence[Token], at: int) -> range:
    """The places between the marks around a word."""
    first = at
    while first > 0 and not is_mark(found[first - 1]):
        first -= 1
    last = at
    while last + 1 < len(found) and not is_mark(found[last + 1]):
        last += 1
    return range(first, last + 1)
