"""The card of the page: the findings of a cell, an organisation's counts, a page's points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smdesk.models.labels import label as word
from smdesk.models.labels import plural
from smdesk.models.vocabulary import Subject
from smdesk.procedures.examined import Entry, Whom
from smdesk.procedures.findings import OPEN, ORDER
from smdesk.procedures.self_check import (
    NOT_ASKED,
    OF_PLAN,
    REACHED,
    UNKNOWN,
    Gain,
    Part,
    Points,
)
from smdesk.ui.control.status_look import band_chip, status_chip
from smdesk.ui.control.tables import OrganizationCounts, percent
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import action_button
from smdesk.ui.kit.card import FactList, separator
from smdesk.ui.kit.chip import ChipLabel
from smdesk.ui.kit.fact_link import fact_link
from smdesk.ui.kit.labels import label, value_label
from smdesk.ui.record_card import RecordCard, section

POINTS = ("балл", "балла", "баллов")
_OPENS = {Subject.ACCOUNT: "registry"}


class ControlCard(RecordCard):
    """Shows what is chosen in the view in front. Links go by `open_page(key, target)`."""

    open_page = Signal(str, object)

    def __init__(self, context: Context) -> None:
        self.mend = action_button(context.actions.action("control.mend"), "primary", "Исправить")
        self.weights = action_button(context.actions.action("control.weights"), text="Баллы…")
        super().__init__("Карточка замечаний", [self.mend, self.weights])

    # A cell of the matrix, a line of the list

    def show_nothing(self, title: str, words: str) -> None:
        """Nothing is chosen, and what can be."""
        self.show_parts(0, title, iter((label(words, "secondary", wrap=True),)))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """The findings of one requirement and one subject."""
        self.show_parts(0, entries[0].asked.clause, self._entries(entries))

    def _entries(self, entries: Sequence[Entry]) -> Iterator[QWidget]:
        asked, whom = entries[0].asked, entries[0].whom
        yield value_label(asked.text)
        facts = FactList()
        facts.add("Сила", word(asked.force))
        facts.add("Кого касается", self._subject(whom))
        facts.add("Как проверяется", word(asked.check))
        yield facts
        for entry in entries:
            yield separator()
            yield ChipLabel(status_chip(entry.status))
            yield value_label(entry.message)
        if any(entry.status in OPEN for entry in entries):
            yield from section("Что сделать", value_label(asked.remedy))

    def _subject(self, whom: Whom) -> QWidget:
        key = _OPENS.get(whom.kind, "organizations")
        return fact_link(whom.label, partial(self.open_page.emit, key, whom.id or None))

    # An organisation

    def show_organization(self, row: OrganizationCounts) -> None:
        """The counts of an organisation with its pages."""
        self.show_parts(row.id, row.name, self._organization(row))

    def _organization(self, row: OrganizationCounts) -> Iterator[QWidget]:
        facts = FactList()
        for status in ORDER:
            facts.add(word(status).capitalize(), str(row.counts[status]))
        facts.add("Светофор", f"{percent(row.score)}, {band_chip(row.band).text}")
        yield facts
        yield label("Enter покажет замечания этой организации.", "secondary", wrap=True)

    # The self-check

    def show_points(self, account_id: int, title: str, page: bytes, points: Points) -> None:
        """The points of one page, part by part."""
        self.show_parts(account_id, title, self._points(account_id, page, points))

    def _points(self, account_id: int, page: bytes, points: Points) -> Iterator[QWidget]:
        score = points.score(page)
        yield ChipLabel(band_chip(points.band(score)))
        yield label(f"{plural(score.points, *POINTS)} из {score.possible}", "section")
        facts = FactList()
        for part, state in zip(points.check.parts, page, strict=True):
            facts.add(part.title, state_words(part, state, points))
        yield facts
        open_it = partial(self.open_page.emit, "registry", account_id)
        yield fact_link("Открыть в «Реестре»", open_it)


def remedy(gain: Gain) -> str:
    """What to do for a gain."""
    return "Осмотрите страницы: ответа ещё нет." if gain.state == UNKNOWN else gain.part.remedy


def gain_title(gain: Gain) -> str:
    """The part, and from which step on it can grow."""
    if gain.state >= REACHED:
        return f"{gain.part.title}: сейчас {gain.part.grades[gain.state - REACHED].title}"
    return f"{gain.part.title}: не осмотрено" if gain.state == UNKNOWN else gain.part.title


def state_words(part: Part, state: int, points: Points) -> str:
    """The state of a part with its points."""
    if state == NOT_ASKED:
        return "нет данных" if part.source in OF_PLAN else "не спрашивается"
    got = f"{points.of_state(part, state)} из {points.best(part)}"
    if state >= REACHED:
        return f"{part.grades[state - REACHED].title}, {got}"
    if state == UNKNOWN:
        return f"не осмотрено, {got}"
    return f"мало, {got}" if part.source in OF_PLAN else f"нет, {got}"
