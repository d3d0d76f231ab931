"""The plan in short queries: days, cells, the tray. Everything goes by the index of `at`.

A day in a query is a half-open stretch of local time, written as the column is: `YYYY-MM-DD`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from smdesk.models.folding import words_of
from smdesk.models.plan import PlanFilter, PlanItem
from smdesk.models.plan_vocabulary import PostFormat, Stage

_STAGE = "coalesce(p.stage, t.stage)"
_JOINED = """
FROM placement p JOIN post t ON t.id = p.post_id JOIN account a ON a.id = p.account_id
JOIN organization o ON o.id = a.organization_id JOIN network n ON n.id = a.network_id
"""
SORTS = {
    "at": "p.at",
    "topic": "fold(t.topic)",
    "account": "fold(n.title || a.title || a.address)",
    "organization": "fold(coalesce(nullif(o.short_title, ''), o.title))",
    "rubric": "fold(t.rubric)",
    "format": "t.format",
    "stage": _STAGE,
}
"""What a list of the plan can be sorted by → expression."""
_ITEM = f"""
SELECT p.id, t.id, p.account_id, p.at, p.planned_at, p.published_at, {_STAGE}, t.topic, t.format,
    t.rubric, a.network_id, n.badge, n.colour, coalesce(nullif(a.title, ''), a.address),
    a.organization_id, coalesce(nullif(o.short_title, ''), o.title), p.address, t.event_id,
    t.is_counted
{_JOINED}
"""
_LOOSE = """
SELECT 0, t.id, 0, NULL, NULL, NULL, t.stage, t.topic, t.format, t.rubric, 0, '', '', '', 0, '',
    '', t.event_id, t.is_counted
FROM post t WHERE t.id IN (
        SELECT id FROM post WHERE stage <> 'approved' AND stage <> 'cancelled'
        UNION SELECT id FROM post WHERE id > (SELECT max(id) FROM post) - 20000
            AND stage <> 'cancelled')
    AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.post_id = t.id)
