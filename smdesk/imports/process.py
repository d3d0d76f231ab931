"""The parent's side of the child process that reads spreadsheets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import smdesk
from smdesk.imports.child import decoded
from smdesk.imports.refusals import Refusal, Refused
from smdesk.imports.table import RawRow, RawTable
from smdesk.models.progress import Job, Progress

SECONDS = 90
"""The longest time that reading may take."""
FROZEN_COMMAND = "read-workbook"
"""The hidden command of a frozen program that runs `child.main`."""


def child_command() -> list[str]:
    """The command line of the child; in a frozen program that is the program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_COMMAND]
    # -P: nothing of the current folder is imported, which may be where the user's file lies.
    return [sys.executable, "-P", "-m", "smdesk.imports.child"]


def sheets_of(data: bytes) -> Job[list[RawTable]]:
    """Every sheet of a workbook. Raises Refused; closing the job ends the child.

    The child has begun to read when the job first yields.
    """
    process = subprocess.Popen(
        child_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    late = threading.Event()
    watch = threading.Timer(SECONDS, _end, (process, late))
    watch.daemon = True
    watch.start()
    feeder = threading.Thread(target=_feed, args=(process, data), daemon=True)
    feeder.start()  # the child takes the file when it has started: nobody waits for that
    try:
        yield Progress(0, 0, "Чтение таблицы")
        return (yield from _collect(process, late))
    finally:
        watch.cancel()
        process.kill()
        feeder.join()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None and not pipe.closed:
                _close(pipe)
        process.wait()


def _environment() -> dict[str, str]:
    """Our environment, with the place of this package first on the child's path."""
    root = str(Path(smdesk.__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Hand over the workbook; a child that is gone already is found out when it is read."""
    assert process.stdin is not None  # noqa: S101 - it was opened as a pipe
    try:
        process.stdin.write(data)
    except OSError:
        return
    finally:
        _close(process.stdin)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return


def _collect(process: subprocess.Popen[bytes], late: threading.Event) -> Job[list[RawTable]]:
    sheets: dict[str, list[RawRow]] = {}
    hidden: set[str] = set()
    read = 0
    for message in _messages(process):
        if "refused" in message:
            raise Refused(Refusal(message["refused"]))
        if "end" in message:
            return [
                RawTable(tuple(rows), name, is_hidden=name in hidden)
                for name, rows in sheets.items()
            ]
        if "sheet" in message:
            hidden.update({message["sheet"]} if message["hidden"] else ())
            rows = sheets.setdefault(message["sheet"], [])
        for number, cells, *links in message.get("rows", ()):
            behind = {int(index): str(address) for each in links for index, address in each.items()}
            rows.append(RawRow(number, tuple(cells), behind))
            read += 1
        yield Progress(read, 0, "Чтение таблицы")
    raise Refused(Refusal.TOO_SLOW if late.is_set() else Refusal.CRASHED)


def _messages(process: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    """The lines of the child; they end early when it dies."""
    assert process.stdout is not None  # noqa: S101 - it was opened as a pipe
    for line in process.stdout:
        if not line.endswith(b"\n"):
            return
        yield json.loads(line, object_hook=decoded)
