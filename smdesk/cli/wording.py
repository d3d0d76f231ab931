"""click in Russian: headings of the help, and what is wrong with a call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

_HEADINGS = {"Options": "Ключи", "Commands": "Команды", "Arguments": "Аргументы"}
_PIECES = {
    "[OPTIONS]": "[КЛЮЧИ]",
    "[COMMAND] [ARGS]...": "[КОМАНДА …]",
    "COMMAND [ARGS]...": "КОМАНДА …",
}


class RussianFormatter(click.HelpFormatter):
    """Help with Russian headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of a help text."""
        for english, russian in _PIECES.items():
            args = args.replace(english, russian)
        super().write_usage(prog, args, prefix or "Как вызвать: ")

    def write_heading(self, heading: str) -> None:
        """A heading of a part of a help text."""
        super().write_heading(_HEADINGS.get(heading, heading))


class RussianContext(click.Context):
    """A context whose help is Russian."""

    formatter_class = RussianFormatter


class Command(click.Command):
    """A command with Russian help."""

    context_class = RussianContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, with a Russian explanation."""
        return _russian(super().get_help_option(ctx))


class Group(click.Group):
    """A group with Russian help."""

    context_class = RussianContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, with a Russian explanation."""
        return _russian(super().get_help_option(ctx))


def _russian(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Показать эту справку."
    return option


def usage_words(error: click.UsageError) -> str:
    """One Russian sentence on a wrong call, and where the help is."""
    path = error.ctx.command_path if error.ctx else "smdesk"
    return f"{_what(error)} Справка: {path} --help"


_WORDS: tuple[tuple[type[click.UsageError], Callable[[Any], str]], ...] = (
    (click.NoSuchOption, lambda error: f"Ключа {error.option_name} нет."),
    (click.MissingParameter, lambda error: f"Не указано: {_name(error.param)}."),
    (
        click.BadParameter,
        lambda error: f"Не подходит {_name(error.param)}: {_allowed(error.param)}.",
    ),
    (click.BadOptionUsage, lambda error: f"Ключ {error.option_name} указан неправильно."),
)
_BEGINNINGS = {
    "No such command": "Такой команды нет.",
    "Missing command": "Команда не указана.",
    "Got unexpected": "В команде лишнее слово.",
}


def _what(error: click.UsageError) -> str:
    for kind, words in _WORDS:
        if isinstance(error, kind):
            return words(error)
    text = error.format_message()
    known = (words for start, words in _BEGINNINGS.items() if text.startswith(start))
    return next(known, text)


def _name(parameter: Any) -> str:  # noqa: ANN401 - click leaves it open
    if isinstance(parameter, click.Option):
        return "/".join(parameter.opts)
    return str(getattr(parameter, "human_readable_name", "значение"))


def _allowed(parameter: Any) -> str:  # noqa: ANN401 - click leaves it open
    kind = getattr(parameter, "type", None)
    if isinstance(kind, click.Choice):
        return "можно " + ", ".join(map(str, kind.choices))
    if isinstance(kind, click.IntRange):
        return f"нужно целое число от {kind.min}"
    if isinstance(kind, click.types.IntParamType):
        return "нужно целое число"
    return "значение не читается"
