"""Loading a content plan by the command line: the same answers as for a registry."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from smdesk.desk import Desk
from tests.cli.conftest import Command

HEAD = "№;Дата;Время;Соцсеть;Тема;Статус"
ROWS = (
    "1;10.12.2026;10:00;ВК;Ёлка;черновик",
    "2;11.12.2026;12.30;vk.com/amurzet_example;Каток;готово",
    "3;12.12.2026;;vk.com/nobody_at_all;Чужая;",
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "план.csv"
    path.write_text("\r\n".join([HEAD, *ROWS]), encoding="cp1251")
    return path


def topics(base: Path) -> set[str]:
    opened = Desk.open(base)
    try:
        return {post.topic for post in opened.posts.all()}
    finally:
        opened.close()


def test_the_answer_is_that_of_accounts(example: Command, base: Path, table: Path) -> None:
    before = topics(base)
    dry = example("import", "plan", table, "--dry-run", "--json")
    assert dry.code == 0
    [rejected] = dry.json["rejected"]
    assert dry.json == {"new": 2, "changed": 0, "same": 0, "rejected": [rejected]}
    assert rejected == {"row": 4, "reason": "Страницы «vk.com/nobody_at_all» в реестре нет."}
    assert topics(base) == before

    head, count, row = example("import", "plan", table).out.splitlines()
    assert head == "Загружено: новых 2, изменённых 0, без изменений 0."
    assert count == "Отклонено: 1 размещение."
    assert row == f"  строка 4: {rejected['reason']}"
    assert topics(base) == before | {"Ёлка", "Каток"}
    assert example("import", "plan", table, "--json").json["same"] == 2
    assert example("undo").code == 0
    assert topics(base) == before


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("procedure", ["amurzet", "tomsk", "kuzbass"])
def test_a_plan_that_was_exported_proposes_no_change(
    desk: Command, tmp_path: Path, kind: str, procedure: str
) -> None:
    assert desk("demo", "--procedure", procedure).code == 0
    out = tmp_path / f"план.{kind}"
    for days in (("--month", "2026-11"), ("--from", "1.9.2026", "--to", "31.12.2026")):
        assert desk("report", "plan", *days, "--out", out).code == 0
        brief = desk("import", "plan", out, "--json").json
        assert brief["same"] > 20
        assert brief == {"new": 0, "changed": 0, "same": brief["same"], "rejected": []}


def test_what_was_corrected_in_a_workbook_is_proposed(example: Command, tmp_path: Path) -> None:
    out = tmp_path / "план.xlsx"
    assert example("report", "plan", "--month", "2026-12", "--out", out).code == 0
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "№")
    column = 1 + [cell.value for cell in head].index("Рубрика")
    sheet.cell((head[0].row or 0) + 1, column, "Совсем другая")
    book.save(out)
    assert example("import", "plan", out, "--json").json["changed"] == 1
    [change] = example("log", "--json", "--limit", "1").json
    assert change["title"] == "Импорт плана: изменено 1 размещение"


def test_a_file_without_topics_is_refused_in_one_sentence(example: Command, tmp_path: Path) -> None:
    path = tmp_path / "реестр.csv"
    path.write_text("Организация;Ссылка на страницу\nКлуб;vk.com/a\n", encoding="utf-8")
    assert example("import", "plan", path).is_refusal("темами или текстами")
    assert example("import", "plan", tmp_path / "нет.xlsx").is_refusal()


def test_links_of_formulas_are_taken_and_those_made_up_are_told(
    example: Command, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for line in (
        ["Дата", "Время", "Соцсеть", "Тема", "Ссылка на публикацию"],
        ["10.12.2026", "10:00", "ВК", "Ёлка", '=HYPERLINK("https://vk.com/wall-1_1","пост")'],
        ["11.12.2026", "10:00", "ВК", "Каток", '=HYPERLINK("https://vk.com/"&D3,"пост")'],
    ):
        book.worksheets[0].append(line)
    book.save(tmp_path / "план.xlsx")
    said = example("import", "plan", tmp_path / "план.xlsx", "--dry-run").out
    assert "новых 2" in said
    assert "строка 3: Ссылка «ссылка вычисляется формулой» не взята" in said
    assert "строка 2: Есть ссылка: отмечено опубликованным." in said


@pytest.mark.parametrize(
    "second",
    [
        ("Тема;Дата;Время;Соцсеть", "Каток;11.12.2026;10:00;ВК"),
        ("Тема;Соцсеть;Статус;Дата;Время", "Каток;ВК;;11.12.2026;10:00"),
    ],
)
def test_a_table_for_each_week_is_read_whole(
    example: Command, tmp_path: Path, second: tuple[str, str]
) -> None:
    path = tmp_path / "план.csv"
    first = "Неделя 1", "Тема;Дата;Время;Соцсеть", "Ёлка;10.12.2026;10:00;ВК"
    lines = [*first, "", "Неделя 2", *second, "", "Составила Рябинина"]
    path.write_text("\n".join(lines), encoding="cp1251")
    out = tmp_path / "ответ.json"
    assert example("import", "plan", path, "--dry-run", "--proposal-out", out).code == 0
    items = json.loads(out.read_text(encoding="utf-8"))["proposal"]["items"]
    told = [(item["row"], item["verdict"], item["title"], item["when"]) for item in items]
    assert told == [
        (3, "new", "Ёлка", "10.12.2026 10:00"),
        (7, "new", "Каток", "11.12.2026 10:00"),
    ]
