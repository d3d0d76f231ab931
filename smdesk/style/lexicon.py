"""The lists made ready: every entry as a pattern, found by the words that it may begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from smdesk.models.labels import label
from smdesk.models.plan_records import StyleRule
from smdesk.models.plan_vocabulary import HintKind
from smdesk.style.entries import Entry, ListError, merged
from smdesk.style.index import Index
from smdesk.style.measures import Measures, measures
from smdesk.style.patterns import NOUNS, BadPattern, Pattern, parse
from smdesk.style.words import Word

_QUOTE = re.compile('[«"“„]')
SHORTEST_DEED = 7
"""Letters of a noun whose ending tells that it names what is done."""


@dataclass(frozen=True, slots=True)
class Search:
    """An entry as it is looked for."""

    entry: Entry
    pattern: Pattern
    exceptions: tuple[Pattern, ...]
    is_split: bool
    """A verb and a noun that may stand apart and in either order."""

    @property
    def advice(self) -> str:
        """What the hint says: what it is, and what to write instead."""
        return f"{label(self.entry.kind).capitalize()}. {self.entry.advice}".strip()


@dataclass(frozen=True)
class Lexicon:
    """Everything that texts are judged by; made by `compiled`, never changed."""

    measures: Measures
    searches: Index[Search]
    announcements: Index[Pattern]
    names: Index[Pattern] = field(default_factory=Index)
    """Names of organisations."""
    _deeds: dict[str, bool] = field(default_factory=dict)

    def is_deed(self, word: Word) -> bool:
        """Whether the word names what somebody does: проведение, уборка."""
        known = self._deeds.get(word.folded)
        if known is None:
            known = any(self._is_deed(form.lemma) for form in word.forms if "NOUN" in form.tags)
            self._deeds[word.folded] = known
        return known

    def _is_deed(self, lemma: str) -> bool:
        words = self.measures.words
        if lemma in words["not_deeds"]:
            return False
        if lemma in words["deeds"]:
            return True
        return len(lemma) >= SHORTEST_DEED and lemma.endswith(self.measures.lists["deed_endings"])

    def naming(self, titles: Iterable[str]) -> Lexicon:
        """The same with names of organisations, which are not judged."""
        names: Index[Pattern] = Index()
        for title in dict.fromkeys(titles):
            pattern = _name(title, self.measures)
            if pattern is not None:
                names.add(pattern, pattern)
        return replace(self, names=names)


def compiled(own: Iterable[StyleRule] = (), *, of: Measures | None = None) -> Lexicon:
    """The shipped lists with the office's rules. Raises `ListError` that names a broken entry."""
    known = of or measures()
    searches: Index[Search] = Index()
    for entry in merged(own):
        if not entry.is_off:
            search = search_for(entry, known)
            searches.add(search.pattern, search, is_apart=search.is_split)
    announcements: Index[Pattern] = Index()
    for words in known.lists["announcements"]:
        pattern = parse(words, known.pairs)
        announcements.add(pattern, pattern)
    return Lexicon(known, searches, announcements)


def search_for(entry: Entry, known: Measures) -> Search:
    """The entry ready to be looked for. Raises `ListError` that names it."""
    try:
        pattern = parse(entry.words, known.pairs)
        exceptions = tuple(parse(words, known.pairs) for words in entry.exceptions)
    except BadPattern as error:
        origin = "В списке программы" if entry.is_shipped else "В вашем списке"
        raise ListError(
            f"{origin} слова «{entry.words}» записаны неверно: {error}.", "Исправьте эту запись."
        ) from None
    is_split = entry.kind is HintKind.SPLIT_PREDICATE and _is_pair(pattern)
    return Search(entry, pattern, exceptions, is_split)


def _is_pair(pattern: Pattern) -> bool:
    """Whether it is of two pieces, the second a noun, as it should be behind its verb."""
    if len(pattern.pieces) != 2:
        return False
    return bool(pattern.pieces[1].lemmas) or pattern.pieces[1].sign in NOUNS


def _name(title: str, known: Measures) -> Pattern | None:
    before_quote = _QUOTE.split(title)[0]
    words = [word for word in before_quote.split() if word.replace("-", "").isalpha()]
    if not words:
        return None
    try:
        return parse(" ".join(words), known.pairs)
    except BadPattern:  # a title of signs only: nothing to leave out
        return None
