"""The reports on the content plan and on events: what goes out where and when, and what is on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from smdesk.models.labels import label
from smdesk.models.plan_vocabulary import PostFormat, Stage
from smdesk.reports.diary import MINUTES_OF_POST, Entry
from smdesk.reports.lazy import Lazy, LazyRows
from smdesk.reports.month_grid import GridPost, MonthGrid
from smdesk.reports.plan_wanted import filter_words
from smdesk.reports.report import ColumnKind, Report, ReportColumn, Value
from smdesk.reports.setting import dated
from smdesk.reports.snapshot import EventLine, PlanLine, Snapshot

_NUMBER = ReportColumn(key="number", title="№", kind=ColumnKind.INTEGER, width=6)
PLAN_COLUMNS = (
    _NUMBER,
    ReportColumn(key="at", title="Дата и время", kind=ColumnKind.DATETIME, width=17),
    ReportColumn(key="network", title="Площадка", width=16),
    ReportColumn(key="account", title="Страница", width=30),
    ReportColumn(
        key="address", title="Адрес страницы", kind=ColumnKind.LINK, width=32, printed=False
    ),
    ReportColumn(key="topic", title="Тема", width=44),
    ReportColumn(key="rubric", title="Рубрика", width=18),
    ReportColumn(key="format", title="Формат", width=16),
    ReportColumn(key="files", title="Материалы", width=22),
    ReportColumn(key="responsible", title="Ответственный", width=22),
    ReportColumn(key="approved", title="Согласовано", width=24),
    ReportColumn(key="status", title="Статус", width=16),
    ReportColumn(key="link", title="Ссылка", kind=ColumnKind.LINK, width=30),
    ReportColumn(key="text", title="Текст", width=60, printed=False),
    ReportColumn(
        key="id", title="Код размещения", kind=ColumnKind.INTEGER, width=12, printed=False
    ),
)
EVENT_COLUMNS = (
    _NUMBER,
    ReportColumn(key="day", title="День", kind=ColumnKind.DATE, width=12),
    ReportColumn(key="time", title="Время", width=8),
    ReportColumn(key="title", title="Мероприятие", width=46),
    ReportColumn(key="whose", title="Чьё", width=20),
    ReportColumn(key="organization", title="Организация", width=34),
    ReportColumn(key="place", title="Место", width=28),
    ReportColumn(key="responsible", title="Ответственный", width=26),
    ReportColumn(key="significant", title="Значимое", kind=ColumnKind.FLAG, width=10),
    ReportColumn(key="information_due", title="Сведения до", kind=ColumnKind.DATE, width=13),
    ReportColumn(
        key="information_received", title="Сведения получены", kind=ColumnKind.DATE, width=13
    ),
    ReportColumn(key="posts", title="Публикаций", kind=ColumnKind.INTEGER, width=12),
)


def plan(snapshot: Snapshot) -> Report:
    """What stands in the plan of the period, by time; what was cancelled is left out."""
    made = dated(
        snapshot,
        Report(
            name="plan",
            title="Контент-план",
            columns=PLAN_COLUMNS,
            rows=LazyRows(snapshot.plan, partial(_plan_row, snapshot)),
            diary=Lazy(snapshot.plan, partial(_entry, snapshot)),
            grid=MonthGrid(
                snapshot.period,
                Lazy(snapshot.plan, partial(_post, snapshot)),
                snapshot.frame,
                _legend(snapshot),
            ),
            notes=(
                f"Всего публикаций: {len(snapshot.plan)}. Отменённых в плане нет.",
                *snapshot.frame.approvals,
            ),
        ),
    )
    wanted = filter_words(snapshot)
    return replace(made, subtitle=(*made.subtitle, wanted)) if wanted else made


def events(snapshot: Snapshot) -> Report:
    """Events of the period, each day of a series by itself; what was cancelled is left out."""
    return dated(
        snapshot,
        Report(
            name="events",
            title="План мероприятий",
            columns=EVENT_COLUMNS,
            rows=LazyRows(snapshot.events, _event_row),
            diary=snapshot.diary,
            notes=(f"Всего мероприятий: {len(snapshot.events)}.",),
        ),
    )


def _plan_row(snapshot: Snapshot, number: int, line: PlanLine) -> tuple[Value, ...]:
    account = snapshot.account[line.account_id]
    author = snapshot.person.get(line.author_id or 0)
    return (
        number,
        line.at,
        snapshot.network[account.network_id].title,
        account.title or account.address.removeprefix("https://"),
        account.address,
        line.topic,
        line.rubric,
        label(PostFormat(line.format)),
        line.files,
        author.full_name if author else "",
        line.approved,
        label(Stage(line.stage)),
        line.link,
        line.text,
        line.placement_id,
    )


def _post(snapshot: Snapshot, _number: int, line: PlanLine) -> GridPost:
    network = snapshot.network[snapshot.account[line.account_id].network_id]
    return GridPost(line.at, network.badge, line.topic)


def _legend(snapshot: Snapshot) -> str:
    """«VK — ВКонтакте, OK — Одноклассники.»: the networks that the plan goes to."""
    pages = {line.account_id for line in snapshot.plan}
    used = {snapshot.account[each].network_id for each in pages}
    told = (f"{each.badge} — {each.title}" for each in snapshot.networks if each.id in used)
    words = ", ".join(told)
    return f"{words}." if words else ""


def _entry(snapshot: Snapshot, _number: int, line: PlanLine) -> Entry:
    account = snapshot.account[line.account_id]
    page = f"{snapshot.network[account.network_id].title}: {account.title or account.address.removeprefix('https://')}"
    return Entry(
        f"placement-{line.placement_id}@smdesk",
        line.topic or page,
        line.at,
        MINUTES_OF_POST,
        page,
        line.text,
        line.link,
    )


def _event_row(number: int, line: EventLine) -> tuple[Value, ...]:
    return (number, *line[1:])
