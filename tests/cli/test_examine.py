"""The command that the page «Контроль» runs as its child."""

from __future__ import annotations

from pathlib import Path

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.progress import run_to_end
from smdesk.procedures.examined_json import from_json
from tests.cli.children import end_of, start


def test_the_child_tells_what_the_desk_finds(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    desk = Desk.open(path)
    run_to_end(fill(desk, "kuzbass", "office"))
    code, lines, told = end_of(start("--db", path, "examine", "--progress"))
    found = from_json(lines[-1]["result"])
    assert (code, told) == (0, "")
    assert len(found) == len(desk.control.findings())
    desk.close()


def test_without_a_procedure_it_refuses_in_words(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Desk.open(path).close()
    code, lines, _told = end_of(start("--db", path, "examine", "--progress"))
    assert code == 1
    assert lines[-1]["error"]["what"] == "Порядок не выбран."
