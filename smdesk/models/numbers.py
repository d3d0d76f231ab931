"""Numbers as people type them and as spreadsheets give them."""

from __future__ import annotations

import re

MOST = 1_000_000_000
_SHORT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(тыс|млн|k|к|m)\.?", re.IGNORECASE)
_SCALE = {"тыс": 1_000, "k": 1_000, "к": 1_000, "млн": 1_000_000, "m": 1_000_000}
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3}){0,3}", re.ASCII)
"""To billions: Python refuses to read a number of thousands of digits."""
_GAPS = re.compile(r"[\s\u00a0\u202f']")


def grouped_number(digits: str) -> int | None:
    """«12,345» and «1.234.567»: thousands parted by a sign, as some networks and sheets do.

    None for any other text: nobody counts people to the third place after the comma.
    """
    return int(re.sub(r"[.,]", "", digits)) if _GROUPED.fullmatch(digits) else None


def parse_number(text: str) -> int | None:
    """«1 234», «1,2 тыс.», «3K» as networks show them; None for empty and for a dash.

    Raises ValueError for what is no whole number from 0 to a billion.
    """
    typed = text.strip()
    if typed in {"", "-", "—", "–"}:
        return None
    short = _SHORT.fullmatch(typed)
    if short:
        number = float(short[1].replace(",", "."))
        return _within(round(number * _SCALE[short[2].lower()]))
    digits = _GAPS.sub("", typed)
    parted = grouped_number(digits)
    if parted is not None:
        return _within(parted)
    whole = re.fullmatch(r"(\d+)(?:[.,]0+)?", digits)
    if whole is None or not digits.isascii():
        raise ValueError(text)
    return _within(int(whole[1]))


def _within(number: int) -> int:
    if number > MOST:
        raise ValueError(str(number))
    return number


def cells_of(text: str) -> list[list[str]]:
    """A block as spreadsheets put it on the clipboard: rows by lines, cells by tabs."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    return [line.split("\t") for line in lines]
