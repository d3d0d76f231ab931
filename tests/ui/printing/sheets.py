"""A report like the registry, and its sheet."""

from __future__ import annotations

from collections.abc import Mapping

from smdesk.models.progress import run_to_end
from smdesk.reports.report import ColumnKind, Report, ReportColumn, Signatory, Value
from smdesk.ui.printing.compose import sheet_of
from smdesk.ui.printing.faces import Face, Type
from smdesk.ui.printing.layout import lay_out
from smdesk.ui.printing.pages import Pages, RowLines
from smdesk.ui.printing.sheet import PrintSetup, Sheet, arrange

TITLES = ("№", "Организация", "Сеть", "Страница", "Адрес", "Состояние", "Подписчики", "Ведёт")
CENTRES = ("Библиотека", "Дом культуры", "Детский сад «Ромашка»", "Администрация поселения")


def registry_row(number: int) -> tuple[Value, ...]:
    """A row as it stands in a registry; lengths vary, the number is in the first cell."""
    name = CENTRES[number % 4] + " муниципального образования" * (number % 3)
    address = f"https://vk.com/{'page_' * (number % 5)}{number}"
    return (number + 1, name, "ВКонтакте", name, address, "ведётся", str(number * 7), "")


def make_report(
    rows: int = 60, columns: int = 8, texts: list[tuple[Value, ...]] | None = None
) -> Report:
    """A report of so many rows, or of these."""
    given = texts if texts is not None else [registry_row(at)[:columns] for at in range(rows)]
    return Report(
        name="registry",
        title="Реестр официальных страниц",
        columns=tuple(
            ReportColumn(
                key=title,
                title=title,
                kind=ColumnKind.INTEGER if title == "№" else ColumnKind.TEXT,
                width=10,
            )
            for title in TITLES[:columns]
        ),
        rows=given,
        subtitle=("по состоянию на 23.11.2026",),
        notes=("Число подписчиков указано на день проверки.",),
        footnotes=("* Доступ к сети ограничен.",),
        approver=Signatory("Глава администрации", "Рябинина Алёна Петровна"),
        signer=Signatory("Главный специалист", "Соколов Илья Викторович"),
        executor="Соколов Илья Викторович, 8 (42666) 2-11-55",
    )


def make_sheet(
    rows: int = 60, columns: int = 8, texts: list[tuple[Value, ...]] | None = None
) -> Sheet:
    """The same report as a sheet, with nothing chosen by hand."""
    return arrange(sheet_of(make_report(rows, columns, texts)), PrintSetup())


def laid_out(sheet: Sheet, types: Mapping[Face, Type]) -> Pages:
    return run_to_end(lay_out(sheet, types))


def rows_of(pages: Pages) -> list[RowLines]:
    """The rows of a list."""
    rows = [row for row in pages.rows if isinstance(row, RowLines)]
    assert len(rows) == len(pages.rows)
    return rows
