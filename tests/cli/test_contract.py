"""What scripts rely on: names, exit codes, JSON, one stream for answers and one for refusals."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from smdesk.cli import run
from smdesk.cli.commands import smdesk
from smdesk.desk import Desk
from smdesk.desk.history import History
from tests.cli.conftest import Command

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
COMMANDS = {
    "demo": {"--procedure", "--scale"},
    "import": set[str](),
    "import accounts": {"--dry-run", "--json", "--sheet"},
    "import plan": {"--dry-run", "--json", "--sheet"},
    "report": {
        *("--format", "--out", "--json", "--account", "--organization"),
        *("--from", "--to", "--month", "--layout"),
    },
    "check": {"--json"},
    "procedure": set[str](),
    "procedure list": {"--json"},
    "procedure show": {"--json"},
    "procedure use": set[str](),
    "procedure export": {"--code"},
    "procedure import": set[str](),
    "style": {"--json"},
    "undo": set[str](),
    "redo": set[str](),
    "log": {"--json", "--search", "--limit"},
    "backup": set[str](),
    "restore": set[str](),
    "doctor": {"--json"},
    "vault": set[str](),
    "vault status": {"--json"},
}
REPORTS = (
    "registry",
    "registry-public",
    "responsible",
    "exemptions",
    "compliance",
    "plan",
    "events",
    "norm",
    "statistics",
    "notices",
    "acts",
    "help",
)


def walk(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if not command.hidden:
            yield prefix + name, command
        if isinstance(command, click.Group):
            yield from walk(command, f"{prefix}{name} ")


def shown_options(command: click.Command) -> list[click.Option]:
    return [p for p in command.params if isinstance(p, click.Option) and not p.hidden]


def test_the_commands_and_their_options_are_these() -> None:
    found = {
        name: {option.opts[0] for option in shown_options(command)}
        for name, command in walk(smdesk)
    }
    assert found == COMMANDS
    assert {option.opts[0] for option in shown_options(smdesk)} == {"--db", "--debug", "--version"}


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_command_and_option_is_explained_in_russian(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = dict(walk(smdesk)).get(name, smdesk)
    assert CYRILLIC.search(command.help or "")
    for option in shown_options(command):
        assert CYRILLIC.search(option.help or ""), option.opts

    assert run([*name.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Как вызвать: smdesk")
    assert not re.search(r"OPTIONS|COMMAND|ARGS|Usage|Show|exit|\.\.\.$", told, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("нетакой", "Такой команды нет."),
        ("import", "Команда не указана."),
        ("vault", "Команда не указана."),
        ("--nonsense", "Ключа --nonsense нет."),
        ("import accounts", "Не указано: ФАЙЛ."),
        ("letter", "Не указано: НОМЕР."),
        ("letter первое", "Не подходит НОМЕР: нужно целое число."),
        ("approval", "Не указано: ДЕЙСТВИЕ."),
        ("undo сейчас", "лишнее слово"),
        ("report registry", "Укажите --out"),
        ("report registry --out x.docx", "Укажите --format: xlsx, html, pdf, csv, json, ics."),
        ("report registry --format doc --out x", "можно xlsx, html, pdf, csv, json"),
        ("demo --procedure omsk", "можно amurzet, dzhankoy, tashtyp, tomsk, kuzbass"),
        ("demo --scale", "--scale"),
        ("log --limit 0", "нужно целое число от 1"),
        ("backup", "Укажите файл копии."),
    ],
)
def test_wrong_usage_is_one_russian_line_and_exit_2(
    words: str, said: str, base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--db", str(base), *words.split()]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
    assert "Справка: smdesk" in told.err
    assert not base.exists()


@pytest.mark.parametrize(
    "words",
    [
        "log",
        "log --json",
        "doctor",
        "doctor --json",
        "vault status",
        "vault status --json",
        "report list",
        *(f"report {name} --format json --out {{}}.json" for name in REPORTS),
        *(f"report registry --format {kind} --out {{}}.{kind}" for kind in ("csv", "html", "xlsx")),
        "backup {}-copy.db",
        "demo",
    ],
)
def test_a_base_that_is_not_there_is_made_and_asks_for_no_procedure(
    words: str, desk: Command, tmp_path: Path
) -> None:
    answer = desk(*(word.format(tmp_path / "new") for word in words.split()))
    assert (answer.code, answer.err) == (0, "")
    assert CYRILLIC.search(answer.out) or answer.json is not None


@pytest.mark.parametrize("word", ["undo", "redo"])
def test_nothing_to_undo_is_a_refusal(desk: Command, word: str) -> None:
    assert desk(word).is_refusal("нечего")


def test_undo_and_redo_say_what_they_did(example: Command) -> None:
    newest = example("log", "--json").json[0]["title"]
    assert example("undo").out == f"Отменено: {newest}\n"
    assert example("log").out.splitlines()[0].endswith(f"{newest} (отменено)")
    assert example("redo").out == f"Возвращено: {newest}\n"
    assert example("redo").is_refusal("нечего")


def test_undo_says_what_does_not_come_back(desk: Command, base: Path) -> None:
    opened = Desk.open(base)
    with opened.changes("Сохранён доступ", irreversible="Пароль остался в связке ключей."):
        opened.organizations.add(opened.organizations.record(title="Клуб"))
    opened.close()
    assert desk("undo").out == "Отменено: Сохранён доступ\nПароль остался в связке ключей.\n"


def test_the_log_as_json_has_time_title_and_state(example: Command) -> None:
    changes = example("log", "--json").json
    assert len(changes) == 10
    assert all(set(c) == {"id", "title", "at", "state", "irreversible"} for c in changes)
    assert [c["at"] for c in changes] == sorted((c["at"] for c in changes), reverse=True)
    found = example("log", "--json", "--search", "ДОЛЖНОСТНОЕ", "--limit", "1").json
    assert [c["title"] for c in found] == ["Изменено должностное лицо «Снегина Тамара Павловна»"]


def test_the_list_of_reports(desk: Command, base: Path) -> None:
    listed = desk("report", "list", "--json").json
    assert tuple(each["name"] for each in listed) == REPORTS
    assert all(set(each) == {"name", "title"} for each in listed)
    assert [line.split()[0] for line in desk("report", "list").out.splitlines()] == list(REPORTS)
    assert base.exists()  # as after every command


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_as_json(example: Command, name: str, tmp_path: Path) -> None:
    out = tmp_path / "отчёт.json"
    answer = example("report", name, "--format", "json", "--out", out)
    assert answer.out == f"Записан {out}\n"
    report = json.loads(out.read_text(encoding="utf-8"))
    assert set(report) == {"title", "columns", "rows"}
    keys = [column["key"] for column in report["columns"]]
    assert all(set(column) == {"key", "title"} for column in report["columns"])
    assert report["rows"]
    assert all(list(row) == keys for row in report["rows"])


def test_chosen_rows_and_the_fragment(example: Command, base: Path, tmp_path: Path) -> None:
    opened = Desk.open(base)
    first = opened.accounts.all()[0]
    opened.close()
    (tmp_path / "ids.json").write_text(f"[{first.id}]")
    chosen = ("--ids", tmp_path / "ids.json")
    out = tmp_path / "one.html"
    words = ("report", "registry-public", "--format", "html", "--out", out, "--fragment")
    assert example(*words, *chosen).code == 0
    page = out.read_text(encoding="utf-8")
    assert first.address in page
    assert page.count("vk.com") == page.count(first.address.removeprefix("https://"))
    assert "<html" not in page


@pytest.mark.parametrize("words", ["doctor", "vault status"])
def test_doctor_and_the_keyring_as_json(example: Command, words: str) -> None:
    told = example(*words.split(), "--json").json
    vault = told["keyring"] if words == "doctor" else told
    names = {"backend", "usable", "locked", "reason", "referenced", "present", "missing"}
    assert set(vault) == names
    assert (vault["referenced"], vault["present"], vault["missing"]) == (0, 0, 0)
    if words == "doctor":
        assert set(told) == {"versions", "database", "keyring", "fonts", "folders"}
        assert (told["database"]["check"], told["database"]["accounts"]) == ("ok", 9)
        assert Path(told["database"]["path"]).is_absolute()


def test_every_line_of_doctor_has_a_russian_name(example: Command) -> None:
    told = example("doctor").out
    lines = [line for line in told.splitlines() if not re.match(r"  [\w-]+: [\d.]+$", line)]
    assert [line for line in lines if not CYRILLIC.search(line.split(": ")[0])] == []


def test_a_bug_shows_no_data_unless_asked(
    desk: Command, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_history: History) -> None:
        raise RuntimeError("тайна")

    monkeypatch.setattr(History, "undo", broken)
    answer = desk("undo")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "RuntimeError" in answer.err
    assert "тайна" not in answer.err
    with pytest.raises(RuntimeError, match="тайна"):
        run(["--debug", "--db", str(base), "undo"])


def test_a_search_of_the_log_that_finds_nothing_does_not_call_it_empty(example: Command) -> None:
    assert example("log", "--search", "зырза").out == "Таких действий в журнале нет.\n"


def test_the_name_of_the_file_tells_its_format(example: Command, tmp_path: Path) -> None:
    out = tmp_path / "Реестр.CSV"
    assert example("report", "registry", "--out", out).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
