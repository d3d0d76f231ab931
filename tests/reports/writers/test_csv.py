"""CSV, as the standard reader and a spreadsheet take it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.reports.report import Report
from smdesk.reports.writers.csv_file import safe
from smdesk.reports.writers.written import Written
from tests.reports.samples import HEAD, HOSTILE_TEXTS, of_texts

Write = Callable[[Report, str], Written]


def lines_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))


def test_it_has_the_mark_the_titles_and_the_rows(written: Write) -> None:
    path = written(HEAD, "csv").path

    assert path.read_bytes().startswith("\ufeff№;Название;".encode())
    assert lines_of(path)[1:] == [
        [
            "1",
            "Дом культуры",
            "https://vk.com/dk",
            "31.01.2026",
            "31.01.2026 09:05",
            "да",
            "+7 (426) 662-13-45",
        ],
        ["2", "", "", "", "", "нет", ""],
    ]


def test_hostile_texts_keep_their_cells(written: Write) -> None:
    lines = lines_of(written(of_texts(HOSTILE_TEXTS), "csv").path)[1:]

    assert len(lines) == len(HOSTILE_TEXTS)
    assert {len(line) for line in lines} == {7}


@pytest.mark.parametrize(
    "text", ["=1", "+1+1", "-1", "@x", "\tx", " =1", "+7-1", "+7*1", "+7 -1", "+"]
)
def test_what_could_be_computed_is_marked_as_text(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("phone", ["+74266621345", "+7 426 662-13-45", "+7 (426) 662 13 45"])
def test_phones_stay_as_they_are(phone: str) -> None:
    assert safe(phone) == phone


def test_numbers_below_zero_are_numbers() -> None:
    assert safe(-5) == "-5"


@given(st.text(max_size=30))
def test_no_text_begins_like_a_formula(text: str) -> None:
    begin = safe(text).lstrip(" \n")[:1]

    assert begin not in {"=", "-", "@", "\t"}
    assert begin != "+" or set(safe(text)) <= set("+0123456789 ()-")
