"""The list for the site goes out and comes in again: nothing is lost, nothing is rewritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

FORM = """№;Орган;Платформа;Наименование;Ссылка;Подразделение;Телефон
1;Администрация поселения;ВКонтакте;Посёлок онлайн;https://vk.com/aaa1;Отдел связи;8 (42665) 2-11-62
"""


@pytest.mark.parametrize("procedure", ["amurzet", "dzhankoy", "kuzbass", "tashtyp", "tomsk"])
def test_our_own_list_changes_nothing(desk: Command, tmp_path: Path, procedure: str) -> None:
    assert desk("demo", "--procedure", procedure).code == 0
    out = tmp_path / "site.xlsx"
    assert desk("report", "registry-public", "--format", "xlsx", "--out", out).code == 0
    told = desk("import", "accounts", out, "--json").json

    assert (told["new"], told["changed"], told["rejected"]) == (0, 0, [])
    assert told["same"] > 0


def test_the_published_form_is_put_on_the_site_as_it_came(desk: Command, tmp_path: Path) -> None:
    form, out = tmp_path / "form.csv", tmp_path / "site.json"
    form.write_text(FORM, encoding="utf-8")
    assert desk("import", "accounts", form).code == 0
    assert desk("report", "registry-public", "--format", "json", "--out", out).code == 0
    (row,) = json.loads(out.read_text(encoding="utf-8"))["rows"]

    assert (row["unit"], row["phone"]) == ("Отдел связи", "+7 (42665) 2-11-62")
    assert desk("import", "accounts", form, "--json").json["same"] == 1
