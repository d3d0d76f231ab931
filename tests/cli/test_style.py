"""The command `style`: on files and standard input, in words and as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.children import ROOT
from tests.cli.conftest import Command

TEXT = "Вода есть.\nРемонт в целях удобства 5 мая.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1251", "cp866", "koi8-r", "utf-16", "utf-16-le"]
)
def test_a_file_of_any_usual_encoding_is_judged(
    desk: Command, base: Path, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "пост.txt"
    text = TEXT * 5
    file.write_bytes(text.encode(encoding))

    answer = desk("style", file, "--json")

    assert (answer.code, answer.err) == (0, "")
    start = text.index("в целях")
    assert answer.json["hints"][0] == {
        "start": start,
        "end": start + len("в целях"),
        "level": "style",
        "kind": "bureaucratese",
        "text": "в целях",
        "advice": "Канцеляризм. Проще: чтобы, для.",
    }
    assert len(answer.json["hints"]) == 5
    assert not base.exists()


def test_words_tell_line_and_column(desk: Command, tmp_path: Path) -> None:
    file = tmp_path / "пост.txt"
    file.write_text(TEXT, "utf-8")

    assert desk("style", file).out == ("2:8 стиль: «в целях». Канцеляризм. Проще: чтобы, для.\n")


@pytest.mark.parametrize("text", ["", "Завтра в 18:00 концерт.\n"])
def test_a_plain_text_has_no_hints(desk: Command, tmp_path: Path, text: str) -> None:
    file = tmp_path / "пост.txt"
    file.write_text(text, "utf-8")

    assert desk("style", file).out == "Замечаний нет.\n"
    assert desk("style", file, "--json").json == {"hints": []}


def test_standard_input_is_judged_without_a_base_or_a_screen(base: Path) -> None:
    asked = subprocess.run(
        [sys.executable, "-W", "error", "-m", "smdesk", "--db", str(base), "style", "-", "--json"],
        input=TEXT.encode(),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )

    assert (asked.returncode, asked.stderr) == (0, b"")
    assert [hint["text"] for hint in json.loads(asked.stdout)["hints"]] == ["в целях"]
    assert not base.parent.exists()


def test_what_is_no_text_is_refused_in_one_sentence(desk: Command, tmp_path: Path) -> None:
    picture = tmp_path / "а.png"
    picture.write_bytes(bytes(range(1, 32)) * 50)

    assert desk("style", tmp_path / "нет.txt").is_refusal("Файла «нет.txt» нет.")
    assert desk("style", tmp_path, "--json").is_refusal("Укажите файл с текстом.")
    assert desk("style", picture).is_refusal("не текст")
