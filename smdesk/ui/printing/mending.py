"""A fault of Qt's pdf writer put right in the finished bytes.

Qt tells readers which letter each sign of a font stands for, and takes the lowest code that the
font draws with it. Its font engine draws a tabulator as a space, so every space would be copied,
and searched for, as a tabulator (Qt 6.9.3). The tables are not compressed, and both codes are
equally long: no offset in the file moves.
"""

from __future__ import annotations

import re

_TABLE = re.compile(rb"beginbfrange\n.*?endbfrange", re.DOTALL)
_MEANING = re.compile(rb"(?m)^(<[0-9A-F]{4}> <[0-9A-F]{4}> )(.*)$")
_TABULATOR, _SPACE = b"<0009>", b"<0020>"


def with_spaces(pdf: bytes) -> bytes:
    """The same pdf, as long as before, in which spaces are spaces."""
    return _TABLE.sub(_mended, pdf)


def _mended(table: re.Match[bytes]) -> bytes:
    return _MEANING.sub(lambda line: line[1] + line[2].replace(_TABULATOR, _SPACE), table[0])
