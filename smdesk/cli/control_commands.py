"""Commands of control: check, procedure."""

from __future__ import annotations

from pathlib import Path

import click

from smdesk.cli.running import (
    carry_out,
    open_desk,
    print_json,
    tell_result,
    watched,
    with_progress,
)
from smdesk.cli.wording import Command, Group

FILE = click.Path(path_type=Path)


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Ответ в виде JSON.")
@click.pass_context
def check(context: click.Context, *, as_json: bool) -> None:
    """Проверить по Порядку: что нарушено и что пора сделать."""
    from smdesk.cli.control import tell_check

    with open_desk(context) as desk:
        tell_check(desk, as_json=as_json)


@click.command(cls=Command, hidden=True)
@with_progress
@click.pass_context
def examine(context: click.Context, *, progress: bool) -> None:
    """Посчитать соблюдение Порядка для окна."""
    from smdesk.procedures.examined_json import to_json

    with watched(progress=progress), open_desk(context) as desk:
        found = desk.control.examined()
        tell_result(to_json(found), f"Замечаний и отметок: {len(found)}", progress=progress)


@click.command(cls=Command, hidden=True)
@with_progress
@click.pass_context
def agenda(context: click.Context, *, progress: bool) -> None:
    """Посчитать для окна, чего требует сегодняшний день."""
    from smdesk.procedures.agenda import to_json

    with watched(progress=progress), open_desk(context) as desk:
        found = carry_out(desk.control.agenda(), progress=progress)
        tell_result(to_json(found), f"Строк: {len(found.lines)}", progress=progress)


@click.command(cls=Command, hidden=True)
@click.argument("deed", metavar="ДЕЙСТВИЕ")
@with_progress
@click.pass_context
def approval(context: click.Context, deed: str, *, progress: bool) -> None:
    """Сделать для окна то, что касается согласования большого плана."""
    from smdesk.desk.planning.approval_deeds import from_json

    with watched(progress=progress), open_desk(context) as desk:
        done = from_json(deed).do(desk.approvals)
        tell_result(done, f"Согласование № {done}.", progress=progress)


@click.group(cls=Group, no_args_is_help=False)
def procedure() -> None:
    """Порядок, по которому работает организация."""


@procedure.command("list", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Ответ в виде JSON.")
@click.pass_context
def procedure_list(context: click.Context, *, as_json: bool) -> None:
    """Показать порядки, которые можно выбрать."""
    from smdesk.cli.control import list_json, list_words

    with open_desk(context) as desk:
        if as_json:
            print_json(list_json(desk))
        else:
            click.echo(list_words(desk))


@procedure.command("show", cls=Command)
@click.argument("code", required=False, metavar="[КОД]")
@click.option("--json", "as_json", is_flag=True, help="Ответ в виде JSON.")
@click.pass_context
def procedure_show(context: click.Context, code: str | None, *, as_json: bool) -> None:
    """Показать пункты порядка, выбранного или с этим кодом."""
    from smdesk.cli.control import procedure_json, procedure_words

    with open_desk(context) as desk:
        found = desk.procedures.load(code) if code else desk.procedures.current()
    if as_json:
        print_json(procedure_json(found))
    else:
        click.echo(procedure_words(found))


@procedure.command("use", cls=Command)
@click.argument("code", metavar="КОД")
@click.pass_context
def procedure_use(context: click.Context, code: str) -> None:
    """Работать по порядку с этим кодом."""
    with open_desk(context) as desk:
        desk.procedures.use(code)
        click.echo(f"Выбран порядок: {desk.procedures.load(code).title}")


@procedure.command("export", cls=Command)
@click.argument("file", type=FILE, metavar="ФАЙЛ")
@click.option("--code", metavar="КОД", help="Какой порядок, если не выбранный.")
@click.pass_context
def procedure_export(context: click.Context, file: Path, code: str | None) -> None:
    """Записать порядок в файл, чтобы изменить или передать."""
    from smdesk.cli.reporting import refuse_base

    with open_desk(context) as desk:
        refuse_base(file, desk.path)
        desk.procedures.export(file, code)
    click.echo(f"Записан {file}")


@procedure.command("import", cls=Command)
@click.argument("file", type=FILE, metavar="ФАЙЛ")
@click.pass_context
def procedure_import(context: click.Context, file: Path) -> None:
    """Добавить порядок из файла."""
    with open_desk(context) as desk:
        code = desk.procedures.take(file)
        click.echo(f"Добавлен порядок {code}. Чтобы работать по нему: smdesk procedure use {code}")


@click.command("letter", cls=Command, hidden=True)
@click.argument("notice", type=int, metavar="НОМЕР")
@with_progress
@click.pass_context
def letter(context: click.Context, notice: int, *, progress: bool) -> None:
    """Написать письмо уведомления с этим номером."""
    with watched(progress=progress), open_desk(context) as desk:
        made = carry_out(desk.letters.writing(notice), progress=progress)
        tell_result(str(made), f"Записан {made}", progress=progress)
