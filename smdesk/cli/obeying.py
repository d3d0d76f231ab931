"""Everything but the plain window: click reads the words and calls the command."""

from __future__ import annotations

import click

from smdesk.cli.codes import DONE, WRONG_USAGE
from smdesk.cli.commands import smdesk
from smdesk.cli.wording import usage_words


def obey(given: list[str]) -> int:
    """The exit code of a command. Raises what the command raises, and KeyboardInterrupt."""
    try:
        code = smdesk.main(args=given, prog_name="smdesk", standalone_mode=False)
    except click.UsageError as error:
        click.echo(usage_words(error), err=True)
        return WRONG_USAGE
    except click.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else DONE
