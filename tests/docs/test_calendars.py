"""The shipped calendars are what the script writes."""

from __future__ import annotations

from pathlib import Path

from docs.calendars import FOLDER, main


def test_the_script_writes_exactly_the_shipped_files(tmp_path: Path) -> None:
    main([str(tmp_path)])

    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert sorted(written) == ["ru-2025.toml", "ru-2026.toml", "ru-2027.toml"]
