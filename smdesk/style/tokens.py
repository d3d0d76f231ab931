"""A text cut into blocks, sentences and tokens; what is not to be judged becomes one opaque token.

Opaque are quotes, links, addresses of mail, hashtags, mentions and telephone numbers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from smdesk.style.words import Word, sign_of, word_of

LONGEST_QUOTE = 2000
"""Characters; a quotation mark that is not closed by then is a slip."""


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    QUOTE = "quote"
    LINK = "link"
    MAIL = "mail"
    TAG = "tag"
    PHONE = "phone"


OPAQUE = frozenset(
    {TokenKind.QUOTE, TokenKind.LINK, TokenKind.MAIL, TokenKind.TAG, TokenKind.PHONE}
)
_ENDS = r"(?:ru|рф|com|org|net|su|info|me|by|online|site|pro|center)"
_LETTERS = "А-Яа-яЁёA-Za-z\u0301"
_PIECES = (
    (TokenKind.QUOTE, rf"«[^«»\n]{{0,{LONGEST_QUOTE}}}(?:«[^«»\n]*»[^«»\n]*)*»"),
    (TokenKind.QUOTE, rf'[„“][^„“”"\n]{{0,{LONGEST_QUOTE}}}[“”"]'),
    (TokenKind.QUOTE, rf'"[^"\n]{{0,{LONGEST_QUOTE}}}"'),
    (TokenKind.MAIL, r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"),
    (TokenKind.TAG, r"\[[\w.]+\|[^\]\n]*\]|[#@*][\w-]+(?:@\w+)?"),
    (TokenKind.LINK, r"(?:https?://|www\.)[^\s«»<>]*[^\s«»<>.,!?;:)]"),
    (TokenKind.LINK, rf"\b[\w-]+(?:\.[\w-]+){{0,4}}\.{_ENDS}\b(?:/[^\s«»<>]*[^\s«»<>.,!?;:)])?"),
    (TokenKind.PHONE, r"(?<![\d.])(?:\+7|8)[\s(-]*\d{3,5}[\s)-]*\d{1,3}(?:[\s-]?\d{2}){1,2}(?!\d)"),
    (TokenKind.PHONE, r"(?<![\d.-])\d{1,3}-\d{1,3}-\d{2,3}(?![\d.-])"),
    (TokenKind.WORD, rf"[{_LETTERS}]+(?:[-’'][{_LETTERS}]+)*"),
    (TokenKind.NUMBER, r"\d+(?:[.,:/-]\d+)*"),
    (TokenKind.MARK, r"\.{2,}|[^\s]"),
)
_TOKEN = re.compile("|".join(f"(?P<p{at}>{piece})" for at, (_kind, piece) in enumerate(_PIECES)))
_KINDS = tuple(kind for kind, _piece in _PIECES)
_LINE_END = r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_BREAK = re.compile(rf"(?:{_LINE_END})[^\S\n\r]*(?:{_LINE_END})\s*|(?:{_LINE_END})(?!\s*[a-zа-яё])")
_STOPS = frozenset("!?…;")


@dataclass(slots=True)
class Token:
    """A piece of a block; offsets are in the block."""

    start: int
    end: int
    text: str
    kind: TokenKind
    is_exempt: bool = False
    """Part of an official name: it may stand in a sentence, but is not judged."""
    word: Word = field(init=False)

    def __post_init__(self) -> None:
        is_word = self.kind is TokenKind.WORD
        self.word = word_of(self.text) if is_word else sign_of(self.text)

    @property
    def is_word(self) -> bool:
        """Whether it is a word, to be judged or not."""
        return self.kind is TokenKind.WORD

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: what is judged on its own."""

    start: int
    text: str


def blocks(text: str) -> Iterator[Block]:
    """The paragraphs of a text. A line that goes on in lower case belongs to the one before."""
    start = 0
    for found in _BREAK.finditer(text):
        if text[start : found.start()].strip():
            yield Block(start, text[start : found.start()])
        start = found.end()
    if text[start:].strip():
        yield Block(start, text[start:])


def tokens(text: str) -> list[Token]:
    """The tokens of a block in their order."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = _KINDS[int((match.lastgroup or "p0")[1:])]
        found.append(Token(match.start(), match.end(), match[0], kind))
    return found


class Sentence:
    """The tokens of one sentence."""

    def __init__(self, own: list[Token]) -> None:
        self.tokens = own

    @cached_property
    def words(self) -> list[Token]:
        """Its words."""
        return [token for token in self.tokens if token.is_word]


def sentences(found: list[Token], shortenings: Collection[str]) -> Iterator[Sentence]:
    """The sentences of a block; `shortenings` are words whose full stop does not end one."""
    start = 0
    for at, token in enumerate(found):
        if _ends(found, at, token, shortenings):
            yield Sentence(found[start : at + 1])
            start = at + 1
    if start < len(found):
        yield Sentence(found[start:])


def _ends(found: list[Token], at: int, token: Token, shortenings: Collection[str]) -> bool:
    if token.kind is not TokenKind.MARK:
        return False
    following = found[at + 1] if at + 1 < len(found) else None
    if token.text in _STOPS or token.text.startswith(".."):
        return following is None or not (following.is_word and not following.is_capitalised)
    if token.text != "." or following is None:
        return token.text == "."
    before = found[at - 1] if at else None
    if before is not None and before.is_word and _is_short(before, shortenings):
        return False
    return following.start > token.end and not (following.is_word and not following.is_capitalised)


def _is_short(token: Token, shortenings: Collection[str]) -> bool:
    return len(token.text) == 1 or token.text.lower() in shortenings
