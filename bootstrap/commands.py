"""The commands of start.py."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bootstrap import demo, system
from bootstrap.console import INTERRUPTED, Refusal, hand_over, say, speak_plainly
from bootstrap.environment import Environment

ROOT = Path(__file__).resolve().parents[1]
USAGE = """\
python3 start.py                    подготовить всё и открыть окно
python3 start.py demo [ПАПКА]       показать демонстрационный кабинет (./demo-office)
python3 start.py test [параметры]   проверить программу (параметры pytest)
python3 start.py pictures ПАПКА     снять картинки всех страниц
python3 start.py bench              измерить скорость
python3 start.py setup              только подготовить
python3 start.py exec КОМАНДА…      выполнить команду в рабочей среде"""

_WRONG_USAGE = 2
_WORKERS = ("-n", "--numprocesses", "--pdb", "--trace")


class WrongUsage(Exception):
    """The words after start.py make no command."""


def main(words: Sequence[str]) -> int:
    """Carry out the command in `words` and return the exit code: 0 done, 1 refused, 2 misused."""
    speak_plainly()
    name, *rest = words or ["window"]
    if name in {"help", "-h", "--help"}:
        say(USAGE)
        return 0
    try:
        return COMMANDS[name](rest)
    except (KeyError, WrongUsage):
        say(USAGE, sys.stderr)
        return _WRONG_USAGE
    except Refusal as refusal:
        say(str(refusal), sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("Остановлено. Повторите команду, чтобы продолжить.", sys.stderr)
        return INTERRUPTED


def _ready(*, check_system: bool = False) -> Environment:
    """Return the environment, set up if anything has changed since the last time."""
    environment = Environment(ROOT)
    if check_system or not environment.is_current():
        system.install_missing(system.WINDOW + system.wanted_by_python())
    environment.prepare()
    return environment


def _window(rest: list[str]) -> int:
    _expect(rest, 0, 0)
    environment = _ready()
    if not _has_display():
        raise Refusal("Окно открыть негде: нет графического экрана. Подготовка закончена.")
    return hand_over([environment.desk], environment.variables())


def _demo(rest: list[str]) -> int:
    _expect(rest, 0, 1)
    folder = Path(rest[0] if rest else "demo-office").absolute()
    environment = _ready()
    database = demo.make(environment, folder)
    if not _has_display():
        return 0
    return hand_over([environment.desk, "--db", database], environment.variables())


def _test(rest: list[str]) -> int:
    chosen = any(word.startswith(_WORKERS) for word in rest)
    return _module("pytest", *(() if chosen else ("-n", "2")), *rest, offscreen=True)


def _pictures(rest: list[str]) -> int:
    _expect(rest, 1, 1)
    return _module("docs.pictures", str(Path(rest[0]).absolute()), offscreen=True)


def _bench(rest: list[str]) -> int:
    return _module("benchmarks", *rest, offscreen=not _has_display())


def _setup(rest: list[str]) -> int:
    _expect(rest, 0, 0)
    _ready(check_system=True)
    say("Всё готово.")
    return 0


def _exec(rest: list[str]) -> int:
    if not rest:
        raise WrongUsage
    variables = _ready().variables()
    program = shutil.which(rest[0], path=variables["PATH"])
    if program is None:
        raise Refusal(f"Команда «{rest[0]}» не найдена ни в рабочей среде, ни в системе.")
    return hand_over([program, *rest[1:]], variables)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "window": _window,
    "demo": _demo,
    "test": _test,
    "pictures": _pictures,
    "bench": _bench,
    "setup": _setup,
    "exec": _exec,
}


def _module(name: str, *words: str, offscreen: bool) -> int:
    environment = _ready()
    variables = environment.variables()
    if offscreen:
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    return hand_over([environment.python, "-m", name, *words], variables, cwd=ROOT)


def _expect(rest: list[str], least: int, most: int) -> None:
    if not least <= len(rest) <= most or any(word.startswith("-") for word in rest):
        raise WrongUsage


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
