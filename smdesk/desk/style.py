"""The style hint of the office: the shipped lists with its own words, on or off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.models.errors import Duplicate, Invalid
from smdesk.models.labels import plural
from smdesk.models.plan_records import StyleRule
from smdesk.models.records import Organization
from smdesk.style import (
    Entry,
    Hint,
    Judge,
    Level,
    Lexicon,
    compiled,
    key_of,
    merged,
)
from smdesk.style.entries import WORD_KINDS
from smdesk.style.patterns import BadPattern, parts, shown

__all__ = ["WORD_KINDS", "Entry", "Hint", "Judge", "Level", "Style", "shown"]

STATE = "style.is_off"
MOST_NAMES = 500
"""Organisations whose names are let be; of a region's, the first words tell most."""


class Style(Cases[StyleRule]):
    """Use cases of the hint's words. What the window asks for judging is `judge`."""

    record = StyleRule
    wording = Wording(
        added="Добавлены слова подсказки",
        changed="Изменены слова подсказки",
        deleted="Удалены слова подсказки",
        forms=("запись подсказки", "записи подсказки", "записей подсказки"),
        missing="Такой записи в подсказке нет.",
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._organizations = tools.storage.repository(Organization)
        self._made: tuple[object, Lexicon] | None = None

    def name(self, record: StyleRule) -> str:
        """The words."""
        return shown(record.words)

    # -- judging -----------------------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """Whether texts are judged while they are written."""
        return not self._storage.state.get(STATE, default=False)

    def turn(self, *, on: bool) -> None:
        """Judge texts while they are written, or do not; a setting of this base, not undone."""
        self._storage.state.set(STATE, not on)

    def judge(self) -> Judge:
        """Who judges by today's words; keep it while a text is edited. Raises `ListError`.

        The first call loads the dictionary: some 0.4 s.
        """
        return Judge(self.lexicon())

    def preparing(self) -> Callable[[], Judge]:
        """Reads today's words at once; what it returns makes the judge, in any thread."""
        rules, titles = self.all(), self._titles()
        return lambda: Judge(self._lexicon_of(rules, titles))

    def lexicon(self) -> Lexicon:
        """The lists with the office's rules and the names of its organisations."""
        return self._lexicon_of(self.all(), self._titles())

    def _lexicon_of(self, rules: Sequence[StyleRule], titles: Sequence[str]) -> Lexicon:
        state = (tuple(rules), tuple(titles))
        if self._made is None or self._made[0] != state:
            self._made = (state, compiled(rules).naming(titles))
        return self._made[1]

    def _titles(self) -> list[str]:
        if self._organizations.count() > MOST_NAMES:
            return []
        known = self._organizations.all()
        return [title for each in known for title in (each.title, each.short_title) if title]

    # -- the words ---------------------------------------------------------------------------------

    def entries(self) -> list[Entry]:
        """Every entry: the shipped ones as the office wants them, then its own."""
        return merged(self.all())

    def switch(self, entries: Sequence[Entry], *, off: bool) -> None:
        """Look for these words no more, or again: one change. Raises `Invalid`, `NotFound`."""
        chosen = [entry for entry in entries if entry.is_off is not off]
        if not chosen:
            return
        with self._changes(f"{'Выключено' if off else 'Включено'}: {_named(chosen)}"):
            for entry in chosen:
                self._switch(entry, off=off)

    def _switch(self, entry: Entry, *, off: bool) -> None:
        if not entry.rule_id:
            self.add(StyleRule(kind=entry.kind, words=entry.words, is_off=off))
            return
        rule = replace(self.get(entry.rule_id), is_off=off)
        if entry.is_shipped and not off and not rule.advice:
            self.delete([rule.id])
        else:
            self.change(rule)

    def advise(self, entry: Entry, advice: str) -> None:
        """Give a shipped entry another advice; empty for the shipped one again."""
        rule = self.find(entry.rule_id)
        if rule is not None:
            self.change(replace(rule, advice=advice))
        elif advice != entry.advice:
            self.add(StyleRule(kind=entry.kind, words=entry.words, advice=advice))

    def forget(self, entries: Sequence[Entry]) -> None:
        """Delete own words and give shipped ones back as they were: one change."""
        chosen = [entry for entry in entries if entry.rule_id]
        if not chosen:
            return
        said = "Возвращено" if all(entry.is_shipped for entry in chosen) else "Удалено"
        with self._changes(f"{said}: {_named(chosen)}"):
            self.delete([entry.rule_id for entry in chosen])

    def _check(self, record: StyleRule) -> None:
        if record.kind not in WORD_KINDS:
            raise Invalid("kind", "Это программа ищет сама, без слов.", "Выберите другое.")
        twin = self._twin(record)
        if twin is not None and (twin.rule_id or not (record.is_off or record.advice)):
            raise Duplicate("words", "Такие слова уже есть.", "Исправьте их.", twin.rule_id)
        try:
            parts(record.words)
        except BadPattern as error:
            raise Invalid("words", f"Так слова не найти: {error}.", "Исправьте их.") from None

    def _twin(self, record: StyleRule) -> Entry | None:
        """Another entry with the record's kind and words."""
        key = key_of(record.kind, record.words)
        others = (entry for entry in self.entries() if entry.key == key)
        return next(
            (entry for entry in others if entry.rule_id != record.id or not record.id), None
        )


def _named(entries: Sequence[Entry]) -> str:
    if len(entries) == 1:
        return f"слова подсказки «{shown(entries[0].words)}»"
    return plural(len(entries), *Style.wording.forms)
