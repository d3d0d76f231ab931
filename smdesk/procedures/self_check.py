"""«Светофор»: points of a page by parts, its colour, and what would bring most points.

Parts and default points are data (`resources/self_check.toml`, after domain.md); an office may
weigh them otherwise. A part without data is not counted: neither in the points nor in the total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from smdesk.models.records import Account
from smdesk.models.vocabulary import Answer
from smdesk.procedures.facts import Facts
from smdesk.procedures.toml_tables import Source as TomlSource
from smdesk.procedures.toml_tables import Table, TableError
from smdesk.resources import resource_text

FILE = "self_check.toml"

NOT_ASKED, UNKNOWN, MISSING, REACHED = 0, 1, 2, 3
"""State of a part of a page; `REACHED + n` is its n-th grade, the best being 0."""
Weights = Mapping[str, int]
"""Code of a grade → points that the office has set."""


class Source(StrEnum):
    """Where the answer of a part comes from."""

    GOSPUBLICS = "gospublics"
    GOSMARK = "gosmark"
    POS_WIDGETS = "pos_widgets"
    INSPECTION = "inspection"
    LATER = "later"


class Grade(NamedTuple):
    """A step of a part: reached from a value on, worth so many points."""

    code: str
    title: str
    points: int
    at_least: int


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is counted. Grades stand from the best to the least."""

    code: str
    title: str
    source: Source
    remedy: str
    grades: tuple[Grade, ...]
    requirements: tuple[str, ...] = ()
    """Codes of requirements whose inspection answers it; the first that the procedure has."""


class Band(NamedTuple):
    """A colour in words: from so many per cent of what is possible on."""

    code: str
    title: str
    at_least: int


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """The whole table of points."""

    bands: tuple[Band, ...]
    parts: tuple[Part, ...]


class Score(NamedTuple):
    """Points of a page, out of those that can be counted for it."""

    points: int
    possible: int

    @property
    def percent(self) -> int | None:
        """Whole per cent, rounded down; None where nothing can be counted."""
        return self.points * 100 // self.possible if self.possible else None


class Gain(NamedTuple):
    """What is missing on some pages, and what it would bring."""

    part: Part
    state: int
    each: int
    """Points for one page."""
    pages: int

    @property
    def total(self) -> int:
        """Points for all of the pages."""
        return self.each * self.pages


# -- the table of points -------------------------------------------------------------------------


@cache
def load_self_check() -> SelfCheck:
    """The table that ships with the program."""
    return parse_self_check(resource_text(FILE))


def parse_self_check(text: str, name: str = FILE) -> SelfCheck:
    """The table in a TOML text. Raises `TableError` with the line."""
    top = TomlSource(text, name, TableError).read()
    bands = tuple(_band(table) for table in top.tables("band"))
    parts = tuple(_part(table) for table in top.tables("part"))
    top.finish()
    return SelfCheck(bands, parts)


def _band(table: Table) -> Band:
    band = Band(table.text("code"), table.text("title"), table.integer("at_least"))
    table.finish()
    return band


def _part(table: Table) -> Part:
    part = Part(
        code=table.text("code"),
        title=table.text("title"),
        source=table.choice("source", Source),
        remedy=table.text("remedy"),
        grades=tuple(_grade(each) for each in table.tables("grade")),
        requirements=table.texts("requirements"),
    )
    table.checked("code", part, bool(part.grades), "нет ни одной ступени [[part.grade]]")
    table.finish()
    return part


def _grade(table: Table) -> Grade:
    code, title = table.text("code"), table.text("title")
    grade = Grade(code, title, table.integer("points"), table.integer("at_least"))
    table.finish()
    return grade


# -- states --------------------------------------------------------------------------------------


def states(facts: Facts, check: SelfCheck) -> dict[int, bytes]:
    """Account → a state for each part, for the pages that are running."""
    ask = [_asking(facts, part) for part in check.parts]
    return {
        account.id: bytes(question(account) for question in ask)
        for account in facts.accounts
        if facts.is_running(account)
    }


