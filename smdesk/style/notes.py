"""Notes on a paragraph: long sentences and words in capitals."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.models.plan_vocabulary import HintKind
from smdesk.style.grammar import is_opaque
from smdesk.style.hint import Hint
from smdesk.style.lexicon import Lexicon
from smdesk.style.tokens import Sentence, Token

LONGEST_ABBREVIATION = 6
"""Letters of a word that no dictionary has and that may still be an abbreviation."""


def length_hints(text: str, sentence: Sentence, lexicon: Lexicon) -> Iterator[Hint]:
    """The sentence, when it has more words than are easy to read."""
    number = len(sentence.words) + sum(
        len(token.text.split()) for token in sentence.tokens if is_opaque(token)
    )
    if number > lexicon.measures.numbers["longest_sentence"]:
        start, end = sentence.tokens[0].start, sentence.tokens[-1].end
        advice = lexicon.measures.advice["long"].replace("{number}", str(number))
        yield Hint(start, end, HintKind.LONG_SENTENCE, text[start:end], advice)


def capital_hints(text: str, sentence: Sentence, lexicon: Lexicon) -> Iterator[Hint]:
    """Words in capitals, those in a row as one."""
    row: list[Token] = []
    for token in (*sentence.tokens, None):
        if token is not None and _is_in_capitals(token):
            row.append(token)
            continue
        if any(_is_shout(each, lexicon) for each in row):
            start, end = row[0].start, row[-1].end
            advice = lexicon.measures.advice["capitals"]
            yield Hint(start, end, HintKind.CAPITALS, text[start:end], advice)
        row = []


def _is_in_capitals(token: Token) -> bool:
    return token.is_word and token.text.isupper()


def _is_shout(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word is no abbreviation."""
    word = token.word
    is_short = len(token.text) < lexicon.measures.numbers["capitals"]
    known = lexicon.measures.words["abbreviations"]
    if is_short or not known.isdisjoint({word.folded, *word.lemmas}) or word.has("Abbr"):
        return False
    return word.is_known or (len(token.text) > LONGEST_ABBREVIATION and not _is_latin(token))


def _is_latin(token: Token) -> bool:
    return token.text.isascii()
