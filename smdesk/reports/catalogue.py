"""Every report there is, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from smdesk.reports.control import acts, compliance, helps, notices
from smdesk.reports.norm import norm
from smdesk.reports.people import exemptions, responsible
from smdesk.reports.plan import events, plan
from smdesk.reports.registry import registry, registry_public
from smdesk.reports.report import Report
from smdesk.reports.snapshot import Snapshot
from smdesk.reports.statistics import statistics


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """A report: its name on the command line, its title for people, and how it is made."""

    name: str
    title: str
    build: Callable[[Snapshot], Report]
    dated: bool = False
    """Whether it is about a stretch of days; without one it is about the month of today."""
    by_account: bool = False
    """Whether it can be of one page alone."""
    has_grid: bool = False
    """Whether it can be shown as a grid of weeks."""


REPORTS: Mapping[str, ReportSpec] = MappingProxyType(
    {
        spec.name: spec
        for spec in (
            ReportSpec("registry", "Реестр аккаунтов, все сведения", registry),
            ReportSpec("registry-public", "Реестр для сайта", registry_public),
            ReportSpec("responsible", "Ответственные", responsible),
            ReportSpec("exemptions", "Освобождённые организации", exemptions),
            ReportSpec("compliance", "Справка о соблюдении Порядка", compliance, by_account=True),
            ReportSpec("plan", "Контент-план", plan, dated=True, by_account=True, has_grid=True),
            ReportSpec("events", "План мероприятий", events, dated=True),
            ReportSpec("norm", "Норма публикаций по неделям", norm, dated=True, by_account=True),
            ReportSpec(
                "statistics", "Статистика публикаций", statistics, dated=True, by_account=True
            ),
            ReportSpec("notices", "Уведомления", notices),
            ReportSpec("acts", "Правовые акты", acts),
            ReportSpec("help", "Помощь организациям", helps),
        )
    }
)
