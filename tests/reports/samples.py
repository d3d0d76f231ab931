"""Reports with one of every kind of value, and with what tries to harm a reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from smdesk.reports.report import ColumnKind, Report, ReportColumn, Signatory, Value

_K = ColumnKind
COLUMNS = (
    ReportColumn(key="number", title="№", kind=_K.INTEGER, width=6),
    ReportColumn(key="name", title="Название", width=40),
    ReportColumn(key="address", title="Адрес", kind=_K.LINK, width=34),
    ReportColumn(key="since", title="С какого дня", kind=_K.DATE, width=13),
    ReportColumn(key="seen", title="Проверена", kind=_K.DATETIME, width=18),
    ReportColumn(key="mark", title="Госметка", kind=_K.FLAG, width=10),
    ReportColumn(key="phone", title="Телефон", kind=_K.PHONE, width=20),
)
ROWS: tuple[tuple[Value, ...], ...] = (
    (
        1,
        "Дом культуры",
        "https://vk.com/dk",
        date(2026, 1, 31),
        datetime(2026, 1, 31, 9, 5, 30),
        True,
        "+7 (426) 662-13-45",
    ),
    (2, "", "", None, None, False, ""),
)
HEAD = Report(
    name="sample",
    title="Реестр",
    columns=COLUMNS,
    rows=ROWS,
    subtitle=("Администрация", "на 31.01.2026"),
    totals=(2, "Итого", None, None, None, None, None),
    notes=("Примечание.",),
    footnotes=("* сноска",),
    approver=Signatory("Глава", "Лебедев Игорь Олегович"),
    signer=Signatory("Специалист", "Соколова Вера Ильинична"),
    executor="Соколова В. И., +7 426 662-13-45",
)
HOSTILE_TEXTS = (
    "=HYPERLINK(1)",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "<b>жирно</b><script>alert(1)</script>",
    '"><img src=x>',
    "&amp; & &lt;",
    "a\x00b\x07c\x1b[31m",
    "строка\r\nстрока\rстрока",
    "_x0041_",
    "😀 emoji",
    "\ud800",
    "\ufffe\uffff\U0001ffff",
    "  края  ",
    "]]>",
    "{{ 7 * 7 }}",
    "'",
)
DEAD_LINKS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "http://",
    "https:///x",
    "//vk.com/x",
    "vk.com/x",
    "https://vk.com/ x",
    'https://vk.com/"onclick=1',
    "https://user:pass@vk.com/x",
    "http://[::1",
    "https://-x.ru/",
    "https://vk.com/\ud800",
    "https://vk.com/\ufffe",
    "https://vk.com/я\uffff",
    "https://vk.com/" + "x" * 2100,
    "https://" + "ж" * 80 + ".рф/",
)


def of_texts(texts: tuple[str, ...]) -> Report:
    """A report with the texts as names."""
    rows = tuple((n, text, *(None,) * 5) for n, text in enumerate(texts, 1))
    return replace(HEAD, rows=rows, totals=None)


def of_links(links: tuple[str, ...]) -> Report:
    """A report with the texts as addresses."""
    rows = tuple((n, "", link, *(None,) * 4) for n, link in enumerate(links, 1))
    return replace(HEAD, rows=rows, totals=None)


def of_moments() -> Report:
    """A report with days and times that sheets do not know."""
    rows: tuple[tuple[Value, ...], ...] = (
        (1, "", "", date(1899, 5, 1), datetime(1800, 1, 1, 1, 1), None, ""),
        (10**18, "", "", date(2026, 5, 1), datetime(2026, 5, 1, 12, 0, tzinfo=UTC), None, ""),
    )
    return replace(HEAD, rows=rows, totals=None)
