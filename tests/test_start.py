from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bootstrap import commands, demo, system
from bootstrap.console import Refusal
from bootstrap.environment import Environment
from bootstrap.single import held

ROOT = Path(commands.ROOT)
OURS = Path(sys.executable)


class Installer:
    """Stands in for venv and pip: notes each step and does what `answers` says for it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.steps: list[str] = []
        self.answers: dict[str, Callable[[], int]] = {}

    def __call__(self, argv: Sequence[str | Path], env: dict[str, str], lock: int) -> int:
        words = [str(word) for word in argv]
        step = next(name for name in ("venv", "--require-hashes", "--editable") if name in words)
        self.steps.append(step.lstrip("-"))
        if step == "venv":
            self._program("python", f'exec "{OURS}" "$@"')
        if step == "--editable":
            self._program("smdesk", "exit 0")
        return self.answers.pop(step.lstrip("-"), lambda: 0)()

    def _program(self, name: str, body: str) -> None:
        path = self.root / ".venv" / "bin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o700)

    def taken(self) -> list[str]:
        steps, self.steps = self.steps, []
        return steps


EVERYTHING = ["venv", "require-hashes", "editable"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "requirements.lock").write_text("a==1", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    return tmp_path


@pytest.fixture
def installer(root: Path) -> Installer:
    return Installer(root)


@pytest.fixture
def made(root: Path, installer: Installer) -> Environment:
    environment = Environment(root, installer)
    environment.prepare()
    assert installer.taken() == EVERYTHING
    return environment


def interrupt() -> int:
    raise KeyboardInterrupt


def test_a_second_start_installs_nothing(made: Environment, installer: Installer) -> None:
    assert made.is_current()
    assert not made.prepare()
    assert installer.taken() == []


@pytest.mark.parametrize(
    ("name", "steps"),
    [("requirements.lock", ["require-hashes", "editable"]), ("pyproject.toml", ["editable"])],
)
def test_a_change_installs_what_it_concerns(
    made: Environment, installer: Installer, root: Path, name: str, steps: list[str]
) -> None:
    (root / name).write_text("changed", encoding="utf-8")

    assert made.prepare()
    assert installer.taken() == steps
    assert made.is_current()


@pytest.mark.parametrize("step", EVERYTHING)
@pytest.mark.parametrize("cut", [interrupt, lambda: -9], ids=["interrupted", "killed"])
def test_a_set_up_that_was_cut_off_is_made_anew(
    root: Path, installer: Installer, step: str, cut: Callable[[], int]
) -> None:
    environment = Environment(root, installer)
    installer.answers[step] = cut
    with pytest.raises(KeyboardInterrupt):
        environment.prepare()
    assert not environment.is_current()
    (environment.folder / "half-unpacked").touch()
    installer.taken()

    environment.prepare()

    assert installer.taken() == EVERYTHING
    assert environment.is_current()
    assert not (environment.folder / "half-unpacked").exists()


def test_a_process_that_vanished_leaves_a_mark(
    made: Environment, installer: Installer, root: Path
) -> None:
    (root / ".setup" / "unfinished").touch()

    made.prepare()

    assert installer.taken() == EVERYTHING


def test_a_refusal_of_pip_keeps_the_old_environment(
    made: Environment, installer: Installer, root: Path
) -> None:
    (root / "requirements.lock").write_text("a==2", encoding="utf-8")
    installer.answers["require-hashes"] = lambda: 1
    with pytest.raises(Refusal, match="Проверьте доступ"):
        made.prepare()
    assert not made.is_current()
    installer.taken()

    made.prepare()

    assert installer.taken() == ["require-hashes", "editable"]


@pytest.mark.parametrize("field", ["python", "root"])
def test_another_python_or_place_needs_another_environment(
    made: Environment, installer: Installer, field: str
) -> None:
    stamp = made.folder / "smdesk-stamp.json"
    stored = json.loads(stamp.read_text(encoding="utf-8"))
    stamp.write_text(json.dumps(stored | {field: "another"}), encoding="utf-8")

    made.prepare()

    assert installer.taken() == EVERYTHING


def test_a_working_environment_without_a_stamp_is_taken_over(
    made: Environment, installer: Installer
) -> None:
    (made.folder / "smdesk-stamp.json").write_text("not json", encoding="utf-8")

    made.prepare()

    assert installer.taken() == ["require-hashes", "editable"]


def test_a_python_that_does_not_run_is_replaced(made: Environment, installer: Installer) -> None:
    made.python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (made.folder / "smdesk-stamp.json").unlink()

    made.prepare()

    assert installer.taken() == EVERYTHING


def test_misleading_variables_do_not_reach_the_environment(
    made: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    variables = made.variables()

    assert variables["PATH"].split(os.pathsep)[0] == str(made.programs)
    assert not {"PYTHONPATH", "PIP_USER"} & set(variables)


def test_a_second_set_up_waits_for_the_first(tmp_path: Path) -> None:
    entered: list[str] = []

    def second() -> None:
        with held(tmp_path / "lock"):
            entered.append("second")

    thread = threading.Thread(target=second)
    with held(tmp_path / "lock"):
        thread.start()
        entered.append("first")
    thread.join()

    assert entered == ["first", "second"]


def test_a_left_behind_installer_keeps_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with held(path) as descriptor:
        left = subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=(descriptor,))
    order: list[str] = []

    def next_start() -> None:
        with held(path):
            order.append("next start")

    thread = threading.Thread(target=next_start)
    thread.start()
    order.append("installer ends")
    left.communicate()
    thread.join()

    assert order == ["installer ends", "next start"]


def test_one_of_several_packages_will_do() -> None:
    wanted = (("new", "old"), ("font", "other"), ("absent",))

    assert system.missing(wanted, frozenset({"old", "font"})) == [("absent",)]


@pytest.mark.parametrize("words", [["bogus"], ["pictures"], ["exec"], ["demo", "a", "b"], ["-x"]])
def test_wrong_words_show_the_commands(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(words) == 2
    assert "start.py demo" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"start.py {name}" in shown for name in commands.COMMANDS if name != "window")


def test_an_old_python_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))

    with pytest.raises(SystemExit, match=r"Python 3\.11 или новее, а запущен 3\.10"):
        runpy.run_path(str(ROOT / "start.py"))


@pytest.fixture
def handed(made: Environment, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect the programs that start.py hands over to."""
    calls: list[list[str]] = []

    def note(argv: Sequence[str | Path], env: dict[str, str], cwd: Path | None = None) -> int:
        calls.append([str(word) for word in argv])
        return 0

    monkeypatch.setattr(commands, "Environment", lambda _root: made)
    monkeypatch.setattr(commands, "hand_over", note)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return calls


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["-k", "name"], ["-n", "2", "-k", "name"]),
        (["-n0", "-x"], ["-n0", "-x"]),
        (["--pdb"], ["--pdb"]),
    ],
)
def test_tests_run_on_two_cores_unless_told(
    handed: list[list[str]], words: list[str], expected: list[str]
) -> None:
    assert commands.main(["test", *words]) == 0
    assert handed[0][1:] == ["-m", "pytest", *expected]


