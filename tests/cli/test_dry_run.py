"""What an import would change is read before it changes anything."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command

HEAD = "Организация;Ссылка;Название страницы;Подписчики\n"


def test_every_change_is_told_field_by_field(desk: Command, tmp_path: Path) -> None:
    table = tmp_path / "таблица.csv"
    table.write_text(f"{HEAD}Клуб;https://vk.com/aaa1;Клуб;50\n", encoding="utf-8")
    assert desk("import", "accounts", table).code == 0
    table.write_text(f"{HEAD}Клуб;https://vk.com/aaa1;Клуб у реки;\n", encoding="utf-8")

    assert desk("import", "accounts", table, "--dry-run").out.splitlines() == [
        "Будет загружено: новых 0, изменённых 1, без изменений 0.",
        "Изменится:",
        "  строка 2: Название: Клуб → Клуб у реки",
    ]
    assert "→" not in desk("import", "accounts", table).out
