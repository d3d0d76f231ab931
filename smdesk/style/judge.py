"""The style hint: what it says of a text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from smdesk.models.plan_vocabulary import HintKind
from smdesk.style.chains import noun_hints, passive_hints
from smdesk.style.contact import Contact, contact_hints, contact_of
from smdesk.style.heavy import heavy_hints
from smdesk.style.hint import Hint
from smdesk.style.lexicon import Lexicon
from smdesk.style.names import mark_names
from smdesk.style.notes import capital_hints, length_hints
from smdesk.style.phrases import phrase_hints
from smdesk.style.tokens import Sentence, blocks, sentences, tokens

ALL_KINDS = frozenset(HintKind)
MOST_KEPT = 500
"""Paragraphs whose hints are kept."""
_NOTES = (length_hints, capital_hints)


class Judge:
    """Judges texts by a lexicon and keeps what it found in each paragraph.

    Typing changes one paragraph, so that only this one is judged anew: a millisecond or two.
    """

    def __init__(self, lexicon: Lexicon, kinds: Collection[HintKind] = ALL_KINDS) -> None:
        self.lexicon = lexicon
        self._kinds = frozenset(kinds)
        self._kept: OrderedDict[str, _Judged] = OrderedDict()

    def hints(self, text: str) -> list[Hint]:
        """Every hint of the text in its order; offsets are indices of the string."""
        parts = [(block.start, self._judged(block.text)) for block in blocks(text)]
        found = [hint.moved(start) for start, part in parts for hint in part.hints]
        found += contact_hints(((start, part.contact) for start, part in parts))
        return sorted(hint for hint in found if hint.kind in self._kinds)

    def _judged(self, text: str) -> _Judged:
        kept = self._kept.pop(text, None) or _judged(text, self.lexicon)
        self._kept[text] = kept
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return kept


def hints(text: str, lexicon: Lexicon, *, kinds: Collection[HintKind] = ALL_KINDS) -> list[Hint]:
    """Every hint of these kinds in the text, in its order."""
    return Judge(lexicon, kinds).hints(text)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What was found in one paragraph; offsets are in it."""

    hints: tuple[Hint, ...]
    contact: Contact


def _judged(text: str, lexicon: Lexicon) -> _Judged:
    own = tokens(text)
    found: list[Hint] = []
    for sentence in sentences(own, lexicon.measures.words["shortenings"]):
        mark_names(sentence.tokens, lexicon)
        found += _of_style(text, sentence, lexicon)
        for note in _NOTES:
            found += note(text, sentence, lexicon)
    return _Judged(tuple(found), contact_of(text, own, lexicon))


def _of_style(text: str, sentence: Sentence, lexicon: Lexicon) -> list[Hint]:
    """Hints of words, then constructions that do not lie within them; else of the whole phrase."""
    listed = list(_widest(phrase_hints(text, sentence, lexicon)))
    built = {*noun_hints(text, sentence, lexicon), *passive_hints(text, sentence, lexicon)}
    listed += [hint for hint in built if not any(_covers(other, hint) for other in listed)]
    return listed or list(heavy_hints(text, sentence, lexicon))


def _widest(found: Iterable[Hint]) -> Iterable[Hint]:
    """The hints without those that lie within another."""
    covered = 0
    for hint in sorted(found, key=lambda each: (each.start, -each.end)):
        if hint.end > covered:
            covered = hint.end
            yield hint


def _covers(wide: Hint, narrow: Hint) -> bool:
    return wide.start <= narrow.start and narrow.end <= wide.end
