"""What a row of a content plan says of a post: values that could be read, notes on the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smdesk.imports.plan_places import Places, Spot, link_of
from smdesk.imports.plan_rows import PlanRow
from smdesk.imports.plan_values import When, clock_in, format_in, link_in, moment_in, stage_in, when
from smdesk.imports.post_proposal import Plain
from smdesk.imports.values import line, said
from smdesk.models import values as rules
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold
from smdesk.models.people_names import surname_with_initials
from smdesk.models.plan_rules import post_text
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.records import Person

FILES = "Материалы: "
"""How the files that a plan names stand in the note of a post: a table holds no files."""


@dataclass(frozen=True, slots=True)
class Told:
    """One row and one of its pages, read; what the row does not say is absent."""

    row: int
    spot: Spot | None
    """None where the row names no page."""
    when: When | None
    post: Mapping[str, Plain]
    """Fields of the post that the row tells, as they are stored."""
    files: str
    link: str
    stage: Stage | None
    notes: tuple[str, ...]
    code: int | None = None
    """The placement that the row was exported from; it is believed only if more agrees."""

    @property
    def topic(self) -> str:
        """The topic, or the beginning of the text."""
        text = str(self.post.get("topic") or self.post.get("text") or "")
        return text.split("\n", 1)[0][:80].strip()


class PlanReader:
    """Everything that the cells of rows are read with."""

    def __init__(self, places: Places, persons: Iterable[Person], today: date) -> None:
        self._places = places
        self._today = today
        self._by_name: dict[str, list[int]] = {}
        for person in persons:
            for name in {_short(person.full_name), fold(person.full_name)}:
                self._by_name.setdefault(name, []).append(person.id)

    def read(self, row: PlanRow) -> list[Told]:
        """What the row says, once for each page. Raises Invalid where it cannot be understood."""
        moment = when(row, self._today)
        spots = self._places.of(row)
        only = self._places.only()
        if not spots and moment is not None:
            if only is None:
                raise Invalid("account_id", "Не указано, на какой странице.")
            spots = [Spot(only)]
        notes: list[str] = []
        post = self._post(row, notes)
        link = self._link(row, notes)
        stage = self._stage(row, notes)
        files = row.text("files")
        rest = link, files, stage, _code(row.text("code"))
        made = [self._told(row, spot, moment, post, notes, rest) for spot in spots]
        if len(made) > 1 and link:
            raise Invalid("address", "Ссылка одна, а страниц несколько.")
        return made or [Told(row.row, None, None, post, files, link, stage, tuple(notes))]

    def _told(
        self,
        row: PlanRow,
        spot: Spot,
        moment: When | None,
        post: Mapping[str, Plain],
        notes: Sequence[str],
        rest: tuple[str, str, Stage | None, int | None],
    ) -> Told:
        link, files, stage, code = rest
        own = [*notes]
        if said(spot.cell):
            link = link_of(spot.cell) or link
            moment = self._moment_of(spot, moment, own) or moment
        return Told(row.row, spot, moment, post, files, link, stage, tuple(own), code)

    def _moment_of(self, spot: Spot, moment: When | None, notes: list[str]) -> When | None:
        """What the cell of the page's own network tells of the time; None for a mark or a link."""
        cell = spot.cell
        if link_of(cell) or not any(map(str.isdigit, said(cell))) or said(cell) == "1":
            return None
        clock = None if moment is None or isinstance(cell, date) else clock_in(cell)
        if moment is not None and clock is not None:
            return When(moment.at.combine(moment.at, clock), True)
        try:
            return moment_in(cell, self._today)
        except Invalid:
            notes.append(f"Не понято: «{said(cell)[:40]}».")
            return None

    def _post(self, row: PlanRow, notes: list[str]) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        for field, read in _TEXTS.items():
            text = row.text(field)
            if text:
                found[field] = read(text, field)
        kind = row.text("format")
        if kind:
            known = format_in(kind)
            if known is None:
                notes.append(f"Формат «{kind[:40]}» не взят: такого нет.")
            else:
                found["format"] = known.value
        author = self._author(row.text("responsible"), notes)
        if author is not None:
            found["author_id"] = author
        return found

    def _author(self, text: str, notes: list[str]) -> int | None:
        if not text:
            return None
        known = self._by_name.get(fold(text)) or self._by_name.get(_short(text)) or []
        if len(set(known)) == 1:
            return known[0]
        why = "таких несколько" if known else "среди должностных лиц такого нет"
        notes.append(f"Ответственный «{text[:60]}» не взят: {why}.")
        return None

    def _link(self, row: PlanRow, notes: list[str]) -> str:
        text = row.link("link")
        try:
            return link_in(text)
        except Invalid:
            notes.append(f"Ссылка «{text[:60]}» не взята: это не ссылка.")
            return ""

    def _stage(self, row: PlanRow, notes: list[str]) -> Stage | None:
        text = row.text("status")
        known = stage_in(text) if text else None
        if text and known is None:
            notes.append(f"Статус «{text[:40]}» не взят: такого нет.")
        return known


def _note(text: str, field: str) -> str:
    return rules.many_lines(text, field)


_TEXTS: Mapping[str, Callable[[str, str], str]] = {
    "topic": lambda text, field: line(" ".join(text.split()), field),
    "text": post_text,
    "rubric": lambda text, field: line(" ".join(text.split()), field),
    "note": _note,
}


def _short(name: str) -> str:
    return "".join(fold(surname_with_initials(name)).replace(".", " ").split())


def _code(text: str) -> int | None:
    """A whole number; None for another text, and for one that no base has reached."""
    return int(text) if re.fullmatch(r"[0-9]{1,15}", text) else None
