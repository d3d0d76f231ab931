"""The command that writes a report."""

from __future__ import annotations

from pathlib import Path

import click

from smdesk.cli.running import carry_out, open_desk, tell_result, watched, with_progress
from smdesk.cli.wording import Command

FILE = click.Path(path_type=Path)
FORMATS = ("xlsx", "html", "pdf", "csv", "json")


@click.command(cls=Command)
@click.argument("name", metavar="ОТЧЁТ")
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), help="Вид файла; без ключа — по его имени."
)
@click.option("--out", type=FILE, metavar="ФАЙЛ", help="Куда записать.")
@click.option("--json", "as_json", is_flag=True, help="Список отчётов в виде JSON.")
@click.option("--account", metavar="АДРЕС", help="Справка только об одной странице.")
@click.option("--organization", metavar="НАЗВАНИЕ", help="Справка только об одной организации.")
@click.option("--fragment", is_flag=True, hidden=True)
@click.option("--ids", type=FILE, hidden=True)
@click.option("--setup", type=FILE, hidden=True)
@with_progress
@click.pass_context
def report(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    name: str,
    *,
    kind: str | None,
    out: Path | None,
    account: str | None,
    organization: str | None,
    ids: Path | None,
    setup: Path | None,
    as_json: bool,
    fragment: bool,
    progress: bool,
) -> None:
    """Записать отчёт в файл; «report list» перечисляет отчёты."""
    from smdesk.cli.reporting import build_report, list_reports, refuse_base, write_report

    if name == "list":
        list_reports(as_json=as_json)
        return
    kind, out = _format_and_file(kind, out, context)
    if (account or organization) and name != "compliance":
        raise click.UsageError("--account и --organization — только для «compliance».", context)
    with watched(progress=progress), open_desk(context) as desk:
        refuse_base(out, desk.path)
        built = build_report(desk, name, ids, account, organization)
        writing = write_report(built, out, "fragment" if fragment else kind, setup)
        written = carry_out(writing, progress=progress)
        tell_result(written.told(), written.words(), progress=progress)


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
