"""System libraries that Qt needs, on a system with Debian's packages."""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys

from bootstrap.console import say

Choice = tuple[str, ...]
"""Packages any of which will do; the first that the system knows is installed."""

WINDOW: tuple[Choice, ...] = (
    ("libglib2.0-0", "libglib2.0-0t64"),
    ("libegl1",),
    ("libgl1",),
    ("libxkbcommon0",),
    ("libdbus-1-3",),
    ("libfontconfig1",),
    ("libxcb-cursor0",),
    ("libxcb-icccm4",),
    ("libxcb-keysyms1",),
    ("libxcb-shape0",),
    ("libxkbcommon-x11-0",),
    ("libcups2", "libcups2t64"),
    ("fonts-liberation2", "fonts-liberation"),
)

_APT = ("apt-get", "-o", "DPkg::Lock::Timeout=120")
_QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def install_missing(wanted: tuple[Choice, ...]) -> None:
    """Install what is missing; without the right to, print the command and go on.

    Does nothing where packages are not Debian's.
    """
    if sys.platform == "win32" or not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    absent = missing(wanted, installed())
    if not absent:
        return
    if os.geteuid() != 0:
        _advise(absent)
    elif not _install(absent):
        say("Не удалось поставить системные библиотеки, продолжаем без них.")
        _advise(absent)


def wanted_by_python() -> tuple[Choice, ...]:
    """Return the package without which this Python cannot make an environment, if any."""
    if importlib.util.find_spec("ensurepip") is not None:
        return ()
    return (("python{}.{}-venv".format(*sys.version_info),),)


def installed() -> frozenset[str]:
    """Return the names of the installed packages and of those that they stand in for."""
    listing = subprocess.run(
        ("dpkg-query", "--show", "--showformat", "${db:Status-Status}|${Package}|${Provides}\n"),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    names: set[str] = set()
    for line in listing.splitlines():
        status, package, provides = line.split("|", 2)
        if status == "installed":
            names.add(package)
            names.update(entry.split()[0] for entry in provides.split(",") if entry.strip())
    return frozenset(names)


def missing(wanted: tuple[Choice, ...], present: frozenset[str]) -> list[Choice]:
    """Return the choices none of whose packages is present."""
    return [choice for choice in wanted if present.isdisjoint(choice)]


def _install(absent: list[Choice]) -> bool:
    say("Ставим системные библиотеки: " + ", ".join(choice[0] for choice in absent) + ".")
    _apt("update")
    return _apt("install", "--yes", "--no-install-recommends", *map(_known, absent)) == 0


def _apt(*words: str) -> int:
    command = (*_APT, *words)
    done = subprocess.run(
        command,
        env=os.environ | _QUIET,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    return done.returncode


def _known(choice: Choice) -> str:
    for package in choice:
        found = subprocess.run(("apt-cache", "show", package), capture_output=True, check=False)
        if found.returncode == 0:
            return package
    return choice[0]


def _advise(absent: list[Choice]) -> None:
    packages = (choice[0] for choice in absent)
    command = ("sudo", "apt-get", "install", "--no-install-recommends", *packages)
    say("Чтобы работало окно, поставьте системные библиотеки командой:")
    say("  " + shlex.join(command))
