"""The commands that load tables: a registry, a content plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypedDict, TypeVar, Unpack

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

F = TypeVar("F", bound=Callable[..., Any])
FILE = click.Path(path_type=Path)


class Given(TypedDict):
    """What the command line says of an import."""

    file: Path
    sheet: str
    mapping: Path | None
    rows: Path | None
    proposal_out: Path | None
    expect: Path | None
    dry_run: bool
    as_json: bool
    progress: bool


def _loading(command: F) -> F:
    """The options of every import."""
    for option in reversed(
        (
            click.argument("file", type=FILE, metavar="ФАЙЛ"),
            click.option("--dry-run", is_flag=True, help="Только показать, что изменится."),
            click.option("--json", "as_json", is_flag=True, help="Ответ в виде JSON."),
            click.option("--sheet", default="", metavar="НАЗВАНИЕ", help="Лист книги."),
            click.option("--mapping", type=FILE, hidden=True),
            click.option("--rows", type=FILE, hidden=True),
            click.option("--proposal-out", type=FILE, hidden=True),
            click.option("--expect", type=FILE, hidden=True),
            with_progress,
        )
    ):
        command = option(command)
    return command


@click.group("import", cls=Group, no_args_is_help=False)
def import_() -> None:
    """Загрузить сведения из таблицы."""


@import_.command("accounts", cls=Command)
@_loading
@click.pass_context
def import_accounts(context: click.Context, /, **given: Unpack[Given]) -> None:
    """Загрузить реестр из xlsx, xls, ods или csv."""
    _load(context, "accounts", given)


@import_.command("plan", cls=Command)
@_loading
@click.pass_context
def import_plan(context: click.Context, /, **given: Unpack[Given]) -> None:
    """Загрузить контент-план из xlsx, xls, ods или csv."""
    _load(context, "plan", given)


def _load(context: click.Context, kind: str, given: Given) -> None:
    from smdesk.desk.reading import begin

    progress, rows, expect = given["progress"], given["rows"], given["expect"]
    with (
        watched(progress=progress),
        closing(begin(given["file"])) as begun,
        open_desk(context) as desk,
    ):
        from smdesk.cli.importing import (
            import_words,
            importer,
            read_and_compare,
            refuse_unless_same,
        )

        loading = importer(desk, kind)
        read = given["file"], loading.read(given["file"], given["sheet"], begun)
        reading = read_and_compare(loading, read, given["mapping"], given["proposal_out"])
        table, proposal = carry_out(reading, progress=progress)
        if expect is not None:
            refuse_unless_same(proposal, expect)
        if not given["dry_run"]:
            numbers = json.loads(rows.read_text(encoding="utf-8")) if rows else None
            loading.take(proposal, numbers)
        if given["as_json"] and not progress:
            print_json(proposal.brief())
        else:
            words = import_words(table, proposal, kind, dry_run=given["dry_run"])
            tell_result(proposal.brief(), words, progress=progress)
