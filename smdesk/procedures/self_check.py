"""«Светофор»: points of a page by parts, its colour, and what would bring most points.

Parts and default points are data (`resources/self_check.toml`, after domain.md); an office may
weigh them otherwise. A part without data is not counted: neither in the points nor in the total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

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
    POSTS = "posts"
    WEEKLY_REACH = "weekly_reach"
    POST_REACH = "post_reach"


OF_PLAN = frozenset({Source.POSTS, Source.WEEKLY_REACH, Source.POST_REACH})
"""Answered by what was published in the last `plan_facts.RECENT_DAYS` and its numbers."""


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
    """Parts that are asked of no page: nobody has entered what they are counted from."""
    asked = {at for page in set(pages) for at, state in enumerate(page) if state != NOT_ASKED}
    return [part for at, part in enumerate(check.parts) if at not in asked]
