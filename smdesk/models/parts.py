"""The part of a file: it is written beside its target, and takes the target's place when whole."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from itertools import count
from pathlib import Path


def target_of(path: Path) -> Path:
    """What is written: the path, or the file that a link leads to, so that it stays a link."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def refuse_strange(path: Path) -> None:
    """Only a plain file, or nothing yet, can be written or be a base.

    Raises `OSError` for what a path leads to otherwise: `EISDIR` for a folder, `ENODEV` for a
    device, the system's own for what cannot be looked at.
    """
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "folder")
        if not stat.S_ISREG(mode):
            raise OSError(errno.ENODEV, "device")


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
