"""The words of the style hint: those that ship with the program, and the office's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from smdesk.models.plan_records import StyleRule
from smdesk.models.plan_vocabulary import HintKind
from smdesk.procedures.toml_tables import Source, Table, TableError
from smdesk.resources import resource_text
from smdesk.style.hint import NOTES
from smdesk.style.words import folded

FOLDER = "style_hint"
FILES = ("bureaucratese.toml", "press_release.toml", "split_predicates.toml")
WORD_KINDS = tuple(kind for kind in HintKind if kind not in NOTES)
"""Kinds that words can be of."""


class ListError(TableError):
    """A list of the style hint that cannot be used; it says which entry is wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that are looked for, and what is said of them."""

    kind: HintKind
    words: str
    """As `smdesk.style.patterns` reads them."""
    advice: str = ""
    exceptions: tuple[str, ...] = ()
    """Phrases in which the words are all right."""
    rule_id: int = 0
    """The office's rule that adds, changes or switches off the entry; 0 for none."""
    is_shipped: bool = True
    is_off: bool = False

    @property
    def key(self) -> tuple[HintKind, str]:
        """What tells one entry from another."""
        return key_of(self.kind, self.words)


def key_of(kind: HintKind, words: str) -> tuple[HintKind, str]:
    """The kind with the words, without case and needless blanks."""
    return kind, " ".join(folded(words).split())


@cache
def shipped() -> tuple[Entry, ...]:
    """The entries of the shipped lists. Raises `ListError`."""
    return tuple(entry for name in FILES for entry in read(resource_text(f"{FOLDER}/{name}"), name))


def read(text: str, name: str) -> list[Entry]:
    """The entries of a list; `name` is that of its file. Raises `ListError`."""
    top = Source(text, name, ListError).read()
    kind = top.choice("kind", HintKind)
    if kind in NOTES:
        raise top.wrong("kind", "словами ищутся только замечания о стиле")
    found: dict[tuple[HintKind, str], Entry] = {}
    for table in top.tables("entry"):
        for entry in _entries(table, kind):
            if entry.key in found:
                raise table.wrong("words", f"«{entry.words}» уже есть в этом списке")
            found[entry.key] = entry
    top.finish()
    return list(found.values())


def _entries(table: Table, kind: HintKind) -> Iterator[Entry]:
    words = table.texts("words")
    advice = table.text("advice")
    exceptions = table.texts("but")
    table.finish()
    table.checked("words", words, bool(words) and all(map(str.strip, words)), "нет слов")
    table.checked("advice", advice, bool(advice), "нет совета")
    for each in words:
        yield Entry(kind, each, advice, exceptions)


def merged(own: Iterable[StyleRule], base: Sequence[Entry] | None = None) -> list[Entry]:
    """The shipped entries as the office wants them, then its own.

    A rule with the kind and words of a shipped entry switches it off or gives it another advice.
    """
    found = {entry.key: entry for entry in (shipped() if base is None else base)}
    for rule in own:
        before = found.get(key_of(rule.kind, rule.words))
        if before is not None and before.is_shipped:
            advice = rule.advice or before.advice
            after = replace(before, advice=advice, rule_id=rule.id, is_off=rule.is_off)
        else:
            after = Entry(rule.kind, rule.words, rule.advice, (), rule.id, False, rule.is_off)
        found[after.key] = after
    return list(found.values())
