"""Cells as values of fields: dates, yes and no, numbers, contacts, statuses, names of networks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Final

from smdesk.imports.counts import count_in, whole
from smdesk.imports.days import day
from smdesk.imports.table import Cell, text_of
from smdesk.imports.words import normal, words
from smdesk.models import values as rules
from smdesk.models.contacts import email, phone, phones
from smdesk.models.dates import show_date
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold, is_plain
from smdesk.models.labels import label
from smdesk.models.records import Network
from smdesk.models.vocabulary import AccountStatus

Value = str | int | bool | date | None
"""A value of a field. None clears it, which only an explicit «нет» does."""

_PLAIN_EMAIL = re.compile(
    r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,12}"
)
_RESERVED = re.compile(r"\.(?:test|local|localhost|invalid|onion|arpa)$|--")
_CONTACTS = re.compile(r"[;,\n]|\s(?=\S+@)|(?<=[a-z])\s", re.IGNORECASE)
_PHONES = re.compile(r"[;\n]|,(?!\s*(?:доб|вн|ext))", re.IGNORECASE)


def is_blank(cell: Cell) -> bool:
    """Whether the cell says nothing, be it empty or «нет данных»."""
    return not said(cell)


def said(cell: Cell) -> str:
    """The cell's text; empty for one that says nothing, be it empty or «нет данных»."""
    return "" if cell is None else _said(cell)


@lru_cache(maxsize=32768, typed=True)
def _said(cell: Cell) -> str:
    text = text_of(cell)
    longest, begins = _blanks()
    may_be_blank = len(text) < longest and (text[:1] in begins or not text[:1].isalnum())
    return "" if may_be_blank and fold(text) in words().blank else text


@cache
def _blanks() -> tuple[int, frozenset[str]]:
    """Signs from which on a text is no word for a blank, and the letters that one begins with."""
    blank = words().blank
    begins = {form(word[:1]) for word in blank for form in (str.lower, str.upper)}
    return 10 + max(map(len, blank)), frozenset(begins)


def yes_or_no(cell: Cell, field: str) -> bool:
    """A flag. Raises Invalid."""
    word = fold(text_of(cell)).rstrip(".!")
    known = words()
    if word in known.yes:
        return True
    if word in known.no:
        return False
    raise Invalid(field, f"«{text_of(cell)[:40]}» — не «да» и не «нет».")


def past_day(cell: Cell, field: str, today: date) -> date:
    """A date that is not ahead. Raises Invalid."""
    found = day(cell, field, today)
    if found > today:
        raise Invalid(field, f"Дата {show_date(found)} ещё не наступила.")
    return found


def connected_day(cell: Cell, field: str, today: date) -> date | None:
    """Since when something is connected: a date; today for a bare «да»; None for «нет»."""
    if isinstance(cell, date):
        return past_day(cell, field, today)
    try:
        return today if yes_or_no(cell, field) else None
    except Invalid:
        return past_day(cell, field, today)