"""
"""Posts that no account has: those not approved by their index, and the approved ones among the
newest 20,000, since a region has half a million approved posts and an office none of that age."""
_BELOW = (
    "(WITH RECURSIVE below(id) AS (SELECT ? UNION SELECT o.id FROM organization o"
    " JOIN below b ON o.parent_id = b.id) SELECT id FROM below)"
)
_GOES_ON = (
    "(stage IS NOT NULL OR post_id NOT IN"
    " (SELECT id FROM post WHERE stage <> 'approved' AND stage = 'cancelled'))"
)
"""A placement that goes with its post, of a post that was not given up: few are, by their index."""
_RUBRICS = """
WITH RECURSIVE used(rubric) AS (
    SELECT min(rubric) FROM post WHERE rubric <> ''
    UNION ALL SELECT (SELECT min(p.rubric) FROM post p WHERE p.rubric > used.rubric) FROM used
        WHERE used.rubric IS NOT NULL
) SELECT rubric FROM used WHERE rubric IS NOT NULL
"""
"""From one rubric to the next by the index: a region has half a million posts and ten rubrics."""
_STAGES = {str(stage): stage for stage in Stage}
_FORMATS = {str(each): each for each in PostFormat}


class PlanView:
    """Reads the plan."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def day_counts(self, since: date, until: date, wanted: PlanFilter) -> dict[date, int]:
        """Placements of each day from `since` to `until`, both included; empty days are absent.

        Cancelled ones are left out, unless they are what is wanted.
        """
        values: list[object] = [since.isoformat(), _after(until)]
        if wanted.is_empty:
            statement = (
                "SELECT substr(at, 1, 10), count(*) FROM placement WHERE at >= ? AND at < ?"
                f" AND stage IS NOT 'cancelled' AND {_GOES_ON} GROUP BY 1"
            )
        else:
            conditions, more = conditions_of(wanted)
            values += more
            statement = (
                "SELECT substr(p.at, 1, 10), count(*) FROM placement p JOIN post t"
                " ON t.id = p.post_id JOIN account a ON a.id = p.account_id"
                f" WHERE p.at >= ? AND p.at < ? AND {' AND '.join(conditions)} GROUP BY 1"
            )
        rows = self._connection.execute(statement, values)
        return {date.fromisoformat(day): number for day, number in rows}

    def of_day(self, day: date, wanted: PlanFilter, most: int = -1) -> list[PlanItem]:
        """The placements of a day by time; at most so many (all for -1)."""
        return self.between(day, day, wanted, most)

    def between(
        self, since: date, until: date, wanted: PlanFilter, most: int = -1, skip: int = 0
    ) -> list[PlanItem]:
        """The placements of some days by time, both days included."""
        conditions, values = conditions_of(wanted)
        rows = self._connection.execute(
            f"{_ITEM} WHERE p.at >= ? AND p.at < ? AND {' AND '.join(conditions)}"
            " ORDER BY p.at, p.account_id, p.id LIMIT ? OFFSET ?",
            [since.isoformat(), _after(until), *values, most, skip],
        )
        return [_item(row) for row in rows]

    def keys(
        self, since: date, until: date, wanted: PlanFilter, sort: str
    ) -> list[tuple[object, int]]:
        """What the placements of some days are sorted by (see `SORTS`), with their ids."""
        conditions, values = conditions_of(wanted)
        return self._connection.execute(
            f"SELECT {SORTS[sort]}, p.id {_JOINED} WHERE p.at >= ? AND p.at < ?"
            f" AND {' AND '.join(conditions)} ORDER BY p.at, p.account_id, p.id",
            [since.isoformat(), _after(until), *values],
        ).fetchall()

    def tray(self, wanted: PlanFilter, most: int = 500) -> list[PlanItem]:
        """What has no day yet: placements without one, then posts without an account."""
        conditions, values = conditions_of(wanted)
        dated = self._connection.execute(
            f"{_ITEM} WHERE p.at IS NULL AND {' AND '.join(conditions)} ORDER BY p.id LIMIT ?",
            [*values, most],
        )
        found = [_item(row) for row in dated]
        if not wanted.is_of_all_pages:
            return found
        loose, more = _of_posts(wanted)
        rows = self._connection.execute(
            " AND ".join((_LOOSE, *loose)) + " ORDER BY t.id LIMIT ?", [*more, most]
        )
        return found + [_item(row) for row in rows]

    def items(self, placement_ids: Sequence[int]) -> list[PlanItem]:
        """These placements, in the order of the ids; those gone are left out."""
        found: dict[int, PlanItem] = {}
        for start in range(0, len(placement_ids), 500):
            part = list(placement_ids[start : start + 500])
            marks = ", ".join("?" * len(part))
            rows = self._connection.execute(f"{_ITEM} WHERE p.id IN ({marks})", part)
            found |= {row[0]: _item(row) for row in rows}
        return [found[each] for each in placement_ids if each in found]

    def of_post(self, post_id: int) -> list[PlanItem]:
        """Every placement of a post, cancelled ones too."""
        rows = self._connection.execute(f"{_ITEM} WHERE p.post_id = ? ORDER BY p.id", (post_id,))
        return [_item(row) for row in rows]

    def waiting(self) -> dict[Stage, int]:
        """Stage → posts that wait for somebody: on approval, or for changes."""
        rows = self._connection.execute(
            "SELECT stage, count(*) FROM post WHERE stage <> 'approved'"
            " AND stage IN ('on_approval', 'changes_asked') GROUP BY stage"
        )
        return {_STAGES[stage]: number for stage, number in rows}

    def pages(self) -> list[tuple[int, str]]:
        """Id and name of every page: badge of the network, title or address, by name."""
        return self._connection.execute(
            "SELECT a.id, n.badge || ' · ' || coalesce(nullif(a.title, ''), a.address)"
            " FROM account a JOIN network n ON n.id = a.network_id"
            " ORDER BY fold(coalesce(nullif(a.title, ''), a.address)), n.badge"
        ).fetchall()

    def networks(self) -> list[tuple[int, str]]:
        """Id and title of every network that has a page, in the order of the networks."""
        return self._connection.execute(
            "SELECT id, title FROM network n"
            " WHERE EXISTS (SELECT 1 FROM account a WHERE a.network_id = n.id) ORDER BY id"
        ).fetchall()

    def chosen_pages(self, wanted: PlanFilter) -> frozenset[int]:
        """The pages that are wanted: all where no page, network or organisation is chosen."""
        conditions, values = _of_pages(wanted)
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._connection.execute(f"SELECT a.id FROM account a{where}", values)
        return frozenset(account for (account,) in rows)

    def rubrics(self) -> list[str]:
        """Rubrics in use, sorted by the alphabet of their codes."""
        return [rubric for (rubric,) in self._connection.execute(_RUBRICS)]

    def unmarked(self, before: datetime, since: date, most: int = 500) -> list[PlanItem]:
        """What was planned since a day and before a moment, and nobody has marked as published."""
        rows = self._connection.execute(
            f"{_ITEM} WHERE p.at >= ? AND p.at < ? AND p.stage IS NOT 'published'"
            " AND p.stage IS NOT 'cancelled' AND t.stage <> 'cancelled' ORDER BY p.at LIMIT ?",
            (since.isoformat(), before.isoformat(sep=" ", timespec="seconds"), most),
        )
        return [_item(row) for row in rows]


