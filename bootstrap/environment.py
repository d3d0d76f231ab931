"""The virtual environment at the root: made, brought up to date, healed.

`.venv/smdesk-stamp.json` is written last and says what the environment was made from. While one
is being made or changed `.setup/unfinished` exists; finding it means that the work was cut off,
and the environment is made anew, because a half-unpacked package looks installed to pip.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bootstrap.console import Refusal, say
from bootstrap.single import held

Install = Callable[[Sequence[str | Path], dict[str, str], int], int]
"""Runs a program with variables, keeping a descriptor open in it; returns the exit code."""

_BIN, _SUFFIX = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
_PIP = ("-m", "pip", "-qq", "--no-input", "--disable-pip-version-check", "install")
_MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")


@dataclass(frozen=True)
class Stamp:
    """What an environment was made from; any difference asks for work."""

    python: str
    root: str
    lock: str
    project: str


class Environment:
    """The `.venv` of one checkout."""

    def __init__(self, root: Path, install: Install | None = None) -> None:
        self._root = root
        self._install = install or _install
        self.folder = root / ".venv"
        self.programs = self.folder / _BIN
        self.python = self.programs / f"python{_SUFFIX}"
        self.desk = self.programs / f"smdesk{_SUFFIX}"
        self._stamp = self.folder / "smdesk-stamp.json"
        self._unfinished = root / ".setup" / "unfinished"

    def is_current(self) -> bool:
        """Tell whether nothing is left to do; reads three small files and starts nothing."""
        whole = self.desk.exists() and self.python.exists() and not self._unfinished.exists()
        return whole and self._stored() == self._wanted()

    def prepare(self) -> bool:
        """Bring the environment up to date and return whether there was anything to do."""
        if self.is_current():
            return False
        with held(self._unfinished.with_name("lock")) as lock:
            if self.is_current():
                return False
            self._update(lock)
        return True

    def variables(self) -> dict[str, str]:
        """Return the variables under which programs of the environment run."""
        kept = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
        kept["VIRTUAL_ENV"] = str(self.folder)
        kept["PATH"] = os.pathsep.join((str(self.programs), kept.get("PATH", os.defpath)))
        return kept

    def _update(self, lock: int) -> None:
        stored, wanted = self._stored(), self._wanted()
        usable = self._is_usable(stored, wanted)
        self._unfinished.touch()
        self._stamp.unlink(missing_ok=True)
        try:
            if not usable:
                self._make(lock)
            if not usable or stored is None or stored.lock != wanted.lock:
                self._install_libraries(lock)
            self._install_program(lock)
        except Refusal:
            if usable:  # pip takes back what it could not finish
                self._unfinished.unlink()
            raise
        self._finish(wanted)

    def _make(self, lock: int) -> None:
        say("Создаём рабочую среду в папке .venv.")
        if self.folder.exists():
            shutil.rmtree(self.folder)
        base = getattr(sys, "_base_executable", sys.executable)
        self._do((base, "-m", "venv", self.folder), lock, "Не удалось создать рабочую среду.")

    def _install_libraries(self, lock: int) -> None:
        say("Ставим библиотеки по списку requirements.lock, это займёт около минуты.")
        listed = ("--require-hashes", "--requirement", self._root / "requirements.lock")
        self._do(
            (self.python, *_PIP, "--progress-bar=off", *listed),
            lock,
            "Не удалось поставить библиотеки. Проверьте доступ к хранилищу пакетов Python.",
        )

    def _install_program(self, lock: int) -> None:
        local = ("--no-index", "--no-deps", "--no-build-isolation", "--editable", self._root)
        self._do((self.python, *_PIP, *local), lock, "Не удалось поставить саму программу.")

    def _do(self, argv: Sequence[str | Path], lock: int, failure: str) -> None:
        code = self._install(argv, self.variables(), lock)
        if code < 0:
            raise KeyboardInterrupt
        if code:
            raise Refusal(f"{failure} Затем повторите команду.")

    def _finish(self, stamp: Stamp) -> None:
        part = self._stamp.with_suffix(".part")
        part.write_text(json.dumps(asdict(stamp)), encoding="utf-8")
        part.replace(self._stamp)
        self._unfinished.unlink()

    def _wanted(self) -> Stamp:
        return Stamp(
            python="{}.{}".format(*sys.version_info),
            root=str(self._root),
            lock=_digest(self._root / "requirements.lock"),
            project=_digest(self._root / "pyproject.toml"),
        )

    def _stored(self) -> Stamp | None:
        try:
            return Stamp(**json.loads(self._stamp.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):  # none, or not one of ours
            return None

    def _is_usable(self, stored: Stamp | None, wanted: Stamp) -> bool:
        if self._unfinished.exists() or not self.python.exists():
            return False
        if stored is not None and (stored.python, stored.root) != (wanted.python, wanted.root):
            return False
        check = "import pip, sys; print('{}.{}'.format(*sys.version_info))"
        try:
            asked = subprocess.run(
                (self.python, "-I", "-c", check), capture_output=True, text=True, check=False
            )
        except OSError:
            return False
        return asked.returncode == 0 and asked.stdout.strip() == wanted.python


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _install(argv: Sequence[str | Path], env: dict[str, str], lock: int) -> int:
    if sys.platform == "win32":
        return subprocess.run(argv, env=env, check=False).returncode
    return subprocess.run(argv, env=env, check=False, pass_fds=(lock,)).returncode
