"""The part of a file: it is written beside its target, and takes the target's place when whole."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path


def target_of(path: Path) -> Path:
    """What is written: the path, or the file that a link leads to, so that it stays a link."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def new_part(target: Path) -> Path:
    """A new file beside the target: what stands there already, whatever its name, is another's.

    Raises `OSError`.
    """
    for number in count():
        part = target.with_name(f"{target.name}.{number}.part" if number else f"{target.name}.part")
        with suppress(FileExistsError):
            part.touch(exist_ok=False)
            break
    return part


def flush(part: Path) -> None:
    """Have the disk keep what was written, before the part takes its place. Raises `OSError`."""
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())
