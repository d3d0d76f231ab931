"""The demo office: a database filled once, and its registry written afresh each time."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from bootstrap.console import Refusal, say
from bootstrap.environment import Environment

_FORMATS = ("xlsx", "html", "pdf")


def make(environment: Environment, folder: Path) -> Path:
    """Fill the office in `folder` unless it is there, write its registry, return its database."""
    database = folder / "smdesk.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not database.exists():
            _fill(environment, database)
    except OSError as error:
        words = f"В папку «{folder}» нельзя записать. Укажите другую."
        raise Refusal(words) from error
    written = [_report(environment, database, form) for form in _FORMATS]
    say("Демонстрационный кабинет готов:")
    for path in (database, *written):
        say(f"  {path}")
    return database


def _fill(environment: Environment, database: Path) -> None:
    """Fill a new file aside and move it into place whole: a cut-off try leaves no half office."""
    aside = database.with_name(".filling")
    if aside.exists():
        shutil.rmtree(aside)
    aside.mkdir()
    _desk(environment, aside / database.name, "demo", "--procedure", "amurzet", "--scale", "office")
    (aside / database.name).replace(database)
    shutil.rmtree(aside)


def _report(environment: Environment, database: Path, form: str) -> Path:
    path = database.with_name(f"reestr.{form}")
    _desk(environment, database, "report", "registry", "--format", form, "--out", path)
    return path


def _desk(environment: Environment, database: Path, *words: str | Path) -> None:
    """Run our command line; it has told the reason itself when it fails."""
    argv = (environment.desk, "--db", database, *words)
    done = subprocess.run(argv, env=environment.variables(), check=False, stdout=subprocess.DEVNULL)
    if done.returncode:
        raise Refusal(f"Команда «smdesk {words[0]}» не выполнена, работа остановлена.")
