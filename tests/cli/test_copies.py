"""Copies on the command line: whole or not at all, and a refusal says which file is meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.spoiling import cut, flipped, foreign, newer, overwritten


def test_a_copy_brings_back_what_was_there(example: Command, base: Path, tmp_path: Path) -> None:
    copy = tmp_path / "копия.db"
    assert example("backup", copy).out == f"Копия готова: {copy}\n"
    log = example("log", "--json").out
    assert example("undo").code == 0

    answer = example("restore", copy)
    assert answer.out.startswith("База восстановлена. Прежняя сохранена: ")
    assert example("log", "--json").out == log
    safety = Path(answer.out.strip().rpartition(": ")[2])
    assert example("restore", safety).code == 0
    assert example("log", "--json").json[0]["state"] == "undone"


def test_a_base_that_is_gone_or_damaged_comes_back_from_a_copy(
    example: Command, base: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    assert example("backup", copy).code == 0
    base.unlink()
    assert example("restore", copy).out == "База восстановлена.\n"
    overwritten(base)
    assert example("restore", copy).code == 0
    assert len(example("log", "--json").json) == 10


@pytest.mark.parametrize("spoil", [overwritten, foreign, cut])
def test_what_is_no_copy_is_not_restored(
    example: Command, base: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    wrong = tmp_path / "wrong.db"
    if spoil is cut:
        wrong.write_bytes(base.read_bytes())
    spoil(wrong)
    before = base.read_bytes()
    assert example("restore", wrong).is_refusal()
    assert example("restore", tmp_path / "nothing.db").is_refusal("нет")
    assert example("restore", base).is_refusal("сам файл базы")
    assert base.read_bytes() == before


def test_a_refusal_says_whether_the_base_or_the_copy_is_meant(
    example: Command, base: Path, tmp_path: Path
) -> None:
    copy, empty = tmp_path / "копия.db", tmp_path / "пустая.db"
    copy.write_bytes(base.read_bytes())
    empty.touch()
    assert example("restore", empty).is_refusal("Файл «пустая.db» пустой", "другую копию")
    for size in (40_000, 3_000):
        copy.write_bytes(copy.read_bytes()[:size])
        said = example("restore", copy)
        assert said.is_refusal("Копия «копия.db» повреждена", "другую", "база не изменена")

    flipped(base)
    said = example("backup", tmp_path / "c2.db")
    assert said.is_refusal("База «база.db» повреждена", "из прежней копии")


def test_what_is_newer_is_called_by_the_name_that_the_user_gave(
    example: Command, base: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "копия.db"
    assert example("backup", copy).code == 0
    newer(base)
    assert example("restore", copy).is_refusal("Файл «база.db» создан более новой")


def test_a_copy_over_the_base_or_into_nowhere_is_refused(example: Command, base: Path) -> None:
    assert example("backup", base).is_refusal("сам файл базы")
    assert example("backup", base / "a" / "copy.db").is_refusal()
    assert list(base.parent.iterdir()) == [base]


def test_a_medium_that_is_not_there_does_not_become_a_folder(desk: Command, base: Path) -> None:
    desk("procedure", "use", "amurzet")
    stick = base.parent / "флешка"
    told = desk("backup", stick / "копия.db")
    assert told.is_refusal("флешка", "Вставьте флешку")
    assert not stick.exists()
