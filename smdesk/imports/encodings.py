"""Which encoding a Russian text file is in: by its marks, by its form, by how Russian it reads."""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter

from smdesk.imports.refusals import Refusal, Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1251", "cp866", "koi8-r")
"""In the order in which equal candidates are preferred."""
_SAMPLE = 20_000
_FEW = 5
"""How many good signs there are for each byte that utf-8 has no meaning for."""
_FREQUENT = (110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16)
_RARE = (14, 12, 10, 9, 7, 6, 5, 4, 3, 3, 0.4, 0.4)
_PER_MILLE = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (*_FREQUENT, *_RARE),
        strict=True,
    )
)
"""How often a letter stands in Russian texts."""
_SIGNS = frozenset("№«»—–…“”„’ §°\xa0")
_CAPITAL, _SIGN, _STRANGE = 0.9, 1.0, 0.001
_USUAL = re.compile(r"орган|ссылк|наимен|админ|страниц|сеть|учрежд|телефон|платформ", re.IGNORECASE)
"""Stems that tables of pages hold: what decides where a file has a few words only."""
_CAPITAL_INSIDE = re.compile(r"[а-яё][А-ЯЁ]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    """The text without byte order mark and NULs. Raises Refused for what is no text."""
    text = _decoded(data).lstrip("\ufeff").replace("\x00", "")
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 20 > len(sample):
        raise Refused(Refusal.NOT_A_TABLE)
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    text = data.decode("utf-8", errors="replace")
    if "\ufffd" not in text or _is_mostly_utf8(text):
        return text
    best = max(_ONE_BYTE, key=lambda encoding: russian_score(data[:_SAMPLE], encoding))
    return data.decode(best, errors="replace")


def _wide(data: bytes) -> str:
    """utf-16 without a mark: nearly every second byte is 0 or 4, as in Latin and Cyrillic."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return ""
    high = {0, 4}
    even = sum(byte in high for byte in sample[0::2])
    odd = sum(byte in high for byte in sample[1::2])
    if max(even, odd) < half * 0.9 or min(even, odd) > half * 0.5:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_mostly_utf8(text: str) -> bool:
    """Whether few bytes had to be replaced, for all the signs that are more than one byte."""
    replaced = text.count("\ufffd")
    return replaced * _FEW <= sum(sign > "\x7f" for sign in text) - replaced


def russian_score(sample: bytes, encoding: str) -> float:
    """How likely the sample is as Russian in this encoding: a sum of logarithms, one per sign.

    One-byte encodings give as many signs each, so their scores compare.
    """
    text = sample.decode(encoding, errors="replace")
    counted = Counter(sign for sign in text if ord(sign) > 127)
    likely = sum(math.log(_likelihood(sign)) * count for sign, count in counted.items())
    return likely + 5 * len(_USUAL.findall(text)) - 2 * len(_CAPITAL_INSIDE.findall(text))


def _likelihood(sign: str) -> float:
    if sign in _PER_MILLE:
        return _PER_MILLE[sign]
    if sign.lower() in _PER_MILLE:
        return _PER_MILLE[sign.lower()] * _CAPITAL
    return _SIGN if sign in _SIGNS else _STRANGE
