"""The form of one entry of the style hint, and how entries stand in the table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.desk.style import WORD_KINDS, Entry, shown
from smdesk.models.folding import fold
from smdesk.models.labels import label as word
from smdesk.models.plan_records import StyleRule
from smdesk.models.validation import problems_of
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, LineField, Option
from smdesk.ui.kit.form import Form
from smdesk.ui.memory_list import MemoryList
from smdesk.ui.theme.tokens import Tone

KINDS = tuple(Option(kind, word(kind)) for kind in WORD_KINDS)
OFF, OWN, CHANGED = "выключено", "ваше", "ваш совет"
STATES = (Option(OFF, "выключенные"), Option(OWN, "ваши"), Option(CHANGED, "с вашим советом"))
_TONES = {OFF: Tone.WARNING, OWN: Tone.ACCENT, CHANGED: Tone.ACCENT}
HOW = (
    "Пишите как обычно: «яркое событие» найдётся в любом падеже. Черта значит «или», "
    "многоточие — до трёх любых слов: «тёплая|яркая … встреча»"
)
HOW_SHIPPED = "Слова из программы: их можно выключить, а совет — заменить своим"
_OWN_IDS = 100_000
"""Row ids of the office's own entries begin here; shipped ones are counted from 1."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row of the table: an entry and what it is to the office."""

    id: int
    entry: Entry

    @property
    def words(self) -> str:
        """The words as people write them."""
        return shown(self.entry.words)

    @property
    def state(self) -> str:
        """Switched off, the office's own, with its advice; empty for a shipped one as it is."""
        if self.entry.is_off:
            return OFF
        if not self.entry.is_shipped:
            return OWN
        return CHANGED if self.entry.rule_id else ""


def rows_of(entries: list[Entry]) -> list[WordRow]:
    """The entries as rows whose ids stay while entries come and go."""
    return [
        WordRow(at if entry.is_shipped else _OWN_IDS + entry.rule_id, entry)
        for at, entry in enumerate(entries, start=1)
    ]


def word_list() -> MemoryList:
    """An empty table of words."""
    return MemoryList(
        "Слова подсказки по стилю",
        COLUMNS,
        lambda row: row.id,
        lambda row: f"{row.words} {row.entry.advice} {word(row.entry.kind)} {row.state}",
        {
            "words": lambda row: fold(row.words),
            "kind": lambda row: (word(row.entry.kind), fold(row.words)),
            "state": lambda row: (row.state == "", row.state, fold(row.words)),
        },
    )


class StyleWordDialog(FormDialog):
    """Adds the office's own words (None), changes them, or gives a shipped entry another advice."""

    def __init__(self, desk: Desk, entry: Entry | None, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._entry = entry or Entry(WORD_KINDS[0], "", is_shipped=False)
        form = Form(self._problems)
        hint = HOW_SHIPPED if self._entry.is_shipped else HOW
        form.add("words", "Слова", LineField(), hint, required=True)
        form.add("kind", "Что это", ChoiceField(KINDS))
        form.add("advice", "Совет", LineField(), "Что написать вместо этих слов")
        title = shown(self._entry.words) or "Новые слова"
        super().__init__(parent, title, form, self._store)
        for name in ("words", "kind"):
            form.fields[name].widget.setEnabled(not self._entry.is_shipped)
        form.set_values(
            {
                "words": title if self._entry.is_shipped else self._entry.words,
                "kind": self._entry.kind,
                "advice": self._entry.advice,
            }
        )
        if self._entry.is_shipped:
            form.fields["advice"].widget.setFocus()

    def _rule(self, values: dict[str, Any]) -> StyleRule:
        rule = StyleRule(id=self._entry.rule_id, kind=values["kind"], is_off=self._entry.is_off)
        return replace(rule, words=values["words"], advice=values["advice"])

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        return problems_of(self._rule(values), self._desk.today())

    def _store(self, values: dict[str, Any]) -> None:
        if self._entry.is_shipped:
            self._desk.style.advise(self._entry, values["advice"])
        elif self._entry.rule_id:
            self._desk.style.change(self._rule(values))
        else:
            self._desk.style.add(self._rule(values))


COLUMNS: tuple[Column[WordRow], ...] = (
    Column(
        key="words",
        title="Слова",
        show=lambda row: row.words,
        sort_key="words",
        strong=True,
        width=230,
        fixed=True,
    ),
    Column(
        key="kind",
        title="Что это",
        show=lambda row: word(row.entry.kind),
        sort_key="kind",
        width=170,
    ),
    Column(key="advice", title="Совет", show=lambda row: row.entry.advice, width=240, stretch=True),
    Column(
        key="state",
        title="Состояние",
        show=lambda row: row.state,
        chip=lambda row: Chip(row.state, _TONES[row.state]) if row.state else None,
        sort_key="state",
        width=120,
    ),
)
