"""The state of the program on this machine: versions, base, keyring, folders."""

from __future__ import annotations

import platform
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from smdesk import __version__
from smdesk.desk.desk import Desk
from smdesk.desk.place import data_folder
from smdesk.models.errors import DeskError
from smdesk.storage import copies
from smdesk.storage.database import sqlite_version
from smdesk.storage.errors import Damaged
from smdesk.vault import Vault

LIBRARIES = (
    "PySide6-Essentials",
    "sqlite-utils",
    "keyring",
    "openpyxl",
    "python-calamine",
    "click",
    "platformdirs",
    "email-validator",
    "phonenumbers",
    "jinja2",
)
RESTORE_BY_COMMAND = "Восстановите базу из копии: smdesk restore ФАЙЛ."
RESTORE_IN_WINDOW = "Восстановите базу из копии: «Файл → Восстановить из копии…»."
SOUND = "ok"
"""What `check` of the part `database` says of a sound base; otherwise it says what is wrong."""


def examine(path: Path) -> dict[str, dict[str, Any]]:
    """Plain values by part; nothing here is secret. Fonts are the window's to tell.

    A base that does not open is a finding like others: the rest is told all the same.
    """
    try:
        desk = Desk.open(path)
    except DeskError as refusal:
        return _parts(path, {"check": str(refusal)}, _keyring_alone())
    try:
        return _parts(path, _database(desk), desk.secrets.status_report())
    finally:
        desk.close()


def refuse_unsound(desk: Desk, todo: str = RESTORE_BY_COMMAND) -> None:
    """Raise `Damaged` when the base is not sound: what looks like a bug is its fault then."""
    if found := desk.storage.fault():
        raise Damaged(found, todo)


def _check(desk: Desk) -> str:
    found = desk.storage.fault()
    return f"{found} {RESTORE_BY_COMMAND}" if found else SOUND


def _parts(
    path: Path, database: dict[str, Any], keyring: dict[str, Any]
) -> dict[str, dict[str, Any]]:
    return {
        "versions": {
            "smdesk": __version__,
            "python": platform.python_version(),
            "sqlite": sqlite_version(),
            "system": platform.platform(),
            **{name: _version(name) for name in LIBRARIES},
        },
        "database": {"path": str(path.absolute()), "size": _size(path), **database},
        "keyring": keyring,
        "folders": {
            "data": str(data_folder()),
            "copies": str(copies.folder_of(path).absolute()),
            "copies_count": len(copies.copies_of(path)),
        },
    }


def _size(path: Path) -> int | None:
    """Size of the file; none of what is no file or cannot be reached."""
    with suppress(OSError):
        return path.stat().st_size if path.is_file() else None
    return None


def _database(desk: Desk) -> dict[str, Any]:
    return {
        "check": _check(desk),
        "accounts": desk.accounts.count(),
        "organizations": desk.organizations.count(),
        "persons": desk.persons.count(),
        "changes": desk.history.count(),
    }


def _keyring_alone() -> dict[str, Any]:
    """The keyring without a base: nobody knows which secrets it should have."""
    vault = Vault()
    try:
        status = vault.status()
    finally:
        vault.close()
    return {
        "backend": status.backend,
        "usable": status.usable,
        "locked": status.locked,
        "reason": status.reason,
        "referenced": None,
        "present": None,
        "missing": None,
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "нет"
