"""Looks for a secret in every file of a folder, in each spelling it could have leaked in."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path


def spellings(secret: str) -> dict[str, bytes]:
    """The secret as bytes, by the name of the spelling.

    Base64 depends on what stands before the secret, so there is one for each alignment: the part
    that does not change with the neighbours.
    """
    texts = {
        "utf-8": secret.encode(),
        "utf-16-le": secret.encode("utf-16-le"),
        "utf-16-be": secret.encode("utf-16-be"),
        "json": json.dumps(secret)[1:-1].encode(),
        "reversed": secret[::-1].encode(),
    }
    coded = {
        f"base64 of {name}, {shift} bytes on": _base64_inside(texts[name], shift)
        for name in ("utf-8", "utf-16-le", "utf-16-be")
        for shift in range(3)
    }
    safe = {f"url-safe {name}": text.translate(_URL_SAFE) for name, text in coded.items()}
    hexed = {f"hex of {name}": texts[name].hex().encode() for name in ("utf-8", "utf-16-le")}
    return texts | coded | safe | hexed


_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def _base64_inside(text: bytes, shift: int) -> bytes:
    coded = base64.b64encode(bytes(shift) + text)
    first = -(-shift * 8 // 6)
    return coded[first : (shift + len(text)) * 8 // 6]


def find_secret(folder: Path, secret: str) -> list[str]:
    """«file: spelling» for each place under the folder that holds the secret; empty is good.

    Names of files are looked at too, and what is inside zip (xlsx, docx, ods), gzip and zlib.
    """
    wanted = spellings(secret)
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found += [f"{name}: its name"] * (secret in name)
        if path.is_file():
            for place, content in _contents(name, path.read_bytes()):
                found += [f"{place}: {how}" for how, text in wanted.items() if text in content]
    return found


def _contents(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from _contents(f"{name}/{member}", archive.read(member))
    elif content.startswith(b"\x1f\x8b"):
        yield from _contents(f"{name}/gzip", gzip.decompress(content))
    for start in _streams(content):
        unpacked = zlib.decompressobj()
        try:
            yield f"{name}/stream at {start}", unpacked.decompress(content[start:])
        except zlib.error:
            continue


def _streams(content: bytes) -> Iterator[int]:
    """Where the compressed streams of a pdf begin."""
    if content.startswith(b"%PDF"):
        start = content.find(b"stream")
        while start >= 0:
            if content[start - 3 : start] != b"end":
                yield start + len(b"stream") + (2 if content[start + 6 : start + 7] == b"\r" else 1)
            start = content.find(b"stream", start + 6)