def test_a_command_that_is_not_there_is_refused(
    handed: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["exec", "no-such-program"]) == 1
    assert "не найдена" in capsys.readouterr().err
    assert handed == []


def test_the_window_needs_a_screen(
    handed: list[list[str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert commands.main([]) == 1
    assert "нет графического экрана" in capsys.readouterr().err

    monkeypatch.setenv("DISPLAY", ":1")
    assert commands.main([]) == 0
    assert [Path(words[0]).name for words in handed] == ["smdesk"]


DESK = """\
out="$2"
case "$*" in *--out*) for out; do :; done;; esac
case "$*" in *refuse*) exit 1;; esac
echo "$3" > "$out"
"""


@pytest.fixture
def desk(made: Environment) -> Environment:
    """Give the environment a command line that writes the file it is asked for."""
    made.desk.write_text(f"#!/bin/sh\n{DESK}", encoding="utf-8")
    return made


def test_the_demo_office_is_kept_and_its_reports_are_written_afresh(
    desk: Environment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "office"
    (folder / ".filling").mkdir(parents=True)
    (folder / ".filling" / "smdesk.db").write_text("half", encoding="utf-8")

    database = demo.make(desk, folder)
    assert database.read_text(encoding="utf-8") == "demo\n"
    database.write_text("kept", encoding="utf-8")
    (folder / "reestr.pdf").write_text("old", encoding="utf-8")
    demo.make(desk, folder)

    names = ["reestr.html", "reestr.pdf", "reestr.xlsx", "smdesk.db"]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert database.read_text(encoding="utf-8") == "kept"
    assert (folder / "reestr.pdf").read_text(encoding="utf-8") == "report\n"
    shown = capsys.readouterr().out
    assert all(str(folder / name) in shown for name in names)


def test_a_demo_that_fails_leaves_no_half_office(desk: Environment, tmp_path: Path) -> None:
    folder = tmp_path / "refuse"

    with pytest.raises(Refusal, match="«smdesk demo» не выполнена"):
        demo.make(desk, folder)

    assert not (folder / "smdesk.db").exists()


def test_a_place_that_cannot_be_a_folder_is_refused(desk: Environment, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Refusal, match="нельзя записать"):
        demo.make(desk, tmp_path / "file")


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that nobody can write to")
def test_a_folder_that_cannot_be_written_to_is_refused(desk: Environment) -> None:
    with pytest.raises(Refusal, match="нельзя записать"):
        demo.make(desk, Path("/proc"))
