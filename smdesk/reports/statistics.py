"""The report on statistics: posts by week against the norm, reactions, subscribers, ER."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from smdesk.models.period import Period
from smdesk.reports.charts import Chart, ChartKind, Series
from smdesk.reports.report import ColumnKind, Report, ReportColumn, Value
from smdesk.reports.setting import dated
from smdesk.reports.snapshot import Snapshot, StatLine

_INTEGER = ColumnKind.INTEGER
_FIRST = (
    ReportColumn(key="organization", title="Организация", width=34),
    ReportColumn(key="network", title="Сеть", width=14),
    ReportColumn(key="account", title="Страница", width=34),
    ReportColumn(key="address", title="Адрес", kind=ColumnKind.LINK, width=30, printed=False),
)
_LAST = (
    ReportColumn(key="posts", title="Публикаций", kind=_INTEGER, width=12),
    ReportColumn(key="norm", title="Норма", kind=_INTEGER, width=9),
    ReportColumn(key="missing", title="Не хватает", kind=_INTEGER, width=11),
    ReportColumn(key="views", title="Просмотры", kind=_INTEGER, width=12),
    ReportColumn(key="reach", title="Охват публикации", kind=_INTEGER, width=12),
    ReportColumn(key="likes", title="Нравится", kind=_INTEGER, width=11),
    ReportColumn(key="comments", title="Комментарии", kind=_INTEGER, width=13),
    ReportColumn(key="reposts", title="Репосты", kind=_INTEGER, width=10),
    ReportColumn(key="subscribers_start", title="Подписчики на начало", kind=_INTEGER, width=13),
    ReportColumn(key="subscribers", title="Подписчики на конец", kind=_INTEGER, width=13),
    ReportColumn(key="growth", title="Прирост", kind=_INTEGER, width=10),
    ReportColumn(key="er", title="ER, %", kind=ColumnKind.DECIMAL, width=9),
)
_ER = (
    "ER публикации = (нравится + комментарии + репосты) ÷ число публикаций, где они внесены,"
    " ÷ подписчики на конец × 100. У нескольких страниц вместе — среднее на публикацию: все"
    " реакции ÷ подписчики, взятые по разу на каждую публикацию страницы, × 100. Прочерк — делить"
    " не на что."
)
_REACH = (
    "Охват публикации — в среднем на одну: это люди, каждый сосчитан один раз, и складывать"
    " охват разных публикаций и дней нельзя."
)
_HOW = (
    "Показатели — последние внесённые по публикациям, вышедшим в эти дни. Норма и «не хватает» —"
    " по неделям, которые попали в отчёт целиком."
)
NONE = "—"


def statistics(snapshot: Snapshot) -> Report:
    """A line for each page, and one for an organisation with several pages."""
    mondays, lines = snapshot.statistics
    by_week = tuple(
        ReportColumn(
            key=f"week_{monday.isoformat()}",
            title=_days(monday, snapshot.period),
            kind=_INTEGER,
            width=12,
            printed=len(mondays) <= 6,
        )
        for monday in mondays
    )
    return dated(
        snapshot,
        Report(
            name="statistics",
            title="Статистика публикаций",
            columns=(*_FIRST, *by_week, *_LAST),
            rows=list(_rows(snapshot, lines)),
            totals=("Итого", "", "", "", *_numbers(_added(lines))) if lines else None,
            notes=(_ER, _REACH, _HOW),
            charts=tuple(_charts(snapshot)) if lines else (),
        ),
    )


def _days(monday: date, period: Period) -> str:
    """The days of a week that lie in the period: «23.11–29.11», «01.11» for a single one."""
    first = max(monday, period.since)
    last = min(monday + timedelta(days=6), period.until)
    return f"{first:%d.%m}" if first == last else f"{first:%d.%m}–{last:%d.%m}"


def _rows(snapshot: Snapshot, lines: Sequence[StatLine]) -> Iterator[tuple[Value, ...]]:
    groups: dict[int, list[StatLine]] = {}
    for line in lines:
        groups.setdefault(snapshot.account[line.account_id].organization_id, []).append(line)
    for organization_id, own in groups.items():
        name = snapshot.organization[organization_id].name
        for line in own:
            account = snapshot.account[line.account_id]
            network = snapshot.network[account.network_id].title
            yield (name, network, account.title, account.address, *_numbers(line))
        if len(own) > 1:
            yield (name, "", "Всего по организации", "", *_numbers(_added(own)))


def _numbers(line: StatLine) -> tuple[Value, ...]:
    return (
        *line.by_week,
        sum(line.by_week),
        line.norm,
        line.missing,
        line.views,
        None if line.reach is None else round(line.reach / line.reached),
        line.likes,
        line.comments,
        line.reposts,
        line.start,
        line.end,
        line.growth,
        er(line.reactions, line.exposure),
    )


def er(reactions: int | None, exposure: int | None) -> Value:
    """ER of a post in per cent, two digits; a dash where there is nothing to divide by."""
    return NONE if reactions is None or not exposure else round(reactions / exposure * 100, 2)


def _added(lines: Sequence[StatLine]) -> StatLine:
    """All in one line; what is known of no page stays unknown."""
    by_week = tuple(map(sum, zip(*(line.by_week for line in lines), strict=True)))
    rest = zip(*(line[2:] for line in lines), strict=True)
    return StatLine(0, by_week, *(_known(values) for values in rest))  # type: ignore[arg-type]


def _known(values: Sequence[int | None]) -> int | None:
    found = [value for value in values if value is not None]
    return sum(found) if found else None


def _charts(snapshot: Snapshot) -> Iterator[Chart]:
    mondays, lines = snapshot.statistics
    total = _added(lines)
    weeks = tuple(_days(monday, snapshot.period) for monday in mondays)
    yield Chart(
        ChartKind.BARS, "Публикаций по неделям", weeks, (Series("Публикаций", total.by_week),)
    )
    ranked = sorted(
        (line for line in lines if line.end), key=lambda line: line.end or 0, reverse=True
    )[:_MOST]
    names = tuple(_name(snapshot, line) for line in ranked)
    if ranked:
        yield Chart(
            ChartKind.BARS,
            "Подписчики",
            names,
            (
                Series("на начало", tuple(line.start for line in ranked)),
                Series("на конец", tuple(line.end for line in ranked)),
            ),
        )
    if any(line.views for line in ranked):
        views = Series("Просмотры", tuple(line.views for line in ranked))
        yield Chart(ChartKind.BARS, "Просмотры", names, (views,))


_MOST = 15
"""Pages that a chart shows: those with the most subscribers."""


def _name(snapshot: Snapshot, line: StatLine) -> str:
    account = snapshot.account[line.account_id]
    return f"{snapshot.network[account.network_id].badge} {account.title or account.address.removeprefix('https://')}"
