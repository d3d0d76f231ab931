"""The commands themselves."""

from __future__ import annotations

from pathlib import Path

import click

from smdesk import __version__
from smdesk.cli.control_commands import agenda, approval, check, examine, letter, procedure
from smdesk.cli.import_commands import import_
from smdesk.cli.report_command import report
from smdesk.cli.running import (
    base_of,
    carry_out,
    open_desk,
    print_json,
    tell_result,
    watched,
    with_progress,
)
from smdesk.cli.style_command import style
from smdesk.cli.wording import Command, Group

FILE = click.Path(path_type=Path)
PROCEDURES = ("amurzet", "dzhankoy", "tashtyp", "tomsk", "kuzbass")


@click.group(cls=Group, invoke_without_command=True)
@click.option("--db", "base", type=FILE, metavar="ФАЙЛ", help="Файл базы.")
@click.option("--debug", is_flag=True, help="При ошибке программы показать её целиком.")
@click.version_option(__version__, prog_name="smdesk", help="Показать версию.")
@click.pass_context
def smdesk(context: click.Context, base: Path | None, *, debug: bool) -> int | None:  # noqa: ARG001
    """Рабочее место специалиста по официальным страницам. Без команды открывает окно."""
    if context.invoked_subcommand is not None:
        return None
    from smdesk.cli.window import open_window

    return open_window(base)


@smdesk.command(cls=Command)
@click.option(
    "--procedure", type=click.Choice(PROCEDURES), default="amurzet", help="По какому порядку."
)
@click.option(
    "--scale",
    type=click.Choice(("office", "region")),
    default="office",
    help="Небольшая администрация или целый регион.",
)
@click.option("--accounts", type=click.IntRange(1, 1_000_000), hidden=True)
@click.option("--placements", type=click.IntRange(0, 10_000_000), hidden=True)
@with_progress
@click.pass_context
def demo(
    context: click.Context,
    procedure: str,
    scale: str,
    accounts: int | None,
    placements: int | None,
    *,
    progress: bool,
) -> None:
    """Заполнить пустую базу примером."""
    from smdesk.desk.demo import fill

    with watched(progress=progress), open_desk(context) as desk:
        if scale == "region" and not progress:
            click.echo("Пример региона заполняется, это займёт около двух минут.", err=True)
        words = carry_out(fill(desk, procedure, scale, accounts, placements), progress=progress)
        tell_result(words, f"Готово: {words}. База: {desk.path}", progress=progress)


@smdesk.command("read-workbook", cls=Command, hidden=True)
def read_workbook() -> int:
    """Прочитать таблицу со стандартного ввода: дочерний процесс загрузки в собранной программе."""
    from smdesk.desk.importing import serve_reader

    return serve_reader()


@smdesk.command(cls=Command)
@with_progress
@click.pass_context
def undo(context: click.Context, *, progress: bool) -> None:
    """Отменить последнее действие."""
    with watched(progress=progress), open_desk(context) as desk:
        change = desk.history.undo()
        note = f"\n{change.irreversible}" if change.irreversible else ""
        tell_result(change.id, f"Отменено: {change.title}{note}", progress=progress)


@smdesk.command(cls=Command)
@with_progress
@click.pass_context
def redo(context: click.Context, *, progress: bool) -> None:
    """Вернуть отменённое действие."""
    with watched(progress=progress), open_desk(context) as desk:
        change = desk.history.redo()
        tell_result(change.id, f"Возвращено: {change.title}", progress=progress)


@smdesk.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Ответ в виде JSON.")
@click.option("--search", default="", metavar="ТЕКСТ", help="Только действия с этим текстом.")
@click.option("--limit", type=click.IntRange(1), help="Сколько последних действий; иначе все.")
@click.pass_context
def log(context: click.Context, search: str, limit: int | None, *, as_json: bool) -> None:
    """Показать журнал: что и когда сделано."""
    from smdesk.cli.history import change_json, change_words, nothing_words

    with open_desk(context) as desk:
        changes = desk.history.log(search, limit or desk.history.count())
    if as_json:
        print_json([change_json(change) for change in changes])
    else:
        click.echo("\n".join(map(change_words, changes)) or nothing_words(search))


@smdesk.command(cls=Command)
@click.argument("file", type=FILE, required=False, metavar="ФАЙЛ")
@click.option("--auto", "dated", flag_value="auto", hidden=True)
@click.option("--kept", "dated", flag_value="kept", hidden=True)
@with_progress
@click.pass_context
def backup(context: click.Context, file: Path | None, dated: str, *, progress: bool) -> None:
    """Записать проверенную копию базы в файл."""
    if file is None and not dated:
        raise click.UsageError("Укажите файл копии.", context)
    with watched(progress=progress), open_desk(context) as desk:
        backups = desk.backups
        ways = {"auto": backups.automatic, "kept": backups.by_hand}
        job = backups.copy_to(file) if file else ways[dated]()
        made = carry_out(job, progress=progress)
        tell_result(str(made), f"Копия готова: {made}", progress=progress)


@smdesk.command(cls=Command)
@click.argument("file", type=FILE, metavar="ФАЙЛ")
@with_progress
@click.pass_context
def restore(context: click.Context, file: Path, *, progress: bool) -> None:
    """Восстановить базу из копии, сохранив нынешнюю."""
    from datetime import datetime

    from smdesk.desk.backups import restore_base

    with watched(progress=progress):
        safety = carry_out(restore_base(base_of(context), file, datetime.now()), progress=progress)
        words = "База восстановлена."
        if safety is not None:
            words += f" Прежняя сохранена: {safety}"
        tell_result(str(safety or ""), words, progress=progress)


@smdesk.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Ответ в виде JSON.")
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> None:
    """Проверить программу, базу, связку ключей, шрифты."""
    from smdesk.cli.care import diagnosis, diagnosis_words, trouble

    found = diagnosis(base_of(context))
    if as_json:
        print_json(found)
    else:
        click.echo(diagnosis_words(found))
    if wrong := trouble(found):
        click.echo(wrong, err=True)
        context.exit(1)


@smdesk.group(cls=Group, no_args_is_help=False)
def vault() -> None:
    """Связка ключей: логины и пароли страниц."""


@vault.command("status", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Ответ в виде JSON.")
@with_progress
@click.pass_context
def vault_status(context: click.Context, *, as_json: bool, progress: bool) -> None:
    """Доступна ли связка ключей и все ли доступы в ней есть."""
    from smdesk.cli.care import vault_words

    with watched(progress=progress), open_desk(context) as desk:
        found = desk.secrets.status_report()
    if as_json and not progress:
        print_json(found)
    else:
        tell_result(found, vault_words(found), progress=progress)


smdesk.add_command(check)
smdesk.add_command(letter)
smdesk.add_command(agenda)
smdesk.add_command(approval)
smdesk.add_command(examine)
smdesk.add_command(procedure)
smdesk.add_command(report)
smdesk.add_command(import_)
smdesk.add_command(style)
