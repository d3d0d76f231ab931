"""Sentences that speak like a desk by the sheer number of its words."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.models.plan_vocabulary import HintKind
from smdesk.style.hint import Hint
from smdesk.style.lexicon import Lexicon
from smdesk.style.tokens import Sentence, Token

SHARE = 3
"""At least every third word is a heavy one."""
_PERSONAL = frozenset({"1per", "2per", "impr"})


def heavy_hints(text: str, sentence: Sentence, lexicon: Lexicon) -> Iterator[Hint]:
    """The stretch of the sentence from its first heavy word to its last."""
    words = sentence.words
    found = [token for token in words if _is_heavy(token, lexicon)]
    different = {min(token.word.lemmas) for token in found}
    if len(different) < lexicon.measures.numbers["heavy_words"] or len(found) * SHARE < len(words):
        return
    if any(_is_spoken(token) for token in words):
        return
    start, end = found[0].start, found[-1].end
    advice = lexicon.measures.advice["heavy"]
    yield Hint(start, end, HintKind.BUREAUCRATESE, text[start:end], advice)


def _is_heavy(token: Token, lexicon: Lexicon) -> bool:
    if token.is_exempt:
        return False
    word = token.word
    if not word.lemmas.isdisjoint(lexicon.measures.words["heavy"]):
        return True
    return word.has("PRTS", "pssv") or (
        lexicon.is_deed(word) and word.lemmas.isdisjoint(lexicon.measures.words["deeds"])
    )


def _is_spoken(token: Token) -> bool:
    """A verb that speaks of us or to you."""
    return any(
        "VERB" in form.tags and not _PERSONAL.isdisjoint(form.tags) for form in token.word.forms
    )
