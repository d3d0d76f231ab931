"""One set-up at a time: a lock that the system itself takes back when its holder dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap.console import say

_RETRY_SECONDS = 0.2


@contextmanager
def held(path: Path) -> Iterator[int]:
    """Hold the lock file `path`, waiting for whoever has it; give its descriptor.

    A child that inherits the descriptor keeps the lock although this process is killed, so a
    left-behind installer and a second set-up never work on one environment.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        _wait(descriptor)
        yield descriptor
    finally:
        os.close(descriptor)


def _wait(descriptor: int) -> None:
    if _take(descriptor):
        return
    say("Уже идёт другая подготовка, ждём её окончания.")
    while not _take(descriptor):
        time.sleep(_RETRY_SECONDS)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
