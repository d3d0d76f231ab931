"""The columns of the plan as a list; those that are shown fit into a small screen."""

from __future__ import annotations

from typing import NamedTuple

from smdesk.models.dates import show_date
from smdesk.models.labels import label
from smdesk.models.people_names import surname_with_initials
from smdesk.models.plan import PlanItem, Told
from smdesk.ui.approval.words import short_name
from smdesk.ui.kit.chip import Badge, Chip
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.plan.stage_look import TONES


class PlanRow(NamedTuple):
    """One placement of the list."""

    number: int
    """From 1, in the order of the list."""
    item: PlanItem
    told: Told


def _when(row: PlanRow) -> str:
    return f"{row.item.at:%d.%m.%Y %H:%M}" if row.item.at else ""


def _approved(row: PlanRow) -> str:
    """What was changed since, then «20.11.2026, Шаляпин Н. В.»: by whom if somebody is named."""
    said = ((show_date(day), short_name(name)) for name, day in row.told.approved)
    changed = [f"потом {row.told.changed}"] if row.told.changed else []
    return "; ".join([*changed, *(", ".join(filter(None, each)) for each in said)])


def _badge(row: PlanRow) -> Badge | None:
    return Badge(row.item.badge, row.item.colour) if row.item.badge else None


COLUMNS: tuple[Column[PlanRow], ...] = (
    Column(key="number", title="№", show=lambda row: str(row.number), width=48, align=Align.RIGHT),
    Column(key="at", title="Дата и время", show=_when, sort_key="at", width=134, fixed=True),
    Column(key="network", title="Сеть", show=lambda row: row.item.badge, badge=_badge, width=56),
    Column(
        key="account",
        title="Страница",
        show=lambda row: row.item.account_name,
        sort_key="account",
        width=124,
        stretch=True,
    ),
    Column(
        key="topic",
        title="Тема",
        show=lambda row: row.item.topic,
        sort_key="topic",
        width=220,
        strong=True,
        stretch=True,
    ),
    Column(
        key="rubric",
        title="Рубрика",
        show=lambda row: row.item.rubric,
        sort_key="rubric",
        width=120,
        hidden=True,
    ),
    Column(
        key="format",
        title="Формат",
        show=lambda row: label(row.item.format),
        sort_key="format",
        width=120,
        hidden=True,
    ),
    Column(
        key="author",
        title="Ответственный",
        show=lambda row: surname_with_initials(row.told.author),
        tooltip=lambda row: row.told.author,
        width=128,
    ),
    Column(
        key="stage",
        title="Состояние",
        show=lambda row: label(row.item.stage),
        sort_key="stage",
        chip=lambda row: Chip(label(row.item.stage), TONES[row.item.stage]),
        width=146,
    ),
    Column(
        key="approved",
        title="Согласовано",
        show=_approved,
        tooltip=_approved,
        width=168,
    ),
    Column(
        key="organization",
        title="Организация",
        show=lambda row: row.item.organization_name,
        sort_key="organization",
        width=180,
        hidden=True,
    ),
    Column(
        key="link",
        title="Ссылка",
        show=lambda row: row.item.address.removeprefix("https://"),
        link=True,
        width=180,
        hidden=True,
    ),
)
