"""The command line as the child of a window: steps, result, refusal, and the way to stop it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.progress import run_to_end
from tests.cli.children import end_of, first_line, start
from tests.cli.conftest import Command

BIG = 3_000
"""Accounts enough for an export that is still running when its first step has been told."""


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("region") / "region.db"
    desk = Desk.open(path)
    run_to_end(fill(desk, "kuzbass", "region", BIG))
    desk.close()
    return path


def stop(child: subprocess.Popen[bytes], how: str) -> None:
    """A word of the window, the end of its pipe when it dies, or the system's order to end."""
    assert child.stdin is not None
    if how == "cancel":
        child.stdin.write(b"cancel\n")
        child.stdin.flush()
    elif how == "close":
        child.stdin.close()
    else:
        child.terminate()


def test_steps_then_one_result(region: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    words = ("report", "registry", "--format", "csv", "--out", out)
    code, lines, told = end_of(start("--db", region, *words, "--progress"))
    *steps, last = lines
    assert (code, told, last) == (0, "", {"result": {"path": str(out), "notes": []}})
    assert steps
    assert all(set(step) == {"done", "total", "text"} for step in steps)
    done = [step["done"] for step in steps]
    assert done == sorted(done)


def test_a_refusal_is_the_last_line_too(region: Path) -> None:
    code, lines, told = end_of(start("--db", region, "demo", "--progress"))
    error = lines[-1]["error"]
    assert (code, set(error)) == (1, {"what", "todo"})
    assert f"{error['what']} {error['todo']}" == told.strip()


@pytest.mark.parametrize("how", ["cancel", "close", "end"])
@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
def test_a_stopped_export_leaves_the_old_file(
    region: Path, tmp_path: Path, kind: str, how: str
) -> None:
    out = tmp_path / f"old.{kind}"
    out.write_bytes(b"before")
    words = ("report", "registry", "--format", kind, "--out", out, "--progress")
    child = start("--db", region, *words)
    first_line(child)
    stop(child, how)
    code, lines, told = end_of(child)
    assert (code, told.strip()) == (130, "Остановлено.")
    assert not any("result" in line for line in lines)
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_stopped_filling_leaves_an_empty_base(tmp_path: Path, desk: Command, base: Path) -> None:
    child = start("--db", base, "demo", "--scale", "region", "--accounts", "30000", "--progress")
    first_line(child)
    stop(child, "cancel")
    assert end_of(child)[0] == 130
    assert desk("doctor", "--json").json["database"]["accounts"] == 0
    assert desk("demo").code == 0


def test_a_stopped_copy_leaves_nothing(region: Path, tmp_path: Path) -> None:
    child = start("--db", region, "backup", tmp_path / "copy.db", "--progress")
    first_line(child)
    stop(child, "close")
    code, _lines, _told = end_of(child)
    left = [path.name for path in tmp_path.iterdir()]
    assert (code, left) in [(130, []), (0, ["copy.db"])]


def test_the_json_of_an_import_is_the_result(tmp_path: Path, base: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("Орган;Ссылка\nКлуб;vk.com/aa\n", encoding="utf-8")
    words = ("import", "accounts", table, "--json", "--progress")
    code, lines, _told = end_of(start("--db", base, *words))
    assert (code, lines[-1]) == (
        0,
        {"result": {"new": 1, "changed": 0, "same": 0, "rejected": []}},
    )


@pytest.mark.parametrize("how", ["cancel", "close"])
def test_a_stopped_import_changes_nothing(
    region: Path, tmp_path: Path, desk: Command, base: Path, how: str
) -> None:
    table = tmp_path / "реестр.xlsx"
    words = ("report", "registry", "--format", "xlsx", "--out", table)
    assert end_of(start("--db", region, *words, "--progress"))[0] == 0

    child = start("--db", base, "import", "accounts", table, "--progress")
    first_line(child)
    stop(child, how)
    code, lines, _told = end_of(child)
    assert code == 130
    assert not any("result" in line for line in lines)
    assert desk("log", "--json").json == []
    assert desk("doctor", "--json").json["database"]["accounts"] == 0
