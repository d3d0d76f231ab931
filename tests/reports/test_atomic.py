"""Files are whole or untouched."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from smdesk.reports.atomic import NotWritten, atomic_write, write_bytes


def test_a_file_is_replaced_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    with atomic_write(path) as part:
        part.write_bytes(b"new")
        assert path.read_bytes() == b"old"

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    with pytest.raises(ZeroDivisionError):
        _fail_half_way(path)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def _fail_half_way(path: Path) -> None:
    with atomic_write(path) as part:
        part.write_bytes(b"half")
        raise ZeroDivisionError


def test_what_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="это папка"):
        write_bytes(tmp_path, b"")
    with pytest.raises(NotWritten, match="Папки для файла"):
        write_bytes(tmp_path / "none" / "a", b"")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotWritten, match="Папки для файла"):
        write_bytes(tmp_path / "file" / "a", b"")
    with pytest.raises(NotWritten, match="слишком длинное"):
        write_bytes(tmp_path / ("я" * 200), b"")


def test_a_share_that_cannot_flush_folders_has_its_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def refuse_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not on this share")
        flush(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    write_bytes(tmp_path / "a.txt", b"new")

    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_what_stands_beside_under_the_name_of_a_part_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt.part").write_bytes(b"another's")
    (tmp_path / "a.txt.1.part").mkdir()

    write_bytes(tmp_path / "a.txt", b"new")

    assert (tmp_path / "a.txt.part").read_bytes() == b"another's"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.txt",
        "a.txt.1.part",
        "a.txt.part",
    ]


@pytest.mark.parametrize("before", [b"old", None])
def test_a_link_stays_and_the_file_that_it_leads_to_is_written(
    before: bytes | None, tmp_path: Path
) -> None:
    file, link = tmp_path / "there" / "a.txt", tmp_path / "link.txt"
    file.parent.mkdir()
    if before:
        file.write_bytes(before)
    link.symlink_to(Path("there") / "a.txt")

    write_bytes(link, b"new")

    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert [path.name for path in file.parent.iterdir()] == ["a.txt"]


def test_what_is_no_file_is_refused_and_stays(tmp_path: Path) -> None:
    pipe, link, ring = (tmp_path / name for name in ("pipe", "link", "ring"))
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    ring.symlink_to(ring)

    for path in (pipe, link):
        with pytest.raises(NotWritten, match=f"«{path.name}» — устройство"):
            write_bytes(path, b"new")
    with pytest.raises(NotWritten, match="ведёт сама на себя"):
        write_bytes(ring, b"new")

    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(tmp_path.iterdir()) == [link, pipe, ring]


def test_a_folder_that_takes_no_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")

    def refuse(_path: Path, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(NotWritten) as refused:
        write_bytes(tmp_path / "a.txt", b"new")

    assert refused.value.what == f"Папка «{tmp_path.name}» закрыта для записи."
    assert (tmp_path / "a.txt").read_bytes() == b"old"