def _after(day: date) -> str:
    return (day + timedelta(days=1)).isoformat()


def conditions_of(wanted: PlanFilter) -> tuple[list[str], list[object]]:
    """What is wanted of placements `p`, posts `t` and accounts `a`, and the values it asks for."""
    conditions, values = _of_posts(wanted, _STAGE)
    if not wanted.stages:
        conditions.append(f"{_STAGE} <> 'cancelled'")
    of_pages, more = _of_pages(wanted, "p.account_id")
    return conditions + of_pages, values + more


def _of_pages(wanted: PlanFilter, page: str = "a.id") -> tuple[list[str], list[object]]:
    """Pages by themselves, all pages of networks, and among them those of an organisation."""
    conditions: list[str] = []
    values: list[object] = []
    chosen = ((page, wanted.accounts), ("a.network_id", wanted.networks))
    parts = [f"{column} IN ({', '.join('?' * len(ids))})" for column, ids in chosen if ids]
    if parts:
        conditions.append(f"({' OR '.join(parts)})")
        values += [*wanted.accounts, *wanted.networks]
    if wanted.organization_id is not None:
        conditions.append(f"a.organization_id IN {_BELOW}")
        values.append(wanted.organization_id)
    return conditions, values


def _of_posts(wanted: PlanFilter, stage: str = "t.stage") -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    for word in words_of(wanted.text):
        conditions.append("instr(fold(t.topic || ' ' || t.rubric || ' ' || t.text), ?) > 0")
        values.append(word)
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("t.format", wanted.formats),
        ("t.rubric", wanted.rubrics),
        (stage, wanted.stages),
    )
    for column, codes in chosen:
        if codes:
            conditions.append(f"{column} IN ({', '.join('?' * len(codes))})")
            values.extend(str(code) for code in codes)
    return conditions, values


def _item(row: tuple[object, ...]) -> PlanItem:
    values = list(row)
    for place in (3, 4, 5):
        values[place] = datetime.fromisoformat(str(values[place])) if values[place] else None
    values[6], values[8] = _STAGES[str(values[6])], _FORMATS[str(values[8])]
    values[18] = bool(values[18])
    return PlanItem(*values)  # type: ignore[arg-type] # the order is that of the statement
