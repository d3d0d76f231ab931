"""Which row of a table is its heading, and what the columns under it mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from smdesk.imports.contents import SAMPLE_ROWS, by_contents, columns_behind, share
from smdesk.imports.mapping import (
    IGNORED,
    NETWORK_PREFIX,
    OF_PLAN,
    OF_REGISTRY,
    ColumnMapping,
)
from smdesk.imports.table import RawRow, RawTable, has_link, text_of
from smdesk.imports.words import Words, normal, words

SEARCHED_ROWS = 40
"""Filled rows from the top in which the heading is looked for."""
_LONGEST_HEADING = 160
_SHOWN = 60
_EXACT, _WORDS, _TYPO = 1.0, 0.8, 0.7
_SEVERAL = frozenset({"address", "note", IGNORED})
"""Meanings that several columns may share."""
_DEFINITE = 2.0
"""A heading is a row with this much recognised: two sure columns."""
_DAY = re.compile(
    r"\d{1,2}(?:[./]\d{1,2}(?:[./]|$)|\s+(?:янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек))"
)
_TELLING = OF_REGISTRY | OF_PLAN


@dataclass(frozen=True, slots=True)
class _Guess:
    meaning: str
    certainty: float


@dataclass(frozen=True, slots=True)
class _Header:
    """A candidate: one row or two, its texts by column, what was recognised in them."""

    last: RawRow
    texts: Mapping[int, str]
    guesses: Mapping[int, _Guess]

    @property
    def score(self) -> float:
        meanings = {
            guess.meaning: guess.certainty
            for guess in sorted(self.guesses.values(), key=lambda guess: guess.certainty)
        }
        return sum(meanings.values())

    @property
    def is_sure(self) -> bool:
        """Whether two columns are sure, and one of them tells what the table is of."""
        meanings = {guess.meaning for guess in self.guesses.values()}
        tells = any(m in _TELLING or m.startswith(NETWORK_PREFIX) for m in meanings)
        return tells and self.score >= _DEFINITE


def recognise(table: RawTable, known: Words | None = None) -> ColumnMapping:
    """The mapping as far as headings and contents tell it; it may be empty.

    `known` are the words of the kind of table that is expected: a registry unless given.
    """
    expected = known or words()
    header = _best_header(table, expected)
    if header is None:
        return by_contents(table, 0, {}, {})
    columns = _columns(header, expected)
    mapping = by_contents(table, _end_of_header(table, header), columns, header.texts)
    return ColumnMapping(
        mapping.header_row,
        mapping.columns,
        header.texts,
        confidence=round(len(mapping.columns) / max(len(header.texts), 1), 2),
    )


def header_score(table: RawTable, known: Words | None = None) -> float:
    """How much of a heading the table has: what tells the sheet with the registry from others."""
    header = _best_header(table, known or words())
    return header.score if header else 0.0


def mapping_at(table: RawTable, row: int) -> ColumnMapping:
    """The mapping when a person says that the heading is this row of the file."""
    for candidate in table.rows:
        if candidate.number == row:
            header = _single(candidate, words())
            return by_contents(table, row, _columns(header, words()), header.texts)
    return by_contents(table, 0, {}, {})


def with_headings(mapping: ColumnMapping, table: RawTable) -> ColumnMapping:
    """The mapping with something above each column, so that a person can choose by it.

    Where no heading was found, the first row stands above; it stays a row of data where it
    cannot be a heading.
    """
    if mapping.headings or not table.rows:
        return mapping
    first = table.rows[0]
    texts = dict.fromkeys(range(table.width), "")
    texts |= {index: text_of(cell)[:_SHOWN] for index, cell in enumerate(first.cells)}
    is_heading = _may_be_heading(first)
    return replace(mapping, header_row=first.number if is_heading else 0, headings=texts)


def _best_header(table: RawTable, known: Words) -> _Header | None:
    """The best heading above the first links or days, where it is a sure one; else the best of all.

    Another table may stand below, with a richer heading.
    """
    top = table.rows[:SEARCHED_ROWS]
    for at, row in enumerate(top):
        if _is_data(row):
            above = _best_of(top[:at], known)
            if above is not None and above.is_sure:
                return above
    best = _best_of(top, known)
    return best if best is not None and _is_enough(best, table) else None


def _is_data(row: RawRow) -> bool:
    """Whether the row has a link, or a day among other cells: days alone may stand in a heading."""
    texts = [text for cell in row.cells if (text := text_of(cell))]
    if row.links or any(map(has_link, texts)):
        return True
    days = sum(bool(_DAY.match(text)) for text in texts)
    return 0 < days < len(texts)


def _best_of(rows: Sequence[RawRow], known: Words) -> _Header | None:
    best: _Header | None = None
    for candidate in _candidates(rows, known):
        if best is None or candidate.score > best.score + 0.01:
            best = candidate
    return best


def _is_enough(header: _Header, table: RawTable) -> bool:
    """Two sure columns; or one, where a link stands under one of several headings."""
    if header.score >= min(_DEFINITE, table.width):
        return True
    below = [row for row in table.rows if row.number > header.last.number][:SAMPLE_ROWS]
    shown = any(share(below, index, has_link) >= 0.5 for index in header.texts)
    linked = shown or bool(columns_behind(below))
    return header.score >= _EXACT and len(header.texts) > 1 and linked


def _candidates(rows: Sequence[RawRow], known: Words) -> Iterator[_Header]:
    """Single rows come first: a title above a heading is not a group, unless it tells more."""
    fit = [row for row in rows if _may_be_heading(row)]
    yield from (_single(row, known) for row in fit)
    for upper, lower in pairwise(fit):
        if lower.number == upper.number + 1:
            yield _double(upper, lower, known)


def _may_be_heading(row: RawRow) -> bool:
    """Headings are texts, neither links nor dates nor long."""
    texts = [text_of(cell) for cell in row.cells if cell is not None]
    has_words = any(isinstance(cell, str) for cell in row.cells)
    return has_words and not any(has_link(text) or len(text) > _LONGEST_HEADING for text in texts)


def _single(row: RawRow, known: Words) -> _Header:
    texts = {index: text for index, cell in enumerate(row.cells) if (text := text_of(cell))}
    return _header(row, texts, {index: (text,) for index, text in texts.items()}, known)


def _double(upper: RawRow, lower: RawRow, known: Words) -> _Header:
    """Two rows: a group above its columns. A blank above belongs to the group at its left."""
    texts: dict[int, str] = {}
    readings: dict[int, tuple[str, ...]] = {}
    group = ""
    for index in range(max(len(upper.cells), len(lower.cells))):
        above = text_of(upper.cells[index]) if index < len(upper.cells) else ""
        below = text_of(lower.cells[index]) if index < len(lower.cells) else ""
        group = above or (group if below else "")
        if above or below:
            texts[index] = f"{group} {below}".strip() if below else above
            readings[index] = (texts[index], below, above) if below else (above,)
    return _header(lower, texts, readings, known)


def _header(
    last: RawRow,
    texts: Mapping[int, str],
    readings: Mapping[int, tuple[str, ...]],
    known: Words,
) -> _Header:
    guesses = {}
    for index, possible in readings.items():
        found = [guess for text in possible if text and (guess := _guess(normal(text), known))]
        if found:
            guesses[index] = max(found, key=lambda guess: guess.certainty)
    return _Header(last, texts, guesses)


@lru_cache(maxsize=4096)
def _guess(heading: str, known: Words) -> _Guess | None:
    if not heading:
        return None
    if heading in known.ambiguous:
        return _Guess(f"?{heading}", _EXACT)
    if heading in known.headings:
        return _Guess(known.headings[heading], _EXACT)
    network = _network_heading(heading)
    if network:
        return _Guess(NETWORK_PREFIX + network, _EXACT)
    return _by_words(heading, known.headings) or _by_typo(heading, known.headings)


def _network_heading(heading: str) -> str:
    """The code of the network that a heading names, with nothing but «ссылка на» around it."""
    known = words()
    if heading in known.networks:
        return known.networks[heading]
    rest = " ".join(word for word in heading.split() if word not in known.around)
    return known.networks.get(rest, "")


def _by_words(heading: str, headings: Mapping[str, str]) -> _Guess | None:
    """The longest listed heading all of whose words stand here; a single word must come first."""
    has = heading.split()
    best = ""
    for listed in headings:
        wanted = listed.split()
        fits = set(wanted) <= set(has) if len(wanted) > 1 else has[0] == listed and len(listed) > 4
        if fits and len(listed) > len(best):
            best = listed
    return _Guess(headings[best], _WORDS) if best else None


def _by_typo(heading: str, headings: Mapping[str, str]) -> _Guess | None:
    if len(heading) < 5:
        return None
    for listed, meaning in headings.items():
        if abs(len(listed) - len(heading)) > 2 or len(listed) < 5:
            continue
        if SequenceMatcher(None, listed, heading).ratio() >= 0.88:
            return _Guess(meaning, _TYPO)
    return None


def _columns(header: _Header, known: Words) -> dict[int, str]:
    """Column → meaning; where the heading of organisations is repeated, side by side."""
    named = [i for i, guess in sorted(header.guesses.items()) if guess.meaning == "organization"]
    starts = [i for i in named if normal(header.texts[i]) == normal(header.texts[named[0]])]
    columns: dict[int, str] = {}
    for start, end in pairwise([0, *starts[1:], max(header.texts, default=0) + 1]):
        side = {i: guess for i, guess in header.guesses.items() if start <= i < end}
        columns |= _settled(side, known)
    is_divided = len(starts) == len(ColumnMapping(0, columns).sides())
    return columns if is_divided else _settled(header.guesses, known)


def _settled(guesses: Mapping[int, _Guess], known: Words) -> dict[int, str]:
    """Column → meaning: ambiguous ones decided, and each meaning in its surest column only."""
    sure = {guess.meaning for guess in guesses.values()}
    order = sorted(guesses, key=lambda index: (-guesses[index].certainty, index))
    columns: dict[int, str] = {}
    for index in order:
        meaning = guesses[index].meaning
        if meaning.startswith("?"):
            rule = known.ambiguous[meaning[1:]]
            decided = [then for beside, then in rule.beside.items() if beside in sure]
            if not decided and rule.otherwise in columns.values():
                decided = [*rule.beside.values()]
            meaning = decided[0] if decided else rule.otherwise
        if meaning in _SEVERAL or meaning not in columns.values():
            columns[index] = meaning
    return dict(sorted(columns.items()))


def _end_of_header(table: RawTable, header: _Header) -> int:
    """The last row of the heading, with the row of column numbers (1, 2, 3 …) below it."""
    below = [row for row in table.rows if row.number > header.last.number][:1]
    if below and _is_numbering(below[0]):
        return below[0].number
    return header.last.number


def _is_numbering(row: RawRow) -> bool:
    numbers = [text_of(cell) for cell in row.cells if cell is not None]
    return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]
