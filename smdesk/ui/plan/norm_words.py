"""The norm of a week in few words: page by page while they are few, together when they are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smdesk.models.labels import grouped
from smdesk.procedures.norms import WeekRow, WeekSummary
from smdesk.ui.norms.words import beside
from smdesk.ui.theme.tokens import Tone

FEW = 12
"""Pages that are told one by one."""
WEEK_DAYS = 7
NO_NORM = "Норма берётся из Порядка. Его выбирают в «Настройках», норму страницы — в её карточке."


@dataclass(frozen=True, slots=True)
class NormCell:
    """What stands beside a week: words and how good they are."""

    lines: tuple[tuple[str, Tone], ...]
    short: tuple[tuple[str, Tone], ...] = ()
    """The same in two lines, for a week that has no room for all pages."""
    tip: str = ""


def of_pages(
    rows: Sequence[WeekRow],
    names: Mapping[int, tuple[str, str]],
    summary: WeekSummary,
    today: date,
) -> NormCell:
    """Each page that owes something: «VK 1/2, план 1»; `names` are badge and name of a page."""
    week, owing = summary.monday, [row for row in rows if row.owed.number]
    lines = tuple(
        (
            f"{names.get(row.account_id, ('', ''))[0]} {_numbers(row)}".strip(),
            _tone(row, week, today),
        )
        for row in owing
    )
    tips = (f"{names.get(row.account_id, ('', ''))[1]}: {_sentence(row)}" for row in owing)
    return NormCell(lines, together(summary, today).lines, "\n".join(tips))


def together(summary: WeekSummary, today: date) -> NormCell:
    """Many pages in two lines."""
    owing, kept, missing = summary.pages, summary.met, summary.missing
    if not owing:
        return NormCell(())
    runs = (today - summary.monday).days < WEEK_DAYS
    bad = Tone.WARNING if runs else Tone.BAD
    good = Tone.OK if kept == owing else Tone.ACCENT
    lines = [(f"страниц: {grouped(kept)} из {grouped(owing)}", bad if missing else good)]
    if missing:
        lines.append((f"публикаций: −{grouped(missing)}", bad))
    return NormCell(
        tuple(lines),
        (),
        f"Норму выполняют страниц: {grouped(kept)} из {grouped(owing)}."
        + (f" Не хватает публикаций: {grouped(missing)}." if missing else ""),
    )


def _numbers(row: WeekRow) -> str:
    plan = f" +{row.planned}" if row.planned else ""
    return f"{row.done}{plan} / {row.owed.number}"


def _sentence(row: WeekRow) -> str:
    done = f"вышло {row.done} из {row.owed.number}"
    return ", ".join((done, *beside(row.planned, row.missing)))


def _tone(row: WeekRow, week: date, today: date) -> Tone:
    if not row.missing:
        return Tone.OK if row.done >= (row.owed.number or 0) else Tone.ACCENT
    return Tone.WARNING if (today - week).days < WEEK_DAYS else Tone.BAD
