"""Reports about a stretch of days: the norm week by week."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import html5lib
import pytest
from pypdf import PdfReader

from tests.cli.conftest import Command

KEYS = {"account", "address", "week", "done", "planned", "norm", "missing", "clause"}


def rows(example: Command, out: Path, *options: str) -> list[dict[str, Any]]:
    answer = example("report", "norm", *options, "--format", "json", "--out", str(out))
    assert answer.code == 0, answer.err
    found: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))["rows"]
    return found


def last_week() -> tuple[date, date]:
    monday = date.today() - timedelta(days=date.today().weekday() + 7)
    return monday, monday + timedelta(days=6)


def test_the_norm_is_told_by_page_and_week(example: Command, tmp_path: Path) -> None:
    monday, sunday = last_week()
    found = rows(example, tmp_path / "n.json", "--from", str(monday), "--to", str(sunday))
    assert set(found[0]) >= KEYS
    assert {row["week"] for row in found} == {monday.isoformat()}
    own = [row for row in found if row["norm"] is None]
    bound = [row for row in found if row["norm"] is not None]
    assert {row["clause"] for row in bound} == {"разд. 2 п. 2"}
    assert {row["clause"] for row in own} == {""}
    assert {row["missing"] for row in own} == {None}
    for row in bound:
        assert row["missing"] == max(0, row["norm"] - row["done"])
    assert len({row["address"] for row in found}) == len(found)


def test_a_page_alone_and_a_month(example: Command, tmp_path: Path) -> None:
    out = tmp_path / "n.json"
    found = rows(example, out, "--month", "2026-10", "--account", "vk.com/biblio_example")
    assert {row["address"] for row in found} == {"https://vk.com/biblio_example"}
    assert next(row["week"] for row in found) == "2026-09-28"


def test_a_table_of_it_opens_in_excel(example: Command, tmp_path: Path) -> None:
    out = tmp_path / "n.csv"
    assert example("report", "norm", "--format", "csv", "--out", str(out)).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as stream:
        head, *lines = csv.reader(stream, delimiter=";")
    assert head[5:10] == ["Неделя с", "Вышло", "В плане", "Норма", "Не хватает"]
    assert lines


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("registry --month 2026-11", "Срок указывается только для"),
        ("norm --month 2026-11 --from 1.11.2026 --to 2.11.2026", "или --month, или"),
        ("norm --from 1.11.2026", "и --from, и --to"),
        ("norm --organization Клуб", "только для «compliance»"),
        ("registry --account vk.com/biblio_example", "--account — только для"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    example: Command, tmp_path: Path, options: str, words: str
) -> None:
    answer = example("report", *options.split(), "--out", str(tmp_path / "x.csv"))
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err


def test_days_that_make_no_sense_are_refused(example: Command, tmp_path: Path) -> None:
    out = str(tmp_path / "x.csv")
    days = ("--from", "2.11.2026", "--to", "1.11.2026")
    assert example("report", "norm", *days, "--out", out).is_refusal("раньше первого")
    assert example("report", "norm", "--month", "13", "--out", out).is_refusal("не месяц")


PLAN_KEYS = (
    *("number", "at", "network", "account", "address", "topic", "rubric", "format", "files"),
    *("responsible", "approved", "status", "link", "text", "id"),
)


@pytest.mark.parametrize("kind", ["xlsx", "html", "csv", "json", "ics"])
@pytest.mark.parametrize("name", ["plan", "events"])
def test_the_plan_and_events_are_written_in_every_format(
    example: Command, tmp_path: Path, name: str, kind: str
) -> None:
    out = tmp_path / f"plan.{kind}"
    answer = example("report", name, "--out", str(out))
    assert answer.code == 0, answer.err
    assert out.stat().st_size > 300


def test_the_plan_tells_its_days_under_agreed_keys(example: Command, tmp_path: Path) -> None:
    out, today = tmp_path / "plan.json", date.today()
    answer = example("report", "plan", "--from", str(today), "--to", str(today), "--out", str(out))
    assert answer.code == 0, answer.err
    told = json.loads(out.read_text(encoding="utf-8"))
    assert tuple(column["key"] for column in told["columns"]) == PLAN_KEYS
    assert all(row["at"].startswith(str(today)) for row in told["rows"])


def test_other_reports_are_refused_as_a_calendar(example: Command, tmp_path: Path) -> None:
    answer = example("report", "norm", "--format", "ics", "--out", str(tmp_path / "n.ics"))
    assert answer.code != 0
    assert "в календарь не записать" in answer.err
    assert not (tmp_path / "n.ics").exists()


def test_the_plan_of_a_month_is_laid_out_as_a_grid_or_a_list(
    example: Command, tmp_path: Path
) -> None:
    month = ("--month", f"{date.today():%Y-%m}")
    for layout, words in (((), "Дата и время"), (("--layout", "month"), "Норма недели")):
        out = tmp_path / "план.pdf"
        answer = example("report", "plan", *month, *layout, "--out", str(out))
        assert answer.code == 0, answer.err
        pages = [" ".join(page.extract_text().split()) for page in PdfReader(out).pages]
        assert sum(words in page for page in pages) >= len(pages) - 1
        assert ("Пн Вт Ср" in pages[0]) is bool(layout)


def test_the_grid_of_weeks_is_a_page_for_the_site(example: Command, tmp_path: Path) -> None:
    out, listed = tmp_path / "план.html", tmp_path / "план.json"
    month = ("--month", f"{date.today():%Y-%m}")
    assert example("report", "plan", *month, "--layout", "month", "--out", str(out)).code == 0
    assert example("report", "plan", *month, "--out", str(listed)).code == 0
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        out.read_text(encoding="utf-8")
    )
    heads = ["".join(each.itertext()) for each in tree.iterfind(".//thead/tr/th")]
    assert heads == ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс", "Норма недели"]
    days = [each.get("datetime") for each in tree.iterfind(".//tbody//time")]
    assert len(days) % 7 == 0
    assert date.fromisoformat(str(days[0])).weekday() == 0
    posts = " ".join("".join(each.itertext()) for each in tree.iterfind(".//tbody//li"))
    told = json.loads(listed.read_text(encoding="utf-8"))["rows"]
    assert told
    assert all(" ".join(row["topic"].split()) in " ".join(posts.split()) for row in told)


@pytest.mark.parametrize("layout", ["list", "month"])
@pytest.mark.parametrize(
    ("name", "file", "words"),
    [
        ("events", "x.pdf", "--layout — только для: plan."),
        ("plan", "x.xlsx", "--layout — только для форматов: pdf, html."),
    ],
)
def test_a_layout_of_what_has_none_is_refused(
    example: Command, tmp_path: Path, layout: str, name: str, file: str, words: str
) -> None:
    answer = example("report", name, "--layout", layout, "--out", str(tmp_path / file))
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert not (tmp_path / file).exists()
