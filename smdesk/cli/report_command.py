"""The command that writes a report."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from smdesk.cli.report_wanted import Wanted
from smdesk.cli.running import carry_out, open_desk, tell_result, watched, with_progress
from smdesk.cli.wording import Command

FILE = click.Path(path_type=Path)
FORMATS = ("xlsx", "html", "pdf", "csv", "json", "ics")
LAYOUTS = ("list", "month")
LAID_OUT = ("pdf", "html")
"""Formats that can show either layout."""


@click.command(cls=Command)
@click.argument("name", metavar="ОТЧЁТ")
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), help="Вид файла; без ключа — по его имени."
)
@click.option("--out", type=FILE, metavar="ФАЙЛ", help="Куда записать.")
@click.option("--json", "as_json", is_flag=True, help="Список отчётов в виде JSON.")
@click.option("--from", "since", metavar="ДЕНЬ", help="Первый день срока отчёта.")
@click.option("--to", "until", metavar="ДЕНЬ", help="Последний день срока отчёта.")
@click.option("--month", metavar="МЕСЯЦ", help="Срок отчёта — месяц, например 2026-11.")
@click.option("--account", metavar="АДРЕС", help="Отчёт только об одной странице.")
@click.option("--organization", metavar="НАЗВАНИЕ", help="Справка только об одной организации.")
@click.option(
    "--layout", type=click.Choice(LAYOUTS), help="Контент-план: list — списком, month — сеткой."
)
@click.option("--fragment", is_flag=True, hidden=True)
@click.option("--ids", type=FILE, hidden=True)
@click.option("--filters", type=FILE, hidden=True)
@click.option("--setup", type=FILE, hidden=True)
@with_progress
@click.pass_context
def report(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    name: str,
    *,
    kind: str | None,
    out: Path | None,
    setup: Path | None,
    as_json: bool,
    fragment: bool,
    progress: bool,
    **wanted: Unpack[Wanted],
) -> None:
    """Записать отчёт в файл; «report list» перечисляет отчёты."""
    from smdesk.cli.reporting import build_report, list_reports, refuse_base, write_report

    if name == "list":
        with open_desk(context):  # as every command: a base that is not there is made
            list_reports(as_json=as_json)
        return
    kind, out = _format_and_file(kind, out, context)
    _refuse_what_is_not_asked_for(name, wanted, context)
    _refuse_layout(name, kind, wanted, context)
    with watched(progress=progress), open_desk(context) as desk:
        refuse_base(out, desk.path)
        built = build_report(desk, name, wanted)
        writing = write_report(built, out, "fragment" if fragment else kind, setup)
        written = carry_out(writing, progress=progress)
        tell_result(written.told(), written.words(), progress=progress)


def _refuse_what_is_not_asked_for(name: str, wanted: Wanted, context: click.Context) -> None:
    """Options that the report does not know. Raises `click.UsageError`."""
    from smdesk.reports.catalogue import REPORTS

    spec = REPORTS.get(name)
    if spec is None:
        return  # building it says which there are
    if wanted["organization"] and name != "compliance":
        raise click.UsageError("--organization — только для «compliance».", context)
    if wanted["account"] and not spec.by_account:
        known = ", ".join(each.name for each in REPORTS.values() if each.by_account)
        raise click.UsageError(f"--account — только для: {known}.", context)
    days = wanted["since"] or wanted["until"]
    if (days or wanted["month"]) and not spec.dated:
        known = ", ".join(each.name for each in REPORTS.values() if each.dated)
        raise click.UsageError(f"Срок указывается только для: {known}.", context)
    if days and wanted["month"]:
        raise click.UsageError("Укажите или --month, или --from и --to.", context)
    if days and not (wanted["since"] and wanted["until"]):
        raise click.UsageError("Укажите и --from, и --to.", context)


def _refuse_layout(name: str, kind: str, wanted: Wanted, context: click.Context) -> None:
    """A layout of what has none. Raises `click.UsageError`."""
    from smdesk.reports.catalogue import REPORTS

    if wanted["layout"] is None or name not in REPORTS:
        return
    if not REPORTS[name].has_grid:
        known = ", ".join(each.name for each in REPORTS.values() if each.has_grid)
        raise click.UsageError(f"--layout — только для: {known}.", context)
    if kind not in LAID_OUT:
        raise click.UsageError(f"--layout — только для форматов: {', '.join(LAID_OUT)}.", context)


def _format_and_file(
    kind: str | None, out: Path | None, context: click.Context
) -> tuple[str, Path]:
    """What to write and where; the name of the file tells a format that is not given.

    Raises `click.UsageError`.
    """
    if out is None:
        raise click.UsageError("Укажите --out: куда записать.", context)
    known = kind or out.suffix.lower().removeprefix(".")
    if known not in FORMATS:
        raise click.UsageError(f"Укажите --format: {', '.join(FORMATS)}.", context)
    return known, out
