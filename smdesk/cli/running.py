"""Opening the desk for a command, and carrying out long jobs that a window may watch.

With `--progress` every step is one JSON line on stdout, the last line the result or the refusal.
The job stops when stdin closes or says "cancel"; its `finally` blocks leave nothing half-written.
"""

from __future__ import annotations

import _thread
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from smdesk.models.errors import DeskError
from smdesk.models.progress import Job, Progress

if TYPE_CHECKING:
    from smdesk.desk import Desk

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
_STDIN = 0
_LIKE_BUGS = (LookupError, AttributeError, TypeError, AssertionError)
"""What looking up a record that should be there raises where it is not."""
PACE = 0.05
"""Least time between two lines of progress, seconds."""


@contextmanager
def open_desk(context: click.Context) -> Iterator[Desk]:
    """The desk on the file that the command line names.

    Raises `StorageError`, also where a reference that another tool has broken looks like a bug.
    """
    from smdesk.desk import Desk

    desk = Desk.open(base_of(context))
    try:
        yield desk
    except _LIKE_BUGS:
        from smdesk.desk.doctor import refuse_unsound

        refuse_unsound(desk)
        raise
    finally:
        desk.close()


def base_of(context: click.Context) -> Path:
    """The file of the base: `--db`, `SMDESK_DB`, or the usual place."""
    from smdesk.desk.place import default_path

    named: Path | None = context.find_root().params.get("base")
    return named or default_path()


def with_progress(command: F) -> F:
    """The hidden option of every command that the window runs as a child."""
    return click.option("--progress", is_flag=True, hidden=True)(command)


@contextmanager
def watched(*, progress: bool) -> Iterator[None]:
    """Let the parent stop us, and tell it a refusal as JSON too."""
    if not progress:
        yield
        return
    _give_way()
    threading.Thread(target=_wait_for_cancel, daemon=True).start()
    try:
        yield
    except DeskError as error:
        _tell({"error": {"what": error.what, "todo": error.todo}})
        raise


def carry_out(job: Job[T], *, progress: bool) -> T:
    """Drain the job and return its result; close it whatever happens."""
    last = 0.0
    try:
        while True:
            step = next(job)
            if progress and time.monotonic() - last >= PACE:
                last = time.monotonic()
                _tell_step(step)
    except StopIteration as end:
        result: T = end.value
        return result
    finally:
        job.close()


def tell_result(result: object, words: str, *, progress: bool) -> None:
    """The end of a command: JSON for a watching window, words for a person."""
    if progress:
        _tell({"result": result})
    elif words:
        click.echo(words)


def print_json(value: object) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _give_way() -> None:
    """The window comes first where processors are few."""
    if hasattr(os, "nice"):
        os.nice(5)


def _tell_step(step: Progress) -> None:
    _tell({"done": step.done, "total": step.total, "text": step.text})


def _tell(message: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _wait_for_cancel() -> None:
    """Read past `sys.stdin`: a thread that waits inside it holds a lock that the exit may need."""
    said = b""
    while b"cancel" not in said and (part := _next_word()):
        said += part
    _thread.interrupt_main()


def _next_word() -> bytes:
    """What the parent says next; nothing when it is gone, which Windows tells by an error."""
    try:
        return os.read(_STDIN, 4096)
    except OSError:
        return b""