def _asking(facts: Facts, part: Part) -> Callable[[Account], int]:
    if part.source is Source.LATER:
        return lambda _account: NOT_ASKED
    if part.source is Source.INSPECTION:
        return _inspected(facts, part)
    value = _VALUES[part.source]

    def question(account: Account) -> int:
        number = value(account)
        is_asked = number > 0 or account.network_id in facts.named_networks
        return _reached(part, number) if is_asked else NOT_ASKED

    return question


_VALUES: Mapping[Source, Callable[[Account], int]] = {
    Source.GOSPUBLICS: lambda account: int(account.gospublics_on is not None),
    Source.GOSMARK: lambda account: int(account.gosmark),
    Source.POS_WIDGETS: lambda account: account.pos_widgets,
}


def _reached(part: Part, number: int) -> int:
    for at, grade in enumerate(part.grades):
        if number >= grade.at_least:
            return REACHED + at
    return MISSING


_ANSWERED = {Answer.YES: REACHED, Answer.NO: MISSING, Answer.NOT_APPLICABLE: NOT_ASKED}


def _inspected(facts: Facts, part: Part) -> Callable[[Account], int]:
    known = {requirement.code for requirement in facts.procedure.requirements}
    code = next((each for each in part.requirements if each in known), None)

    def question(account: Account) -> int:
        if code is None:
            return NOT_ASKED
        looked = facts.looked.get(account.id, {}).get(code)
        if looked is None or not facts.is_fresh(looked.on):
            return UNKNOWN
        return _ANSWERED[looked.answer]

    return question


# -- points --------------------------------------------------------------------------------------


class Points:
    """Counts points by the weights of the office; pages alike are counted once."""

    def __init__(self, check: SelfCheck, weights: Weights) -> None:
        self.check = check
        self._of_grade = {
            grade.code: weights.get(grade.code, grade.points)
            for part in check.parts
            for grade in part.grades
        }
        self._kept: dict[bytes, Score] = {}

    def of_grade(self, grade: Grade) -> int:
        """Points of a grade as the office weighs it."""
        return self._of_grade[grade.code]

    def best(self, part: Part) -> int:
        """The most that a part can bring."""
        return max(self.of_grade(grade) for grade in part.grades)

    def of_state(self, part: Part, state: int) -> int:
        """Points of a part in this state."""
        return self.of_grade(part.grades[state - REACHED]) if state >= REACHED else 0

    def score(self, page: bytes) -> Score:
        """Points of a page."""
        if page not in self._kept:
            asked = [
                pair for pair in zip(self.check.parts, page, strict=True) if pair[1] != NOT_ASKED
            ]
            self._kept[page] = Score(
                sum(self.of_state(part, state) for part, state in asked),
                sum(self.best(part) for part, _state in asked),
            )
        return self._kept[page]

    def band(self, score: Score) -> Band | None:
        """The colour of a score; None where nothing can be counted."""
        percent = score.percent
        if percent is None:
            return None
        return next((band for band in self.check.bands if percent >= band.at_least), None)

    def gains(self, pages: Iterable[bytes]) -> list[Gain]:
        """What is missing, the most points a page first, then the most pages."""
        by_part = zip(self.check.parts, zip(*pages, strict=True), strict=False)
        found = [gain for part, all_states in by_part for gain in self._gains(part, all_states)]
        return sorted(found, key=lambda gain: (-gain.each, -gain.pages))

    def _gains(self, part: Part, all_states: Sequence[int]) -> Iterator[Gain]:
        for state, pages in sorted(Counter(all_states).items()):
            each = self.best(part) - self.of_state(part, state)
            if state != NOT_ASKED and each > 0:
                yield Gain(part, state, each, pages)


def average(scores: Iterable[Score]) -> Score:
    """Points and possible points of several pages together: the mean weighs pages by them."""
    found = list(scores)
    return Score(sum(each.points for each in found), sum(each.possible for each in found))


def not_counted(check: SelfCheck, pages: Iterable[bytes]) -> list[Part]:
    """Parts that are asked of no page: their data does not exist yet."""
    asked = {at for page in set(pages) for at, state in enumerate(page) if state != NOT_ASKED}
    return [part for at, part in enumerate(check.parts) if at not in asked]
