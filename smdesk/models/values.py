"""Rules for single values: each takes what was entered and returns what is stored, or refuses."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date

from smdesk.models.dates import FIRST, LAST
from smdesk.models.errors import Invalid
from smdesk.models.folding import as_seen, is_plain

CODE, LINE, NOTE, TEXT = 60, 500, 10_000, 1_000_000
"""Longest texts, characters: codes and numbers, one-line fields, notes, whole documents."""

_OGRN_DIVISORS = {13: 11, 15: 13}
_HOST = re.compile(r"[^\s/:@?#]+\.[^\s/:@?#]+")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_CODE = re.compile(r"[a-z][a-z0-9_-]*")


def one_line(text: str, field: str, longest: int = LINE) -> str:
    """The text on one line, blanks as one, letters whole. Signs that nobody sees go."""
    seen = text if is_plain(text) else as_seen(_printable(text))
    return _not_longer(" ".join(seen.split()), field, longest)


def many_lines(text: str, field: str, longest: int = NOTE) -> str:
    """The text with its lines, without control characters and blanks at the ends."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = (line.rstrip() for line in _printable(unified).split("\n"))
    return _not_longer("\n".join(lines).strip(), field, longest)


def filled(text: str, field: str, what: str) -> str:
    """One line that must not be empty; `what` completes «Не указано: …»."""
    line = one_line(text, field)
    if not line:
        raise Invalid(field, f"Не указано: {what}.", "Заполните это поле.")
    return line


def code(text: str, field: str) -> str:
    """A short Latin code in lower case."""
    typed = one_line(text, field, CODE).lower()
    if not _CODE.fullmatch(typed):
        raise Invalid(field, "Код не подходит.", "Введите латинские буквы, цифры, «-» или «_».")
    return typed


def ogrn(text: str, field: str) -> str:
    """ОГРН (13 digits) or ОГРНИП (15) with its check digit right; empty for empty."""
    typed = re.sub(r"[\s\-]", "", _printable(text))
    if not typed:
        return ""
    divisor = _OGRN_DIVISORS.get(len(typed))
    if divisor is None or not (typed.isascii() and typed.isdigit()):
        raise Invalid(field, "В ОГРН должно быть 13 цифр (в ОГРНИП — 15).", "Проверьте номер.")
    if int(typed[:-1]) % divisor % 10 != int(typed[-1]):
        raise Invalid(field, "В ОГРН ошибка: не сходится контрольная цифра.", "Проверьте номер.")
    return typed


def day(value: date | None, field: str) -> date | None:
    """A date within 1900–2100, or None."""
    if value is not None and not FIRST <= value <= LAST:
        raise Invalid(
            field, f"Год {value.year} не подходит.", f"Годы — от {FIRST.year} до {LAST.year}."
        )
    return value


def count(value: int | None, field: str, highest: int = 1_000_000_000) -> int | None:
    """A whole number from 0 to `highest`, or None."""
    if value is not None and not 0 <= value <= highest:
        raise Invalid(field, f"Число {value} не подходит.", f"Введите от 0 до {highest}.")
    return value


def limit(value: int | None, field: str) -> int | None:
    """A number of characters above 0, or None where there is no limit."""
    if value == 0:
        raise Invalid(field, "Длина 0 не подходит.", "Оставьте поле пустым, если предела нет.")
    return count(value, field)


def reference(value: int | None, field: str, what: str) -> int:
    """The id of a stored record; `what` completes «Не указано: …»."""
    if value is None or value <= 0:
        raise Invalid(field, f"Не указано: {what}.", "Выберите из списка.")
    return value


def optional_reference(value: int | None, field: str) -> int | None:
    """The id of a stored record, or None; 0 stands for None."""
    return reference(value, field, "запись") if value else None


def colour(text: str, field: str) -> str:
    """A colour `#RRGGBB` in capitals."""
    typed = text.strip()
    if not _COLOUR.fullmatch(typed):
        raise Invalid(field, "Цвет не подходит.", "Введите его так: #2459B3.")
    return typed.upper()


def hosts(values: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Host names in lower case without repeats; at least one."""
    found = tuple(dict.fromkeys(host.strip().lower() for host in values if host.strip()))
    wrong = [host for host in found if not _HOST.fullmatch(host)]
    if wrong:
        raise Invalid(field, f"«{wrong[0]}» не похоже на имя сайта.", "Введите его так: vk.com.")
    if not found:
        raise Invalid(field, "Не указано ни одного сайта сети.", "Введите его так: vk.com.")
    return found


def expression(text: str, field: str) -> str:
    """A regular expression that compiles."""
    try:
        re.compile(text)
    except re.error as error:
        raise Invalid(
            field, f"Выражение записано неверно ({error.msg}).", "Проверьте скобки."
        ) from None
    except (OverflowError, RecursionError):
        raise Invalid(
            field, "Выражение слишком сложное.", "Сократите его и числа в фигурных скобках."
        ) from None
    return _not_longer(text, field, LINE * 2)


def json_list(text: str, field: str) -> str:
    """A JSON list, as it is."""
    try:
        is_list = isinstance(json.loads(text), list)
    except ValueError:
        is_list = False
    if not is_list:
        raise Invalid(field, "Состав реестра не читается.", "Сохраните публикацию ещё раз.")
    return text


def _printable(text: str) -> str:
    """The text without control characters, lone surrogates and the byte order mark."""
    if text.isprintable():
        return text
    kept = (
        sign
        for sign in text.replace("\ufeff", "")
        if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs", "Cn"}
    )
    return "".join(kept)


def _not_longer(text: str, field: str, longest: int) -> str:
    if len(text) > longest:
        raise Invalid(
            field, f"Текст длиннее {longest} знаков (в нём {len(text)}).", "Сократите его."
        )
    return text
