"""The canary sings: a search that finds nothing proves nothing until it has found something."""

from __future__ import annotations

import base64
import gzip
import sqlite3
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.canary import find_secret, spellings

SECRET = "Кенар-7f3a/+x"


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", [b"", b"a", b"ab", b"abc", b"abcd"])
@pytest.mark.parametrize("after", [b"", b"y", b"yz"])
def test_base64_is_found_at_every_alignment(
    tmp_path: Path, coding: str, before: bytes, after: bytes
) -> None:
    text = base64.b64encode(before + SECRET.encode(coding) + after)
    (tmp_path / "state.txt").write_bytes(b"key=" + text)

    assert find_secret(tmp_path, SECRET)


@given(secret=st.text(min_size=6, max_size=40), before=st.binary(max_size=7))
def test_every_secret_has_spellings_long_enough_to_be_its_own(secret: str, before: bytes) -> None:
    coded = base64.b64encode(before + secret.encode("utf-8", "replace") + b"tail")
    plain = secret.encode("utf-8", "replace").decode()

    inside = [text for name, text in spellings(plain).items() if name.startswith("base64 of utf-8")]
    assert any(text in coded for text in inside)
    assert min(map(len, inside)) >= 6


def test_packed_files_are_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sheet.xml", f"<t>{SECRET}</t>" * 50)
    (tmp_path / "log.gz").write_bytes(gzip.compress(SECRET.encode()))
    (tmp_path / "a.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj\nstream\n" + zlib.compress(SECRET.encode()) + b"\nendstream"
    )

    places = {line.split(":")[0] for line in find_secret(tmp_path, SECRET)}
    assert places == {"a.xlsx/xl/sheet.xml", "log.gz/gzip", "a.pdf/stream at 24"}


def test_a_row_of_a_database_is_seen(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "a.db")
    base.execute("CREATE TABLE t (x TEXT)")
    base.execute("INSERT INTO t VALUES (?)", (SECRET,))
    base.commit()
    base.close()

    assert find_secret(tmp_path, SECRET) == ["a.db: utf-8"]


def test_silence_where_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Кенар улетел", encoding="utf-8")

    assert find_secret(tmp_path, SECRET) == []
