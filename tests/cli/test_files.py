"""Files that cannot be used as a base or a report: one sentence each, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from smdesk.storage import database
from tests.cli.conftest import Command
from tests.cli.spoiling import cut, dangling, flipped, foreign, newer, overwritten, read_only


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (newer, "более новой версией"),
        (read_only, "только для чтения"),
        (cut, "повреждён"),
        (overwritten, "не является базой"),
    ],
)
def test_a_spoiled_base_is_refused_as_it_is(
    example: Command, base: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(base)
    before = base.read_bytes()
    assert example("undo").is_refusal(said)
    assert base.read_bytes() == before
    assert list(base.parent.iterdir()) == [base]


def test_a_reference_that_another_tool_has_broken_is_the_fault_of_the_base(
    example: Command, base: Path, tmp_path: Path
) -> None:
    dangling(base)
    said = "База повреждена: в ней есть ссылки на удалённые записи. Восстановите базу из копии"
    out = tmp_path / "реестр.csv"
    assert example("report", "registry", "--out", out).is_refusal(said)
    assert example("check").is_refusal(said)
    doctor = example("doctor")
    assert doctor.code == 1
    assert doctor.err.startswith(said)
    assert not out.exists()


@pytest.mark.parametrize("spoil", [newer, cut, overwritten])
def test_doctor_tells_of_a_base_that_does_not_open(
    example: Command, base: Path, spoil: Callable[[Path], None]
) -> None:
    assert example("backup", "--auto").code == 0
    spoil(base)
    answer = example("doctor", "--json")
    assert (answer.code, answer.err.strip()) == (1, answer.json["database"]["check"])
    assert answer.json["folders"]["copies_count"] == 1
    assert answer.json["keyring"]["referenced"] is None
    words = example("doctor")
    assert words.code == 1
    assert words.err.strip() in words.out


def test_a_base_of_another_program_is_refused(desk: Command, base: Path) -> None:
    base.parent.mkdir()
    foreign(base)
    assert desk("log").is_refusal("другой программы")


def test_a_base_that_another_program_holds(
    example: Command, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 0)
    with closing(sqlite3.connect(base, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert example("undo").is_refusal("занята")
        other.execute("ROLLBACK")
    assert example("undo").code == 0


def test_a_folder_and_a_place_that_cannot_be(process: Command, tmp_path: Path) -> None:
    assert process("--db", tmp_path, "log").is_refusal("это папка")
    (tmp_path / "file").touch()
    assert process("--db", tmp_path / "file" / "a.db", "log").is_refusal("не создаётся")


def test_the_doctor_sees_a_byte_that_has_flipped(example: Command, base: Path) -> None:
    flipped(base)
    found = example("doctor", "--json")
    assert (found.code, found.json["database"]["check"][:20]) == (1, "Файл базы повреждён.")


def test_a_base_that_cannot_be_written_is_still_reported(
    example: Command, base: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(base)) as ours:
        ours.execute("UPDATE _state SET value = '\"2020-01-01\"' WHERE key = 'registry.day'")
        ours.commit()
    read_only(base)
    before = base.read_bytes()
    out = tmp_path / "report.csv"
    assert example("report", "registry", "--format", "csv", "--out", out).code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) > 5
    assert example("undo").is_refusal("только для чтения")
    assert base.read_bytes() == before


def test_a_folder_where_a_file_is_wanted(
    example: Command, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(base.parent)
    for folder in (".", Path(base.anchor)):
        assert example("backup", folder).is_refusal("это папка")
        assert example("restore", folder).is_refusal("это папка")
        said = example("report", "registry", "--format", "csv", "--out", folder)
        assert said.is_refusal("это папка")
    found = example("--db", ".", "doctor")
    assert (found.code, found.err) == (1, "«.» — это папка. Укажите имя файла.\n")


def test_a_name_that_no_disk_takes_is_refused_in_a_sentence(
    example: Command, tmp_path: Path
) -> None:
    for long in (tmp_path / f"{'я' * 300}.db", tmp_path / ("я" * 300) / "a.db"):
        report = example("report", "registry", "--format", "csv", "--out", long)
        assert report.is_refusal("слишком длинное")
        for words in (("backup", long), ("restore", long), ("--db", long, "log")):
            assert example(*words).is_refusal("слишком длинное")
        assert example("--db", long, "restore", tmp_path / "нет.db").is_refusal("слишком длинное")
        found = example("--db", long, "doctor", "--json")
        assert (found.code, found.json["database"]["size"]) == (1, None)
        assert "слишком длинное" in found.err
    assert [path.name for path in tmp_path.iterdir()] == ["папка с «ёлкой»"]


def test_a_device_is_no_base_and_no_copy(example: Command, base: Path) -> None:
    pipe = base.parent / "труба.db"
    os.mkfifo(pipe)
    for words in (("backup", pipe), ("restore", pipe), ("--db", pipe, "log")):
        assert example(*words).is_refusal("не файл", "труба.db")
    assert sorted(base.parent.iterdir()) == sorted([base, pipe])


def test_an_empty_file_becomes_a_base(desk: Command, base: Path) -> None:
    base.parent.mkdir()
    base.touch()
    assert desk("log").out == "Журнал пуст.\n"


def test_the_base_is_named_by_the_environment_or_stands_in_the_data_folder(
    process: Command, tmp_path: Path
) -> None:
    named = tmp_path / "другая.db"
    assert process("demo", SMDESK_DB=str(named)).out.strip().endswith(str(named))
    assert process("demo", SMDESK_DB=str(named)).is_refusal("уже есть данные")
    assert process("log").out == "Журнал пуст.\n"
    assert process("--db", named, "log", SMDESK_DB="").out.count("\n") == 10


@pytest.mark.parametrize("kind", ["xlsx", "html", "pdf", "csv", "json"])
def test_a_report_into_a_missing_folder_is_refused(
    example: Command, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "нет" / f"отчёт.{kind}"
    assert example("report", "registry", "--format", kind, "--out", out).is_refusal("нет")
    assert example("report", "registry", "--format", kind, "--out", tmp_path).is_refusal("папка")
    assert example("report", "нет", "--format", kind, "--out", out).is_refusal("registry-public")


@pytest.mark.parametrize("spelled", ["{0}", "../{1}/{0}", "link.db"])
def test_the_base_is_never_written_over(example: Command, base: Path, spelled: str) -> None:
    (base.parent / "link.db").symlink_to(base)
    out = base.parent / spelled.format(base.name, base.parent.name)
    before = base.read_bytes()
    assert example("report", "registry", "--format", "csv", "--out", out).is_refusal("файл базы")
    assert example("backup", out).is_refusal("файл базы")
    assert example("restore", out).is_refusal("файл базы")
    assert base.read_bytes() == before


@pytest.mark.parametrize("kind", ["xlsx", "html", "pdf", "csv", "json"])
def test_reports_come_without_a_display(process: Command, tmp_path: Path, kind: str) -> None:
    base, out = tmp_path / "база.db", tmp_path / f"реестр ёлки.{kind}"
    assert process("--db", base, "demo").code == 0
    answer = process("--db", base, "report", "registry", "--format", kind, "--out", out)
    assert (answer.code, answer.out, answer.err) == (0, f"Записан {out}\n", "")
    assert out.stat().st_size > 1000


def test_a_window_without_a_display_is_one_sentence(process: Command, tmp_path: Path) -> None:
    assert process("--db", tmp_path / "a.db").is_refusal("нет графического экрана")
