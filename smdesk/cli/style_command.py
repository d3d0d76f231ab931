"""The command `style`: the style hint on any text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smdesk.cli.running import print_json
from smdesk.cli.wording import Command

if TYPE_CHECKING:
    from smdesk.desk.judging import Hint

STDIN = "-"
LEVELS = {"style": "стиль", "note": "заметка"}


@click.command("style", cls=Command)
@click.argument("file", metavar="ФАЙЛ|-")
@click.option("--json", "as_json", is_flag=True, help="Ответ в виде JSON.")
def style(file: str, *, as_json: bool) -> None:
    """Подсказать, где текст написан казённо."""
    from smdesk.desk.judging import judged

    text = _text(file)
    found = judged(text)
    if as_json:
        print_json({"hints": [_json(hint) for hint in found]})
    else:
        click.echo("\n".join(_line(text, hint) for hint in found) or "Замечаний нет.")


def _text(file: str) -> str:
    from smdesk.desk.judging import text_of_bytes, text_of_file

    if file != STDIN:
        return text_of_file(Path(file))
    return text_of_bytes(sys.stdin.buffer.read(), "стандартный ввод")


def _json(hint: Hint) -> dict[str, object]:
    return {
        "start": hint.start,
        "end": hint.end,
        "level": str(hint.level),
        "kind": str(hint.kind),
        "text": hint.text,
        "advice": hint.advice,
    }


def _line(text: str, hint: Hint) -> str:
    """Line and column, both from 1, then what is the matter."""
    before = text[: hint.start]
    line, column = before.count("\n") + 1, hint.start - before.rfind("\n")
    shown = " ".join(hint.text.split())
    return f"{line}:{column} {LEVELS[hint.level]}: «{shown}». {hint.advice}"
