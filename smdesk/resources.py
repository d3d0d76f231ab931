"""The files that ship with the program: procedures, networks, calendar, templates, icons.

In a checkout they lie in `resources/` at the root; the wheel carries the same tree as
`smdesk/_resources`. Paths are written with `/` and are relative to that tree. A file that is
not there is a fault of the build, so it stays a `FileNotFoundError`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _folder() -> Path:
    packed = _PACKAGE / "_resources"
    return packed if packed.is_dir() else _PACKAGE.parent / "resources"


def resource_path(path: str) -> Path:
    """Return where the file or folder `path` lies, for libraries that open files themselves."""
    found = _folder() / path
    if not found.exists():
        raise FileNotFoundError(found)
    return found


def resource_text(path: str) -> str:
    """Return the text of a UTF-8 file, e.g. `resource_text("networks.toml")`."""
    return resource_path(path).read_text(encoding="utf-8")


def resource_bytes(path: str) -> bytes:
    """Return the bytes of a file."""
    return resource_path(path).read_bytes()


def resource_files(folder: str) -> tuple[str, ...]:
    """Return the paths of the files directly in `folder`, sorted, fit for the functions above."""
    names = sorted(entry.name for entry in resource_path(folder).iterdir() if entry.is_file())
    return tuple(f"{folder}/{name}" for name in names)
