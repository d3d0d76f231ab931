"""Loading a registry by the command line, taking it back, and loading it again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import xlwt

from smdesk.desk import Desk
from smdesk.imports.process import FROZEN_COMMAND
from smdesk.models.records import Account
from tests.cli.children import ROOT
from tests.cli.conftest import Command

HEADINGS = "№;Орган;Платформа;Наименование;Ссылка;Телефон"
ROWS = (
    "1;Клуб «Ёлка»;ВКонтакте;Клуб «Ёлка»;vk.com/club_yolka;8 (42665) 2-11-22",
    "2;Клуб «Ёлка»;Одноклассники;Клуб;ok.ru/group/70000000000102;",
    "3;Библиотека;ВКонтакте;Читальня;не адрес;",
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write(tmp_path / "реестр.csv", *ROWS)


def write(path: Path, *rows: str) -> Path:
    path.write_text("\r\n".join([HEADINGS, *rows]), encoding="cp1251")
    return path


def accounts(base: Path) -> list[Account]:
    opened = Desk.open(base)
    try:
        return opened.accounts.all()
    finally:
        opened.close()


def test_the_answer_as_json_and_in_words(desk: Command, base: Path, table: Path) -> None:
    dry = desk("import", "accounts", table, "--dry-run", "--json")
    assert dry.code == 0
    assert {name: dry.json[name] for name in ("new", "changed", "same")} == {
        "new": 2,
        "changed": 0,
        "same": 0,
    }
    [rejected] = dry.json["rejected"]
    assert (set(rejected), rejected["row"]) == ({"row", "reason"}, 4)
    assert accounts(base) == []

    done = desk("import", "accounts", table)
    assert done.code == 0
    head, count, row = done.out.splitlines()
    assert head == "Загружено: новых 2, изменённых 0, без изменений 0."
    assert count == "Отклонено: 1 аккаунт."
    assert row == f"  строка 4: {rejected['reason']}"


def test_what_was_left_out_or_concluded_is_told_by_its_row(desk: Command, tmp_path: Path) -> None:
    path = tmp_path / "реестр.csv"
    path.write_text(
        "Орган;Ссылка;Состояние;Подписчики\r\nКлуб;vk.com/club_yolka;удалён;много\r\n",
        encoding="utf-8",
    )
    head, count, *rows = desk("import", "accounts", path).out.splitlines()
    assert head.startswith("Загружено: новых 1")
    assert count == "С замечаниями: 1 строка."
    assert len(rows) == 2
    assert all(row.startswith("  строка 2: ") for row in rows)
    assert any("День удаления не указан" in row for row in rows)
    assert any("Не взято" in row for row in rows)


def test_import_undo_redo_and_import_again(
    desk: Command, base: Path, table: Path, tmp_path: Path
) -> None:
    assert desk("import", "accounts", table).code == 0
    loaded = accounts(base)
    assert [a.address for a in loaded] == [
        "https://vk.com/club_yolka",
        "https://ok.ru/group/70000000000102",
    ]
    assert desk("undo").code == 0
    assert accounts(base) == []
    assert desk("undo").is_refusal("нечего")
    assert desk("redo").code == 0
    assert accounts(base) == loaded

    assert desk("import", "accounts", table, "--json").json["same"] == 2
    assert len(desk("log", "--json").json) == 1
    again = write(tmp_path / "b.csv", ROWS[0].replace("2-11-22", "2-11-33"), ROWS[1])
    brief = desk("import", "accounts", again, "--json").json
    assert brief == {"new": 0, "changed": 1, "same": 1, "rejected": []}
    assert desk("undo").code == 0
    assert accounts(base) == loaded


def test_several_planned_pages_without_an_address(
    desk: Command, base: Path, tmp_path: Path
) -> None:
    table = tmp_path / "планы.csv"
    rows = [f"Клуб № {n};ВКонтакте;Клуб № {n};;Планируется" for n in range(3)]
    heading = "Организация;Социальная сеть;Название страницы;Ссылка;Состояние"
    table.write_text("\n".join([heading, *rows]), encoding="utf-8")
    answer = desk("import", "accounts", table, "--json")
    assert (answer.code, answer.json["new"], answer.json["rejected"]) == (0, 3, [])
    assert [a.address for a in accounts(base)] == [""] * 3


def test_a_chosen_mapping_is_used_and_remembered(
    desk: Command, base: Path, table: Path, tmp_path: Path
) -> None:
    out, mapping = tmp_path / "proposal.json", tmp_path / "mapping.json"
    look = ("import", "accounts", table, "--dry-run", "--proposal-out", out)
    assert desk(*look).code == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    columns = {**told["mapping"]["columns"], "3": "note"}
    mapping.write_text(json.dumps({**told["mapping"], "columns": columns}), encoding="utf-8")
    assert desk("import", "accounts", table, "--mapping", mapping).code == 0
    assert [a.note for a in accounts(base)] == ["Клуб «Ёлка»", "Клуб"]
    assert desk(*look).code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["mapping"]["columns"] == columns


def test_chosen_rows_are_loaded_as_they_were_seen(
    desk: Command, base: Path, table: Path, tmp_path: Path
) -> None:
    seen, rows = tmp_path / "proposal.json", tmp_path / "rows.json"
    desk("import", "accounts", table, "--dry-run", "--proposal-out", seen)
    rows.write_text("[2]")
    load = ("import", "accounts", table, "--rows", rows, "--expect", seen)
    before = table.read_bytes()

    write(table, ROWS[1], ROWS[0])
    assert desk(*load).is_refusal("изменились", "ничего не записано")
    assert accounts(base) == []

    table.write_bytes(before)
    assert desk(*load).code == 0
    assert [a.title for a in accounts(base)] == ["Клуб"]


def test_the_sheet_is_chosen_and_the_others_are_named(desk: Command, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "2026"
    for sheet, page in ((book.worksheets[0], "elka"), (book.create_sheet("2025"), "old")):
        sheet.append(["Организация", "Ссылка"])
        sheet.append(["Клуб", f"vk.com/{page}"])
    book.save(file := tmp_path / "книга.xlsx")

    look = ("import", "accounts", file, "--dry-run")
    said = desk(*look).out.splitlines()
    assert said[1] == "Прочитан лист «2026», не прочитан лист «2025»."
    assert set(desk(*look, "--json").json) == {"new", "changed", "same", "rejected"}
    desk(*look, "--sheet", "2025", "--proposal-out", tmp_path / "a.json")
    told = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert told["proposal"]["items"][0]["address"] == "https://vk.com/old"
    assert (told["sheet"], told["sheets"]) == ("2025", ["2026", "2025"])
    assert desk(*look, "--sheet", "2024").is_refusal("нет такого листа")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("damaged.xlsx", b"PK\x03\x04 broken"),
        ("text.xlsx", b"just text"),
        ("empty.csv", b""),
        ("old.doc", b"\xd0\xcf\x11\xe0"),
        ("missing.xlsx", None),
    ],
)
def test_a_file_that_cannot_be_read_leaves_no_trace(
    desk: Command, base: Path, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    there = sorted(tmp_path.iterdir())
    assert desk("import", "accounts", path).is_refusal()
    assert desk("import", "accounts", path, "--json").is_refusal()
    assert accounts(base) == []
    assert sorted(tmp_path.iterdir()) == sorted([*there, base.parent])


def test_a_built_program_reads_workbooks_by_a_hidden_command(
    example: Command, tmp_path: Path
) -> None:
    book = tmp_path / "a.xlsx"
    example("report", "registry", "--format", "xlsx", "--out", book)
    read = subprocess.run(
        [sys.executable, "-m", "smdesk", FROZEN_COMMAND],
        input=book.read_bytes(),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    *rows, last = [json.loads(line) for line in read.stdout.splitlines()]
    assert (last, read.stderr) == ({"end": True}, b"")
    assert "Клуб «Родник»" in json.dumps(rows, ensure_ascii=False)


CODE = """from example import parts, find
pages = [
    find("vk.com/club_yolka", "Клуб", note="]"),
    find("ok.ru/group/70000000000102", "Клуб", note=")"),
]
"""


@pytest.mark.parametrize("kind", ["accounts", "plan"])
def test_a_file_of_something_else_is_refused_in_one_sentence(
    desk: Command, base: Path, table: Path, tmp_path: Path, kind: str
) -> None:
    desk("import", "accounts", table)
    before = accounts(base)
    strange = tmp_path / "parts.py"
    strange.write_text(CODE, encoding="utf-8")
    refused = desk("import", kind, strange)
    assert refused.is_refusal("Файл «parts.py» не похож на")
    assert accounts(base) == before

    # One heading among links is not yet a registry.
    (tmp_path / "одни.csv").write_text("Ссылка\nvk.com/club_new\n", encoding="utf-8")
    assert desk("import", kind, tmp_path / "одни.csv").is_refusal("не похож на")


def test_columns_chosen_by_hand_are_not_questioned(desk: Command, tmp_path: Path) -> None:
    strange, out = tmp_path / "ссылки.csv", tmp_path / "ответ.json"
    strange.write_text("Клуб;vk.com/club_new\nКлуб;ok.ru/club_new\n", encoding="utf-8")
    assert desk("import", "accounts", strange, "--proposal-out", out).code == 1
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["proposal"] is None
    assert told["mapping"]["headings"] == {"0": "Клуб", "1": "vk.com/club_new"}
    told["mapping"]["columns"] = {"0": "organization", "1": "address"}
    (chosen := tmp_path / "столбцы.json").write_text(json.dumps(told["mapping"]), encoding="utf-8")
    assert desk("import", "accounts", strange, "--mapping", chosen, "--json").json["new"] == 2
    assert desk("import", "accounts", strange, "--json").json["same"] == 2


def test_an_old_workbook_tells_that_links_behind_words_are_not_seen(
    desk: Command, tmp_path: Path
) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Реестр")
    link = xlwt.Formula('HYPERLINK("https://vk.com/school";"открыть")')
    for number, row in enumerate(
        (
            ["Орган", "Соцсеть", "Название", "Ссылка"],
            ["Школа", "ВКонтакте", "Школа", link],
            ["Клуб", "ВКонтакте", "Ёлка", None],
            ["Музей", "ВКонтакте", "Музей", "vk.com/museum"],
        )
    ):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    book.save(str(tmp_path / "a.xls"))
    said = desk("import", "accounts", tmp_path / "a.xls", "--dry-run").out
    told = "Ссылка за словом в такой книге не видна: сохраните её как xlsx."
    assert [line.split(":")[0].strip() for line in said.splitlines() if told in line] == [
        "строка 2",
        "строка 3",
    ]
