"""Check and procedure on the command line."""

from __future__ import annotations

import json
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from smdesk.desk import Desk
from smdesk.procedures.loading import builtin_codes, load_builtin
from tests.cli.conftest import Command

FINDING = ["requirement", "clause", "force", "status", "subject", "message", "remedy"]
DEADLINE = ["kind", "clause", "subject", "due", "overdue", "remedy"]


@pytest.mark.parametrize("procedure", builtin_codes())
def test_check_tells_findings_and_deadlines(desk: Command, procedure: str) -> None:
    desk("demo", "--procedure", procedure)
    told = desk("check", "--json")
    assert told.code == 0
    assert list(told.json) == ["findings", "deadlines"]
    assert {tuple(each) for each in told.json["findings"]} == {tuple(FINDING)}
    assert {tuple(each) for each in told.json["deadlines"]} == {tuple(DEADLINE)}
    assert {"ok", "violation", "unknown"} <= {each["status"] for each in told.json["findings"]}
    for each in told.json["findings"]:
        assert bool(each["remedy"]) == (each["status"] in {"violation", "advice", "unknown"})
    words = desk("check").out
    assert "Нарушено" in words
    assert "Сроки" in words


def test_nothing_of_a_large_office_is_left_out(desk: Command, base: Path) -> None:
    """Every five-thousandth finding was once lost between two parts of the document."""
    desk("demo", "--procedure", "amurzet", "--scale", "region", "--accounts", "160")
    told = [
        (each["requirement"], each["subject"], each["message"])
        for each in desk("check", "--json").json["findings"]
    ]
    opened = Desk.open(base)
    found = [(f.requirement.code, f.about.label, f.message) for f in opened.control.findings()]
    opened.close()
    assert len(found) > 5000
    assert told == found


def deadlines_in_words(desk: Command) -> list[str]:
    return desk("check").out.partition("\nСроки\n")[2].splitlines()


def test_deadlines_in_words_stand_soonest_first(desk: Command) -> None:
    desk("demo", "--procedure", "amurzet")
    told = deadlines_in_words(desk)
    due = [each["due"] for each in desk("check", "--json").json["deadlines"]]
    days = [datetime.strptime(line.strip()[:10], "%d.%m.%Y").date().isoformat() for line in told]
    assert days == sorted(days) == due


def test_many_deadlines_of_a_kind_are_counted(desk: Command, tmp_path: Path) -> None:
    table = tmp_path / "страницы.csv"
    pages = [f"Клуб {n};vk.com/club_example_{n}" for n in range(9)]
    table.write_text("\n".join(["Организация;Ссылка", *pages]), encoding="utf-8")
    desk("procedure", "use", "amurzet")
    desk("import", "accounts", table)
    told = deadlines_in_words(desk)
    assert len([line for line in told if "Осмотреть страницу: Клуб" in line]) == 5
    [more] = [line for line in told if "и ещё" in line]
    assert more.startswith("  Осмотреть страницу: и ещё ")


def test_without_a_procedure_there_is_nothing_to_check(desk: Command) -> None:
    assert desk("check", "--json").json == {"findings": [], "deadlines": []}
    assert "Порядок не выбран" in desk("check").out
    assert desk("procedure", "show", "--json").json == {"id": None, "requirements": []}
    assert "Порядок не выбран" in desk("procedure", "show").out


def test_a_procedure_is_listed_shown_and_used(desk: Command) -> None:
    assert {each["id"] for each in desk("procedure", "list", "--json").json} == {*builtin_codes()}
    assert desk("procedure", "use", "tomsk").code == 0
    assert "* tomsk" in desk("procedure", "list").out
    shown = desk("procedure", "show", "--json").json
    assert shown["id"] == "tomsk"
    assert [each["requirement"] for each in shown["requirements"]] == [
        each.code for each in load_builtin("tomsk").requirements
    ]
    assert {tuple(each) for each in shown["requirements"]} == {
        ("requirement", "clause", "force", "binds", "check")
    }
    words = desk("procedure", "show", "amurzet").out
    assert "разд. 1 п. 5.3" in words
    assert "обязательно" in words
    desk("undo")
    assert "*" not in desk("procedure", "list").out
    assert desk("procedure", "use", "нет").is_refusal("не найден")


def test_a_procedure_goes_out_and_comes_in(desk: Command, tmp_path: Path, base: Path) -> None:
    file = tmp_path / "порядок.toml"
    assert desk("procedure", "export", file).is_refusal("Порядок не выбран")
    assert desk("procedure", "export", file, "--code", "kuzbass").code == 0
    assert tomllib.loads(file.read_text(encoding="utf-8"))["code"] == "kuzbass"
    assert "own-1" in desk("procedure", "import", file).out
    assert desk("procedure", "use", "own-1").code == 0
    opened = Desk.open(base)
    used = opened.procedures.current()
    opened.close()
    assert used is not None
    assert used.requirements == load_builtin("kuzbass").requirements


def test_notices_tell_what_was_sent_and_what_is_due(desk: Command, tmp_path: Path) -> None:
    desk("demo", "--procedure", "amurzet")
    out = tmp_path / "уведомления.json"
    assert desk("report", "notices", "--out", out).code == 0
    rows = json.loads(out.read_text(encoding="utf-8"))["rows"]
    assert [(row["recipient"], row["clause"], row["state"]) for row in rows] == [
        ("администрация", "разд. 1 п. 6.4", "просрочено"),
        ("ЦУР", "разд. 1 п. 5.3", "просрочено"),
        ("ЦУР", "разд. 1 п. 5.3", "отправлено"),
    ]
    assert all(row["due_on"] for row in rows)
    desk("procedure", "use", "tomsk")
    desk("report", "notices", "--out", out)
    assert len(json.loads(out.read_text(encoding="utf-8"))["rows"]) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("code = ", "строк"),
        ("code = 'x'\nnonsense = 1", "порядок.toml"),
        (None, "нет"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_broken_procedure_is_refused_by_its_line(
    desk: Command, tmp_path: Path, content: str | bytes | None, said: str
) -> None:
    file = tmp_path / "порядок.toml"
    if isinstance(content, str):
        file.write_text(content, encoding="utf-8")
    elif content:
        file.write_bytes(content)
    assert desk("procedure", "import", file).is_refusal(said)
    assert "own-" not in desk("procedure", "list").out


def test_compliance_is_told_of_one_page_and_one_organisation(desk: Command, tmp_path: Path) -> None:
    desk("demo")
    out = tmp_path / "справка.json"

    def subjects(*options: str) -> set[str]:
        told = desk("report", "compliance", "--format", "json", "--out", out, *options)
        assert told.code == 0, told.err
        return {row["subject"] for row in json_of(out)}

    everything = subjects()
    assert subjects("--account", "m.vk.com/rodnik_example") == {
        each for each in everything if "rodnik_example" in each
    }
    centre = subjects("--organization", "мку «поселенческий центр культуры и досуга»")
    assert centre < everything
    assert any("rodnik_example" in each for each in centre)
    assert not any(each.startswith("Администрация") for each in centre)
    wrong = desk(
        "report", "compliance", "--format", "json", "--out", out, "--account", "vk.com/nobody_here"
    )
    assert wrong.is_refusal("нет")
    other = desk(
        "report", "acts", "--format", "json", "--out", out, "--account", "vk.com/nobody_here"
    )
    assert other.code == 2


def json_of(file: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))["rows"]
    return rows
