"""Official names in a text: what stands in them is not the writer's choice, so it is not judged."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.style.grammar import is_adjective
from smdesk.style.lexicon import Lexicon
from smdesk.style.tokens import Token

_ABOUT = frozenset({"по", "о", "об", "и"})


def mark_names(found: Sequence[Token], lexicon: Lexicon) -> None:
    """Mark the tokens of names: of ministries, laws and the like, and of known organisations."""
    for at, token in enumerate(found):
        if token.is_word and not token.is_exempt:
            for place in range(at, max(_official(found, at, lexicon), _known(found, at, lexicon))):
                found[place].is_exempt = True


def _known(found: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where the name of an organisation that begins here ends."""
    ends = (
        max(pattern.match(found, at, lexicon.is_deed), default=-1)
        for pattern in lexicon.names.at(found, at)
    )
    return max(ends, default=-1) + 1


def _official(found: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where the official name that begins here with a capital letter ends."""
    words = lexicon.measures.words
    first = found[at]
    if not first.is_capitalised or first.word.lemmas.isdisjoint(words["names"]):
        return 0
    goes_on = not first.word.lemmas.isdisjoint(words["names_with_more"])
    place = at + 1
    while place < len(found):
        token = found[place]
        if goes_on and token.word.folded in _ABOUT:
            place += 2
            continue
        if not _hangs_on(found, at, place, words["names"]):
            break
        goes_on = goes_on or not token.word.lemmas.isdisjoint(words["names_with_more"])
        place += 1
    return min(place, len(found))


def _hangs_on(found: Sequence[Token], first: int, at: int, names: frozenset[str]) -> bool:
    """Whether the word goes on with the name: its noun, a genitive, an adjective of one."""
    token = found[at]
    if not token.is_word or token.word.has("PRTS") or token.word.has("VERB"):
        return False
    if is_adjective(found[first]) and at == first + 1:
        return token.word.has("NOUN") and not token.word.lemmas.isdisjoint(names)
    return token.word.has("gent")
