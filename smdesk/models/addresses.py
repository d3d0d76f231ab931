"""Addresses of pages: any usual spelling in, one canonical address out.

What a network's addresses look like is data (`Network.hosts`, `.path`, `.canonical`). In `path`
the group `name` is case-insensitive and is stored in lower case, every other group is kept as it
is written. `canonical` may hold several templates separated by spaces: the first one whose
groups all took part in the match is used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

from smdesk.models.errors import Invalid
from smdesk.models.records import Network

FIELD = "address"
LONGEST = 500
"""Characters of the longest address that is looked at."""

_EDGES = " .,;:!?·•—–\"'`«»„“”‘’()[]{}<>"
_SPACED_EDGES = _EDGES + "\t\n\r\f\v"
_AROUND_SIGNS = re.compile(r"\s*([/.:;@?=&])\s*")
"""Where a link that was broken over lines is put together again; a name holds no blank."""
_MOBILE_PREFIXES = ("www.", "m.", "mobile.", "web.", "touch.")
_PORTS = {"http": 80, "https": 443}
_LOOSE_SCHEME = re.compile(r"^(?:(https?)(?:[:;]/*|/+))+", re.IGNORECASE)
_SPLIT_SCHEME = re.compile(r"(https?)\s*[:;]\s*/[\s/]*", re.IGNORECASE)
_GLUED_SCHEME = re.compile(r"(?<=[\w/])(?=https?://)", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):(?!\d+(?:/|$))", re.IGNORECASE)
_TELEGRAM_LINK = re.compile(r"^tg:/*resolve/?\?(?P<query>\S+)$", re.IGNORECASE)
_LINK = re.compile(
    r"^(?:https?://\S+|tg:/*resolve\S+|(?:[\w-]+\.)+[^\W\d_]{2,}/\S+|@[\w.-]{2,})$", re.IGNORECASE
)
_PLAIN_LINK = re.compile(r"https?://([a-z0-9.-]+)(/[a-z0-9_/@-]*)", re.IGNORECASE | re.ASCII)
"""Nearly every link: what needs no cleaning, and is read in a third of the time."""
_SEPARATORS = re.compile(r"[\s,;|]+")
_SLASHES = re.compile(r"/{2,}")
_UNSAFE = re.compile(r"[\s\"'<>`\\\x00-\x1f\x7f]")
_FIELD_NAMES = re.compile(r"\{(\w+)\}")
_BARE_NAME = re.compile(
    r"^(?:@[\w.-]+|[\w.-]+(?<!\.ru|\.su|\.рф)(?<!\.com|\.org|\.net))$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ParsedAddress:
    """A page found in an address: its network and the one spelling that is stored."""

    network_id: int
    code: str
    address: str


def parse_address(
    text: str, networks: Sequence[Network], known: Network | None = None
) -> ParsedAddress:
    """The network and the canonical address of a page.

    `known` is the network already chosen in a form: only with it can `@name` or a bare name be
    understood. An address with a host of another network still names that other network.
    Raises Invalid("address", …).
    """
    plain = _PLAIN_LINK.fullmatch(text) if len(text) <= LONGEST else None
    if plain is not None:
        return _at(plain[1].lower(), plain[2], "", networks)
    cleaned = _clean(text)
    if not cleaned:
        raise Invalid(FIELD, "Адрес не указан.", "Введите ссылку на страницу.")
    if known is not None and _is_name(cleaned, networks):
        return _from_name(cleaned, known)
    if cleaned.startswith("@"):
        raise Invalid(
            FIELD, "По имени с «@» не понять, какая это сеть.", "Выберите сеть или введите ссылку."
        )
    return _at(*_split(cleaned), networks)


def _at(host: str, path: str, query: str, networks: Sequence[Network]) -> ParsedAddress:
    network = _network_of(host, networks)
    if network is None:
        titles = ", ".join(network.title for network in networks)
        raise Invalid(
            FIELD, f"Адрес «{host}» не относится ни к одной из сетей.", f"Известны: {titles}."
        )
    return _canonical(network, path, query)


def split_links(text: str) -> list[str]:
    """The links in one cell, in their order and without repeats; words around are left out."""
    if _PLAIN_LINK.fullmatch(text):
        return [text]
    joined = _SPLIT_SCHEME.sub(lambda match: f"{match[1].lower()}://", _visible(text))
    tokens = _SEPARATORS.split(_GLUED_SCHEME.sub(" ", joined))
    links = (token.strip(_EDGES) for token in tokens)
    return list(dict.fromkeys(link for link in links if _LINK.match(link)))


@lru_cache(maxsize=1024)
def plain_host(host: str) -> str:
    """A host for comparison: lower case, ASCII (punycode), without `www.` and mobile prefixes."""
    lowered = host.strip().strip(".").lower()
    try:
        ascii_host = lowered.encode("idna").decode("ascii")
    except UnicodeError:
        return lowered
    for prefix in _MOBILE_PREFIXES:  # «www.» comes first: «www.m.vk.com»
        if ascii_host.startswith(prefix) and "." in ascii_host.removeprefix(prefix):
            ascii_host = ascii_host.removeprefix(prefix)
    return ascii_host


def _visible(text: str) -> str:
    """The text without zero-width and soft characters; no-break spaces become spaces."""
    if text.isascii():
        return text.replace("\\", "/")
    composed = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\\", "/")
    return "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")


def _clean(text: str) -> str:
    joined = _AROUND_SIGNS.sub(r"\1", _visible(text).strip(_SPACED_EDGES))
    if joined.split(maxsplit=1)[1:]:
        raise Invalid(FIELD, "В адресе пробел.", "Уберите его или скопируйте ссылку из браузера.")
    squeezed = joined.lstrip("/")
    if len(squeezed) > LONGEST:
        raise Invalid(
            FIELD, f"Адрес длиннее {LONGEST} знаков.", "Оставьте только ссылку на страницу."
        )
    if not squeezed.isprintable():
        raise Invalid(FIELD, "В адресе есть служебные символы.", "Введите адрес заново.")
    return squeezed


def _is_name(text: str, networks: Iterable[Network]) -> bool:
    return bool(_BARE_NAME.match(text)) and _network_of(text, networks) is None


def _from_name(text: str, network: Network) -> ParsedAddress:
    name = text.removeprefix("@")
    for path in (f"/{name}", f"/@{name}"):
        address = _address(network, path)
        if address:
            return ParsedAddress(network.id, network.code, address)
    raise _no_page(network)


def _split(text: str) -> tuple[str, str, str]:
    """Host, path and query of a link; refuses whatever is not a plain http or https link."""
    telegram = _TELEGRAM_LINK.match(text)
    if telegram:
        names = parse_qs(telegram["query"]).get("domain", [""])
        return "t.me", f"/{names[0]}", ""
    link = _LOOSE_SCHEME.sub(lambda match: f"{match[1].lower()}://", text)
    other = _OTHER_SCHEME.match(link)
    if other and other[1].lower() not in _PORTS:
        raise Invalid(
            FIELD,
            f"Ссылка вида «{other[1]}:» не ведёт на страницу.",
            "Введите адрес, который начинается с http:// или https://.",
        )
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
        port = parts.port
    except ValueError:
        raise _not_a_link() from None
    if "@" in parts.netloc:
        raise Invalid(
            FIELD, "В адресе есть имя пользователя или пароль.", "Удалите всё до знака «@»."
        )
    if port not in (None, _PORTS.get(parts.scheme)):
        raise Invalid(
            FIELD, f"В адресе указан порт {port}.", "Введите обычный адрес страницы без порта."
        )
    if not parts.hostname:
        raise _not_a_link()
    return parts.hostname, unquote(parts.path), parts.query


def _network_of(host: str, networks: Iterable[Network]) -> Network | None:
    listed = tuple(networks)
    at = _places(tuple(network.hosts for network in listed)).get(plain_host(host))
    return None if at is None else listed[at]


@lru_cache(maxsize=16)
def _places(hosts: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """Host → position of the first network that has it."""
    found: dict[str, int] = {}
    for at, own in enumerate(hosts):
        for host in own:
            found.setdefault(plain_host(host), at)
    return found


def _canonical(network: Network, path: str, query: str) -> ParsedAddress:
    tidy = "/" + _SLASHES.sub("/", path).strip("/ .,;:!?")
    address = _address(network, tidy) or (query and _address(network, f"{tidy}?{query}"))
    if not address:
        raise _no_page(network)
    return ParsedAddress(network.id, network.code, address)


def _address(network: Network, path: str) -> str:
    """The canonical address for a path, or an empty text where the path is no page."""
    match = _compiled(network.path).search(path)
    if match is None:
        return ""
    groups = {key: value for key, value in match.groupdict().items() if value}
    if "name" in groups:
        groups["name"] = groups["name"].lower()
    for template, needed in _templates(network.canonical):
        if needed <= groups.keys():
            address = _FIELD_NAMES.sub(lambda field: groups[field[1]], template)
            return "" if _UNSAFE.search(address) else address
    return ""


@lru_cache(maxsize=256)
def _compiled(path: str) -> re.Pattern[str]:
    return re.compile(path, re.IGNORECASE)


@lru_cache(maxsize=256)
def _templates(canonical: str) -> Sequence[tuple[str, frozenset[str]]]:
    """Each template of a network's addresses with the names of the groups that it needs."""
    return [(one, frozenset(_FIELD_NAMES.findall(one))) for one in canonical.split()]


def _no_page(network: Network) -> Invalid:
    template = network.canonical.split()[-1] if network.canonical.split() else ""
    example = _FIELD_NAMES.sub("имя", template)
    return Invalid(
        FIELD,
        f"Это не адрес страницы ({network.title}).",
        f"Нужна ссылка на саму страницу, например {example}.",
    )


def _not_a_link() -> Invalid:
    return Invalid(FIELD, "Это не похоже на ссылку.", "Скопируйте адрес из строки браузера.")
