"""The tables of the page: findings line by line, organisations, points of pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from smdesk.models.folding import fold
from smdesk.models.labels import label
from smdesk.models.vocabulary import Status
from smdesk.procedures.examined import Entry
from smdesk.procedures.findings import ORDER
from smdesk.procedures.self_check import Band, Gain, Score
from smdesk.ui.control.status_look import TONES, band_chip, status_chip
from smdesk.ui.kit.chip import Badge
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.memory_list import Key, MemoryList

NOT_COUNTED = "—"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A line of the list; ids are numbers of entries plus one, as 0 means none."""

    id: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class OrganizationCounts:
    """A line of the summary."""

    id: int
    name: str
    counts: Counter[Status]
    score: Score
    band: Band | None


@dataclass(frozen=True, slots=True)
class PagePoints:
    """A line of the self-check."""

    id: int
    page: str
    """Its address, or else its title."""
    label: str
    organization: str
    badge: Badge
    score: Score
    band: Band | None


@dataclass(frozen=True, slots=True)
class GainRow:
    """A line of what would bring most."""

    id: int
    title: str
    remedy: str
    gain: Gain


FINDINGS: tuple[Column[FindingRow], ...] = (
    Column(
        key="status",
        title="Итог",
        show=lambda r: label(r.entry.status),
        chip=lambda r: status_chip(r.entry.status),
        width=122,
        fixed=True,
    ),
    Column(
        key="clause",
        title="Пункт",
        show=lambda r: r.entry.asked.clause,
        width=104,
        stretch=True,
    ),
    Column(
        key="text",
        title="Требование",
        show=lambda r: r.entry.asked.text,
        width=150,
        stretch=True,
        strong=True,
    ),
    Column(
        key="subject",
        title="Кого касается",
        show=lambda r: r.entry.whom.label,
        width=130,
        stretch=True,
    ),
    Column(
        key="message",
        title="Замечание",
        show=lambda r: r.entry.message,
        width=130,
        stretch=True,
    ),
    Column(
        key="remedy",
        title="Что сделать",
        show=lambda r: r.entry.asked.remedy,
        width=220,
        hidden=True,
    ),
    Column(
        key="force",
        title="Сила",
        show=lambda r: label(r.entry.asked.force),
        width=120,
        hidden=True,
    ),
)
_SHORT = {
    Status.VIOLATION: ("Нарушено", 96),
    Status.ADVICE: ("Советы", 82),
    Status.UNKNOWN: ("Не проверено", 120),
    Status.OK: ("Выполнено", 102),
}
"""Title and width of a column of counts."""


def _count_column(status: Status) -> Column[OrganizationCounts]:
    title, width = _SHORT[status]
    return Column(
        key=str(status),
        title=title,
        show=lambda r: str(r.counts[status] or ""),
        tone=lambda r: TONES[status] if r.counts[status] else None,
        sort_key=str(status),
        align=Align.RIGHT,
        width=width,
    )


def percent(score: Score) -> str:
    """Per cent of what is possible; a dash where nothing can be counted."""
    return NOT_COUNTED if score.percent is None else f"{score.percent} %"


def points(score: Score) -> str:
    """Points out of what is possible."""
    return f"{score.points} из {score.possible}" if score.possible else NOT_COUNTED


SUMMARY: tuple[Column[OrganizationCounts], ...] = (
    Column(
        key="name",
        title="Организация",
        show=lambda r: r.name,
        sort_key="name",
        width=110,
        stretch=True,
        strong=True,
        fixed=True,
    ),
    *map(_count_column, _SHORT),
    Column(
        key="light",
        title="Светофор",
        show=lambda r: percent(r.score),
        sort_key="light",
        align=Align.RIGHT,
        width=96,
    ),
)
LIGHT: tuple[Column[PagePoints], ...] = (
    Column(
        key="network",
        title="Сеть",
        show=lambda r: r.badge.title,
        badge=lambda r: r.badge,
        sort_key="network",
        width=54,
        fixed=True,
    ),
    Column(
        key="organization",
        title="Организация",
        show=lambda r: r.organization,
        sort_key="organization",
        width=150,
        stretch=True,
        strong=True,
        fixed=True,
    ),
    Column(
        key="page",
        title="Страница",
        show=lambda r: r.page,
        tooltip=lambda r: r.label,
        width=120,
        stretch=True,
    ),
    Column(
        key="points",
        title="Баллы",
        show=lambda r: points(r.score),
        sort_key="points",
        align=Align.RIGHT,
        width=104,
    ),
    Column(
        key="percent",
        title="Доля",
        show=lambda r: percent(r.score),
        sort_key="points",
        align=Align.RIGHT,
        width=72,
    ),
    Column(
        key="band",
        title="Цвет",
        show=lambda r: band_chip(r.band).text,
        chip=lambda r: band_chip(r.band),
        width=118,
    ),
)
GAINS: tuple[Column[GainRow], ...] = (
    Column(
        key="title",
        title="Что даст больше всего",
        show=lambda r: r.title,
        width=160,
        stretch=True,
        strong=True,
        fixed=True,
    ),
    Column(key="remedy", title="Что сделать", show=lambda r: r.remedy, width=150, stretch=True),
    Column(
        key="each",
        title="За страницу",
        show=lambda r: f"+{r.gain.each}",
        align=Align.RIGHT,
        width=104,
    ),
    Column(
        key="pages",
        title="Страниц",
        show=lambda r: str(r.gain.pages),
        align=Align.RIGHT,
        width=84,
    ),
    Column(
        key="total",
        title="Всего",
        show=lambda r: f"+{r.gain.total}",
        align=Align.RIGHT,
        width=80,
    ),
)


def _worst(row: OrganizationCounts) -> tuple[int, ...]:
    return tuple(-row.counts[status] for status in ORDER)


def _part(score: Score) -> int:
    return -1 if score.percent is None else score.percent


def summary_list() -> MemoryList:
    """Organisations, those with most violations first."""
    keys = {
        "worst": _worst,
        "name": lambda r: fold(r.name),
        "light": lambda r: _part(r.score),
        **{str(status): _by_count(status) for status in _SHORT},
    }
    return MemoryList("Итоги по организациям", SUMMARY, lambda r: r.id, lambda r: r.name, keys)


def _by_count(status: Status) -> Key:
    return lambda row: row.counts[status]


def gain_list() -> MemoryList:
    """What is missing, the most points a page first."""
    keys: dict[str, Key] = {"each": lambda r: (-r.gain.each, -r.gain.pages)}
    return MemoryList("Что даст больше всего", GAINS, lambda r: r.id, lambda r: r.title, keys)


def light_list() -> MemoryList:
    """Pages, those with the least share of points first."""
    keys = {
        "points": lambda r: _part(r.score),
        "organization": lambda r: fold(r.organization),
        "network": lambda r: r.badge.text,
    }
    return MemoryList("Светофор", LIGHT, lambda r: r.id, lambda r: r.label, keys)
