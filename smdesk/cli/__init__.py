"""Commands without a window: parse, call the desk, print. Each loads what it needs by itself."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from smdesk.models.errors import DeskError

DONE, REFUSED, WRONG_USAGE, STOPPED = 0, 1, 2, 130
"""Exit codes: done; refused with one sentence on stderr; wrong usage; stopped by the user."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script; ends the process with an exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Nothing but a bug under `--debug` escapes."""
    from smdesk.cli.commands import smdesk
    from smdesk.cli.wording import usage_words

    _speak_unicode()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = smdesk.main(args=given, prog_name="smdesk", standalone_mode=False)
    except click.UsageError as error:
        click.echo(usage_words(error), err=True)
        return WRONG_USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo("Остановлено.", err=True)
        return STOPPED
    except DeskError as error:
        click.echo(str(error), err=True)
        return REFUSED
    except Exception as error:
        if "--debug" in given:
            raise
        click.echo(_bug_words(error), err=True)
        return REFUSED
    return code if isinstance(code, int) else DONE


def _bug_words(error: Exception) -> str:
    """No text of the exception: it may hold data. `--debug` shows the whole of it."""
    return f"Ошибка программы ({type(error).__name__}). Повторите с ключом --debug для отчёта."


def _speak_unicode() -> None:
    """Russian on every console: one that cannot show a letter shows a mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            encoding = "utf-8" if not stream.isatty() else stream.encoding
            reconfigure(encoding=encoding, errors="replace")
