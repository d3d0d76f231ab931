"""Heavy constructions: nouns in a row, passives in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from smdesk.models.plan_vocabulary import HintKind
from smdesk.style.grammar import clause, is_adjective, is_governed
from smdesk.style.hint import Hint
from smdesk.style.lexicon import Lexicon
from smdesk.style.tokens import Sentence, Token

REFLEXIVE = ("ся", "сь")
NEAR = 3
"""Words between «был» and its participle."""


def noun_hints(text: str, sentence: Sentence, lexicon: Lexicon) -> Iterator[Hint]:
    """Rows of nouns in the genitive, and two nouns in a row that name what is done."""
    found = sentence.tokens
    at = 0
    while at < len(found):
        row = _row(found, at)
        if len(row) > 1 and (advice := _weight(found, row, lexicon)):
            start, end = found[row[0]].start, found[row[-1]].end
            kind = HintKind.GENITIVE_CHAIN
            yield Hint(start, end, kind, text[start:end], lexicon.measures.advice[advice])
        at = row[-1] + 1 if row else at + 1


def _row(found: Sequence[Token], at: int) -> list[int]:
    """The places of a noun and of the genitives that hang on it, one on another."""
    if not _is_common(found[at]):
        return []
    row = [at]
    place = at + 1
    while place < len(found):
        token = found[place]
        if token.word.has("NOUN", "gent") and _is_common(token):
            row.append(place)
        elif not (is_adjective(token) and token.word.has("gent") and not token.is_exempt):
            break
        place += 1
    return row


def _is_common(token: Token) -> bool:
    """A noun that is no name; a word that may be an adjective is none here."""
    word = token.word
    if not token.is_word or token.is_exempt or not word.has("NOUN"):
        return False
    return not word.has("Name") and not word.has("Surn") and not word.has("Abbr")


def _weight(found: Sequence[Token], row: Sequence[int], lexicon: Lexicon) -> str:
    """Which advice the row deserves; empty for one that reads easily."""
    deeds = [lexicon.is_deed(found[place].word) for place in row]
    if any(one and other for one, other in pairwise(deeds)):
        return "deeds"
    plain = [place for place in row[1:] if not _is_place(found, place, lexicon)]
    return "genitives" if len(plain) >= lexicon.measures.numbers["genitives"] else ""


def _is_place(found: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Names and posts are long by themselves: «жители улицы Ленина», «глава администрации»."""
    token = found[at]
    words = lexicon.measures.words
    is_name = token.is_capitalised and at > 0
    return is_name or not token.word.lemmas.isdisjoint(words["titles"] | words["places"])


def passive_hints(text: str, sentence: Sentence, lexicon: Lexicon) -> Iterator[Hint]:
    """«Администрацией проведён», «было организовано», and passives in a row."""
    found = sentence.tokens
    passives = [at for at, token in enumerate(found) if _is_participle(token)]
    desk = [at for at in passives if _is_of_desks(found[at], lexicon)]
    spans = [
        *_by_whom(found, lexicon),
        *(span for at in desk if (span := _with_be(found, at))),
        *((at, at) for at in desk if _is_first(found, at)),
    ]
    for first, last in spans:
        yield _passive(text, found, (first, last), lexicon.measures.advice["passive"])
    different = {lemma for at in passives for lemma in found[at].word.lemmas}
    enough = lexicon.measures.numbers["passives"]
    if len(different) >= enough or len({found[at].text for at in desk}) > 1:
        row = passives if len(different) >= enough else desk
        yield _passive(text, found, (row[0], row[-1]), lexicon.measures.advice["passives"])


def _passive(text: str, found: Sequence[Token], span: tuple[int, int], advice: str) -> Hint:
    start, end = found[span[0]].start, found[span[1]].end
    return Hint(start, end, HintKind.PASSIVE_CHAIN, text[start:end], advice)


def _is_participle(token: Token) -> bool:
    return token.word.has("PRTS", "pssv") and not token.is_exempt


def _is_of_desks(token: Token, lexicon: Lexicon) -> bool:
    return not token.word.lemmas.isdisjoint(lexicon.measures.words["desk_passives"])


def _with_be(found: Sequence[Token], at: int) -> tuple[int, int] | None:
    """From «был» to its participle, in either order."""
    for place in range(max(at - NEAR, 0), min(at + NEAR + 1, len(found))):
        if "быть" in found[place].word.lemmas and found[place].word.has("VERB"):
            return min(place, at), max(place, at)
    return None


def _is_first(found: Sequence[Token], at: int) -> bool:
    """Whether the sentence begins with the participle."""
    return not any(token.is_word for token in found[:at])


def _by_whom(found: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """From «администрацией» to what was done by it, or the other way round."""
    agents = lexicon.measures.words["agents"]
    for at, token in enumerate(found):
        if not _is_agent(token, agents) or is_governed(found, at):
            continue
        for place in clause(found, at):
            if _is_participle(found[place]) or _is_reflexive(found[place], lexicon):
                yield min(at, place), max(at, place)
                break


def _is_agent(token: Token, agents: frozenset[str]) -> bool:
    return any(form.lemma in agents and form.has("NOUN", "ablt") for form in token.word.forms)


def _is_reflexive(token: Token, lexicon: Lexicon) -> bool:
    """A verb in «-ся» of the third person or the past, which may be a passive."""
    word = token.word
    if not word.folded.endswith(REFLEXIVE) or not word.has("VERB"):
        return False
    if word.has("1per") or word.has("2per"):
        return False
    return word.lemmas.isdisjoint(lexicon.measures.words["not_passive"])
