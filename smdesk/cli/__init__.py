"""Commands without a window: parse, call the desk, print. Each loads what it needs by itself."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from smdesk.cli.codes import REFUSED, STOPPED
from smdesk.models.errors import DeskError

SELDOM = (100_000, 50, 100)
"""How often a command looks for garbage: it ends soon, and looking takes a fifth of an import."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script; ends the process with an exit code."""
    gc.set_threshold(*SELDOM)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not _asks_for_window(given):
        _stop_tidily()
    sys.exit(run(given))


def _stop_tidily() -> None:
    """A command that the system ends tidies up as one that the user stops.

    SIGHUP comes when its terminal goes; one that was started to outlive it ignores that.
    """
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Nothing but a bug under `--debug` escapes."""
    _speak_unicode()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _open_window(given) if _asks_for_window(given) else _obey(given)
    except KeyboardInterrupt:
        return _end("Остановлено.", STOPPED)
    except DeskError as error:
        return _end(str(error), REFUSED)
    except Exception as error:
        if "--debug" in given:
            raise
        return _end(_bug_words(error), REFUSED)


def _asks_for_window(given: list[str]) -> bool:
    """Whether it is the plain call, `[--db FILE]`: it needs no parser, which takes 30 ms."""
    return not given or (len(given) == 2 and given[0] == "--db" and not given[1].startswith("-"))


def _open_window(given: list[str]) -> int:
    from pathlib import Path

    from smdesk.cli.window import open_window

    return open_window(Path(given[1]) if given else None)


def _obey(given: list[str]) -> int:
    from smdesk.cli.obeying import obey

    return obey(given)


def _end(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code


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
