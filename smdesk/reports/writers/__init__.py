"""Every format a Report can be written in. Libraries are loaded when their format is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from smdesk.models.errors import DeskError
from smdesk.models.progress import Job
from smdesk.reports.report import Report
from smdesk.reports.writers.written import Written

Writer = Callable[[Report, Path], Job[Written]]
"""Writes a report to a path, whole or not at all. Raises `reports.atomic.NotWritten`."""


class UnknownFormat(DeskError):
    """There is no writer for the format."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its code on the command line, its name for people, and the ending of its files."""

    code: str
    title: str
    suffix: str
    write: Writer
    of_diary: bool = False
    """Whether it holds what a calendar takes over, and nothing else of a report."""


def _lazy(module: str) -> Writer:
    def write(report: Report, path: Path) -> Job[Written]:
        writer: Writer = import_module(f"{__name__}.{module}").write
        return (yield from writer(report, path))

    return write


WRITERS: Mapping[str, Format] = MappingProxyType(
    {
        each.code: each
        for each in (
            Format("xlsx", "Таблица Excel", ".xlsx", _lazy("xlsx_file")),
            Format("html", "Страница для сайта", ".html", _lazy("html_page")),
            Format("fragment", "Таблица для редактора сайта", ".html", _lazy("html_fragment")),
            Format("csv", "Текст с разделителями", ".csv", _lazy("csv_file")),
            Format("ics", "Календарь", ".ics", _lazy("ics_file"), of_diary=True),
            Format("json", "Данные для программ", ".json", _lazy("json_file")),
        )
    }
)
"""The formats that need no Qt. Who can print adds pdf: `WRITERS | {"pdf": Format(…)}`."""


def formats_of(report: Report) -> list[Format]:
    """Formats that the report can be written in, in the order of `WRITERS`."""
    return [each for each in WRITERS.values() if report.diary is not None or not each.of_diary]


def write(
    report: Report, path: Path, code: str, writers: Mapping[str, Format] = WRITERS
) -> Job[Written]:
    """Write the report in a format; returns where it is and what the reader should know.

    Yields progress in rows. Closing the job leaves an old file at `path` as it was.
    Raises `UnknownFormat` or `reports.atomic.NotWritten`.
    """
    if code not in writers:
        known = ", ".join(writers)
        raise UnknownFormat(f"Формата «{code}» нет.", f"Выберите один из форматов: {known}.")
    return (yield from writers[code].write(report, path))
