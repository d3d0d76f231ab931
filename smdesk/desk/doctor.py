"""The state of the program on this machine: versions, base, keyring, folders."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from smdesk import __version__
from smdesk.desk.desk import Desk
from smdesk.desk.place import data_folder

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


def examine(desk: Desk) -> dict[str, object]:
    """Plain values by part; nothing here is secret. Fonts are the window's to tell."""
    secrets = desk.secrets.status_report()
    return {
        "versions": {
            "smdesk": __version__,
            "python": platform.python_version(),
            "sqlite": desk.storage.sqlite_version,
            "system": platform.platform(),
            **{name: _version(name) for name in LIBRARIES},
        },
        "database": {
            "path": str(desk.path.absolute()),
            "size": desk.storage.size(),
            "check": desk.storage.check(),
            "accounts": desk.accounts.count(),
            "organizations": desk.organizations.count(),
            "persons": desk.persons.count(),
            "changes": desk.history.count(),
        },
        "keyring": secrets,
        "folders": {
            "data": str(data_folder()),
            "copies": str(desk.backups.folder.absolute()),
            "copies_count": len(desk.backups.all()),
        },
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "нет"
