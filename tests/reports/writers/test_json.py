"""JSON, as scripts read it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from smdesk.reports.report import Report
from smdesk.reports.writers.written import Written
from tests.reports.samples import COLUMNS, HEAD, HOSTILE_TEXTS, of_texts

Write = Callable[[Report, str], Written]


def test_rows_stand_under_the_keys_of_the_columns(written: Write) -> None:
    read = json.loads(written(HEAD, "json").path.read_text(encoding="utf-8"))

    assert list(read) == ["title", "columns", "rows"]
    assert read["title"] == "Реестр"
    assert read["columns"] == [{"key": each.key, "title": each.title} for each in COLUMNS]
    assert read["rows"] == [
        {
            "number": 1,
            "name": "Дом культуры",
            "address": "https://vk.com/dk",
            "since": "2026-01-31",
            "seen": "2026-01-31T09:05:30",
            "mark": True,
            "phone": "+7 (426) 662-13-45",
        },
        {
            "number": 2,
            "name": "",
            "address": "",
            "since": None,
            "seen": None,
            "mark": False,
            "phone": "",
        },
    ]


def test_no_rows_are_an_empty_list(written: Write) -> None:
    read = json.loads(written(replace(HEAD, rows=()), "json").path.read_bytes())

    assert read["rows"] == []


def test_hostile_texts_are_read_back(written: Write) -> None:
    read = json.loads(written(of_texts(HOSTILE_TEXTS), "json").path.read_bytes())

    assert [row["name"] for row in read["rows"]][:3] == list(HOSTILE_TEXTS[:3])
    assert len(read["rows"]) == len(HOSTILE_TEXTS)