def whole_number(cell: Cell, field: str) -> int:
    """A number of people: `1 234`, `1,2 тыс.`. Raises Invalid."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = whole(cell, field)
    else:
        number = count_in(text_of(cell), field)
    return rules.count(number, field) or 0


def widgets(cell: Cell, field: str) -> int:
    """How many widgets: 0, 1, 2, or «да» for one. Raises Invalid."""
    found = re.match(r"\s*(\d+)", text_of(cell))
    number = int(found[1][:4]) if found else int(yes_or_no(cell, field))
    return rules.count(number, field, highest=2) or 0


def status(cell: Cell, field: str) -> AccountStatus:
    """A status by its label or another usual word. Raises Invalid."""
    word = fold(text_of(cell)).rstrip(".")
    for code in AccountStatus:
        if word in (fold(label(code)), code.value):
            return code
    if word in words().statuses:
        return words().statuses[word]
    raise Invalid(field, f"Состояние «{text_of(cell)[:40]}» не понято.")


@lru_cache(maxsize=8192)
def mailbox(text: str, field: str) -> str:
    """The first mailbox of a cell. Raises Invalid."""
    first = next(iter(_listed(text, _CONTACTS)), "")
    # Most mailboxes are plain; the full check costs a slow import and 50 µs each.
    if len(first) < 64 and _PLAIN_EMAIL.fullmatch(first) and not _RESERVED.search(first):
        return first
    return email(first, field)


def all_mailboxes(text: str, field: str) -> str:
    """Every mailbox of a cell, joined with «, ». Raises Invalid."""
    return ", ".join(dict.fromkeys(mailbox(part, field) for part in _listed(text, _CONTACTS)))


@lru_cache(maxsize=8192)
def one_phone(text: str, field: str) -> str:
    """The first phone of a cell. Raises Invalid."""
    return phone(next(iter(_listed(text, _PHONES)), ""), field)


def _listed(text: str, sign: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in sign.split(text) if part.strip()]


FIRST_OF: Final = {"work_email": (_CONTACTS, "адрес почты"), "work_phone": (_PHONES, "телефон")}
"""Field that holds one contact → what parts several, and the word for one."""


def left_out(cell: Cell, field: str) -> str:
    """What is said of the contacts of a cell after the first, which alone is stored."""
    sign, what = FIRST_OF[field]
    text = text_of(cell)
    if not sign.search(text):
        return ""
    first, *others = _listed(text, sign) or [""]
    rest = ", ".join(other for other in dict.fromkeys(others) if other != first)
    return f"Не взято: «{rest[:60]}»: записан только первый {what}." if rest else ""


@lru_cache(maxsize=8192)
def all_phones(text: str, field: str) -> str:
    """Every phone of a cell. Raises Invalid."""
    return phones(text, field)


@lru_cache(maxsize=8192)
def line(text: str, field: str) -> str:
    """One line of text. Raises Invalid."""
    if "  " not in text and len(text) <= rules.LINE and is_plain(text):
        return text.strip()
    return rules.one_line(text, field)


def network_named(text: str, networks: Sequence[Network]) -> Network | None:
    """The network that a cell names by title, code, badge or another usual word."""
    wanted = normal(text)
    code = words().networks.get(wanted)
    for network in networks:
        own = (network.code, normal(network.title), normal(network.badge))
        if network.code == code or wanted in own:
            return network
    inside = {words().networks[word] for word in wanted.split() if word in words().networks}
    return next((one for one in networks if {one.code} == inside), None)


def shown(value: object) -> str:
    """A value as the window shows it beside another."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, date):
        return show_date(value)
    return "" if value is None else str(value)


Parser = Callable[[Cell, str, date], Value]


def _of_text(read: Callable[[str, str], Value]) -> Parser:
    return lambda cell, field, _: read(text_of(cell), field)


def _of_cell(read: Callable[[Cell, str], Value]) -> Parser:
    return lambda cell, field, _: read(cell, field)


ACCOUNT_FIELDS: Final[Mapping[str, Parser]] = {
    "title": _of_text(line),
    "page_id": _of_text(line),
    "work_email": _of_text(mailbox),
    "work_phone": _of_text(one_phone),
    "created_on": past_day,
    "subscribers": _of_cell(whole_number),
    "gospublics_on": connected_day,
    "two_factor": _of_cell(yes_or_no),
    "gosmark": _of_cell(yes_or_no),
    "pos_widgets": _of_cell(widgets),
    "is_public": _of_cell(yes_or_no),
    "note": _of_text(rules.many_lines),
}
"""Field of an account → what reads its cell. Parsers raise Invalid."""

STATUS_FIELDS: Final[Mapping[str, Parser]] = {
    "status": _of_cell(status),
    "status_since": past_day,
    "deleted_on": past_day,
}

PARSERS: Final[Mapping[str, Parser]] = {**ACCOUNT_FIELDS, **STATUS_FIELDS}

FLAGS: Final = frozenset(
    {"two_factor", "gosmark", "pos_widgets", "is_public", "gospublics_on", "status"}
)
"""Fields in which «нет» is an answer and not a blank."""

SINGLE: Final = (
    "page_id",
    "created_on",
    "subscribers",
    "gospublics_on",
    "two_factor",
    "gosmark",
    "pos_widgets",
)
"""Fields that tell of one page: of a row with several pages nobody knows which."""


@lru_cache(maxsize=32768, typed=True)
def answers(cell: Cell, field: str, today: date) -> tuple[Value, ...]:
    """The value of a cell for this field; nothing where it says nothing. Raises Invalid.

    Remembered, as a column holds few different flags, days and numbers.
    """
    if cell is None or is_missing(cell, field):
        return ()
    return (PARSERS[field](cell, field, today),)


def is_missing(cell: Cell, field: str) -> bool:
    """Whether the cell says nothing about this field."""
    if field in FLAGS and fold(text_of(cell)) in words().no:
        return False
    return is_blank(cell)
