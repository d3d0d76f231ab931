"""Work contacts in any usual spelling, normalised. No look-up on the network is ever made.

Phones: a Russian number is printed with the area code as its writer parted it from the rest
(«8 42665 2-11-22» gives «+7 (42665) 2-11-22»), since the numbering plan alone does not tell where
a code of a district ends; without a gap the code has three digits. A local number of five to
seven digits and a service number of three are accepted and kept local: registries of villages are
full of them. `phone_hint` then says what is missing, and the form shows that without refusing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from smdesk.models.errors import Invalid

_EXTENSION = re.compile(
    r"[\s,;(]*(?:доб(?:авочный)?|вн(?:утр)?|ext|#)\.?\s*(\d{1,6})\s*\)?\s*$", re.IGNORECASE
)
_LABEL = re.compile(r"^\s*(?:т(?:ел(?:ефон)?)?|моб|раб|факс)?[./:\s]*(?=[+\d(])", re.IGNORECASE)
_PHONE_SIGNS = re.compile(r"^[\d\s()+.\-–—/]+$")
_BARE_PHONE = re.compile(r"[\d\s()+-]*")
"""Nearly every phone: looking for an extension takes longer than all the rest."""
_AREA = re.compile(r"^(?:\+?[78])?[\s\-]*\(?\s*(\d{3,5})\s*[)\s\-]")
_IN_BRACKETS = re.compile(r"\(([\d\s\-]{3,12})\)")
_SEPARATORS = re.compile(r"[;\n]|,(?!\s*(?:доб|вн|ext))", re.IGNORECASE)
_TRUNK = re.compile(r"^(?:\+?7|8)(?=\d{10}$)")
_NOT_DIGITS = re.compile(r"\D")
_LOCAL = range(5, 8)
_CODES = range(3, 6)
_SERVICE = 3
_NATIONAL = 10
_LONGEST_PHONE, _LONGEST_EMAIL = 100, 320
"""Characters: what is longer is refused before it is looked at closely."""


def email(text: str, field: str = "email") -> str:
    """The address with its domain in lower case; empty for empty. Raises Invalid(field, …)."""
    typed = text.strip().strip("<>,;").removeprefix("mailto:").strip()
    if not typed:
        return ""
    if len(typed) > _LONGEST_EMAIL:
        raise _bad_email(typed, field)
    try:
        return _validated(typed)
    except ValueError:
        raise _bad_email(typed, field) from None


@lru_cache(maxsize=32768)
def _validated(typed: str) -> str:
    """The normalised address; one mailbox often serves many pages. Raises ValueError."""
    from email_validator import validate_email

    return validate_email(typed, check_deliverability=False).normalized


def phone(text: str, field: str = "phone") -> str:
    """One phone in its usual printed form; empty for empty. Raises Invalid(field, …)."""
    typed = text.replace("\u00a0", " ").strip()
    if len(typed) > _LONGEST_PHONE:
        raise _bad_phone(typed, field)
    if not typed[:1].isdecimal():
        typed = _LABEL.sub("", typed).strip()
    typed = typed.strip(",;.")
    if not typed:
        return ""
    extension = None if _BARE_PHONE.fullmatch(typed) else _EXTENSION.search(typed)
    number = typed[: extension.start()].strip() if extension else typed
    tail = f" доб. {extension[1]}" if extension else ""
    return _number(number, field) + tail


def phones(text: str, field: str = "phone") -> str:
    """One or several phones separated by commas, semicolons or lines, joined with «, »."""
    found = (phone(part, field) for part in _SEPARATORS.split(text))
    return ", ".join(dict.fromkeys(number for number in found if number))


def phone_hint(shown: str) -> str:
    """What a normalised phone lacks, in Russian; empty when nothing."""
    for part in shown.split(", "):
        digits = re.sub(r"\D", "", part.partition(" доб.")[0])
        if digits and len(digits) in _LOCAL:
            return "Номер без кода города: из другого места по нему не позвонить."
    return ""


def site(text: str, field: str = "site") -> str:
    """The address of a site with its scheme; empty for empty. Raises Invalid(field, …)."""
    typed = re.sub(r"\s+", "", text).strip(",;.")
    if not typed:
        return ""
    link = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    is_plain = _is_plain_link(link) and "@" not in link.partition("://")[2].partition("/")[0]
    if not (is_plain and "." in host.strip(".")):
        raise Invalid(
            field, f"Это не адрес сайта: «{typed[:60]}».", "Введите его так: https://сайт.рф."
        )
    shown_port = f":{port}" if port else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{host}{shown_port}{parts.path.rstrip('/')}{query}"


def _is_plain_link(link: str) -> bool:
    """Whether a link is http or https and holds no character that could leave an attribute."""
    return bool(re.fullmatch(r"https?://[^\s\"'<>`\\\x00-\x1f\x7f]+", link, re.IGNORECASE))


def _email_advice(typed: str) -> str:
    if typed.count("@") != 1:
        return "В адресе должен быть один знак «@»: имя@сайт.рф."
    if "." not in typed.rpartition("@")[2]:
        return "После «@» нужен домен с точкой, например имя@сайт.рф."
    return "Проверьте, нет ли лишних знаков и пробелов."


def _number(typed: str, field: str) -> str:
    if not _PHONE_SIGNS.match(typed):
        raise _bad_phone(typed, field)
    digits = _NOT_DIGITS.sub("", typed)
    if not typed.startswith("+") and (len(digits) in _LOCAL or len(digits) == _SERVICE):
        return _grouped(digits)
    national = _TRUNK.sub("", digits)
    if len(national) == _NATIONAL and not (typed.startswith("+") and len(digits) == _NATIONAL):
        return _russian(typed, national, field)
    return _foreign(typed, field)


def _russian(typed: str, national: str, field: str) -> str:
    if national.startswith("0"):
        raise _bad_phone(typed, field)
    is_geographic = national[0] in "3456"
    code_length = len(_area(typed, national)) if is_geographic else 3
    code, line = national[:code_length], _grouped(national[code_length:])
    if code == "800":
        return f"8 800 {line}"
    return f"+7 ({code}) {line}" if is_geographic else f"+7 {code} {line}"


def _area(typed: str, national: str) -> str:
    """The code as its writer parted it: «8 (426-32) 2-11-22» and «(8-42632) 2-11-22» have 42632."""
    bracketed, parted = _IN_BRACKETS.search(typed), _AREA.match(typed)
    inside = _NOT_DIGITS.sub("", bracketed[1]) if bracketed else ""
    codes = (inside, inside[1:] if inside[:1] in {"7", "8"} else "", parted[1] if parted else "")
    fitting = (c for c in codes if len(c) in _CODES and national.startswith(c))
    return next(fitting, national[:3])


def _foreign(typed: str, field: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(typed, "RU")
    except phonenumbers.NumberParseException:
        raise _bad_phone(typed, field) from None
    if not phonenumbers.is_possible_number(parsed):
        raise _bad_phone(typed, field)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _grouped(digits: str) -> str:
    """5 digits as `2-11-22`, 6 as `40-47-34`, 7 as `652-11-22`; fewer as they are."""
    if len(digits) < min(_LOCAL):
        return digits
    return f"{digits[:-4]}-{digits[-4:-2]}-{digits[-2:]}"


def _bad_email(typed: str, field: str) -> Invalid:
    return Invalid(field, f"Адреса почты «{typed[:60]}» быть не может.", _email_advice(typed))


def _bad_phone(typed: str, field: str) -> Invalid:
    return Invalid(
        field,
        f"Номера «{typed[:40]}» быть не может.",
        "Введите его так: +7 (42665) 2-11-22 доб. 5.",
    )
