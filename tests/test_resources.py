from __future__ import annotations

from pathlib import Path

import pytest

from smdesk import resources


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures" / "b.toml").write_text("name = 'б'", encoding="utf-8")
    (tmp_path / "procedures" / "a.toml").write_bytes(b"name = 'a'")
    (tmp_path / "procedures" / "folder").mkdir()
    monkeypatch.setattr(resources, "_folder", lambda: tmp_path)
    return tmp_path


def test_files_are_listed_sorted_and_can_be_read_back(shipped: Path) -> None:
    names = resources.resource_files("procedures")

    assert names == ("procedures/a.toml", "procedures/b.toml")
    assert resources.resource_text(names[1]) == "name = 'б'"
    assert resources.resource_bytes(names[0]) == b"name = 'a'"


def test_a_missing_file_is_a_fault(shipped: Path) -> None:
    with pytest.raises(FileNotFoundError):
        resources.resource_text("procedures/c.toml")


def test_a_checkout_reads_the_folder_at_its_root() -> None:
    root = Path(resources.__file__).parents[1]

    assert resources.resource_path(".") == root / "resources"
