"""The persons whom a cell names: «Петрова Мария Ивановна, ведущий специалист, 2-11-22»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from smdesk.imports.values import line
from smdesk.imports.words import words
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold

_BETWEEN_WORDS = re.compile(r"[\s.]+")
_PARTS = re.compile(r"([,;\n/()]|\s[-–—]\s|\sи\s)")
_NAME = re.compile(r"^[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*|\s*[^\W\d_]\.)+$")
_CONTACT = re.compile(r"[\d@]")
_LONE_LETTER = re.compile(r"\b\w$")
_CAPITAL = r"[^\W\d_a-zа-яё]"
_INITIALS = rf"(?:{_CAPITAL}\.\s?){{1,2}}"
_LETTERS = rf"{_CAPITAL}(?:\s{_CAPITAL})?|{_CAPITAL}\.{_CAPITAL}"
_WORD = rf"{_CAPITAL}[\w'’-]+"
_PATRONYMIC = rf"{_CAPITAL}[\w'’-]*(?i:вич|ич|вна|чна)"
_TURKIC = r"(?i:оглы|оглу|кызы|гызы|улы|уулу)"
_SURE = re.compile(
    rf"(?<!\S)(?:{_WORD}\s+(?:{_INITIALS}|{_LETTERS})|{_INITIALS}{_WORD}"
    rf"|{_WORD}\s+{_WORD}\s+(?:{_PATRONYMIC}|{_WORD}\s+{_TURKIC})"
    rf"|{_WORD}\s+{_PATRONYMIC}\s+{_WORD})(?!\S)"
)
"""A name wherever it stands: with initials or with a patronymic."""
_CAPITALISED = re.compile(rf"{_WORD}\.?$")
_MOST = 3
"""Words of a name that is told by nothing but their capitals."""
_INITIALS_FIRST = re.compile(rf"^({_INITIALS})({_WORD})$")
_LONGEST = 2_000
"""Characters of a cell that names people."""
_SIGNS = " .:,;-–—()/"


@dataclass(frozen=True, slots=True)
class Named:
    """What a cell says of one person."""

    name: str
    contacts: tuple[str, ...] = ()
    post: str = ""


def is_name(text: str) -> bool:
    """Whether the text is a name with initials or a patronymic and nothing else."""
    return bool(_SURE.fullmatch(text))


@lru_cache(maxsize=4096)
def named_in(text: str) -> Sequence[Named]:
    """The persons in a cell; contacts follow their person. One person often runs many pages.

    A post stands after its person, or before where the cell begins with a post.
    """
    found: list[Named] = []
    before, gap = "", ""
    is_post_first = False
    for part, sign in _pieces(text):
        if _CONTACT.search(part):
            if found:
                found[-1] = replace(found[-1], contacts=(*found[-1].contacts, part))
            gap = ""
            continue
        head, name, tail = _split(part)
        if not found and not is_post_first:
            is_post_first = bool(before or head) or not name
        if name:
            post = _joined(before, gap, head) if is_post_first else ""
            found.append(Named(name, post=_joined(post, "", tail)))
            before = ""
        elif is_post_first:
            before = _joined(before, gap, head)
        else:
            found[-1] = replace(found[-1], post=_joined(found[-1].post, gap, head))
        gap = sign
    if before and found:
        found[-1] = replace(found[-1], post=_joined(found[-1].post, ",", before))
    return found


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a cell, each with the sign that follows it; a longer text names nobody."""
    if len(text) > _LONGEST:
        return
    cut = [*_PARTS.split(text), ""]
    for part, sign in zip(cut[::2], cut[1::2], strict=True):
        stripped = part.strip().strip(" .:").strip()
        if stripped:
            *first, last = _apart(f"{stripped}." if part.rstrip().endswith(".") else stripped)
            yield from ((one, " ") for one in first)
            yield last, sign


def _apart(part: str) -> Iterator[str]:
    """People whom nothing parts: each begins a piece, or ends it where a post comes first."""
    names = list(_sure(part))
    begins = [match.start() for match in names[1:]]
    ends = [match.end() for match in names[:-1]]
    cuts = begins if names and not names[0].start() else ends
    for start, end in pairwise([0, *cuts, len(part)]):
        yield part[start:end].strip()


def _joined(left: str, sign: str, right: str) -> str:
    """Two pieces of a post, as they stood."""
    if not (left and right):
        return left or right
    shown = sign.strip(" ()\n")
    between = f" {shown} " if shown in ("и", "-", "–", "—") else f"{shown or ','} "
    return f"{left}{between}{right}"


def _split(part: str) -> tuple[str, str, str]:
    """What stands before a name, the name, and what stands after; without one all is before."""
    found = next(_sure(part), None)
    start, end = found.span() if found else _alike(part)
    name = _name(part[start:end].strip(" ").rstrip("."))
    if not name:
        return part.strip(_SIGNS), "", ""
    return part[:start].strip(_SIGNS), name, part[end:].strip(_SIGNS)


def _sure(part: str) -> Iterator[re.Match[str]]:
    """The names that are seen for certain."""
    at = 0
    while found := _SURE.search(part, at):
        is_name = not any(map(_is_no_name, found[0].split()))
        if is_name:
            yield found
        at = found.end() if is_name else found.start() + len(found[0].split()[0])


def _alike(part: str) -> tuple[int, int]:
    """Where two words or three with capitals stand at an end of the text; nowhere is 0, 0.

    A body that stands first has no such person: «Администрация Еврейской автономной области».
    """
    first = part.split(maxsplit=1)[0]
    if _is_no_name(first) and not _is_post(first):
        return 0, 0
    listed = [found.span() for found in re.finditer(r"\S+", part)]
    for may_be, group in groupby(listed, lambda place: _may_be_in_name(part[slice(*place)])):
        run = list(group)
        start, end = run[0][0], run[-1][1]
        is_at_an_end = run[0] == listed[0] or run[-1] == listed[-1]
        if may_be and is_at_an_end and 1 < len(run) <= _MOST:
            return start, end
    return 0, 0


def _may_be_in_name(word: str) -> bool:
    return bool(_CAPITALISED.match(word)) and not _is_no_name(word)


def _is_post(word: str) -> bool:
    return fold(word.strip(_SIGNS)) in words().posts


@lru_cache(maxsize=8192)
def _is_no_name(word: str) -> bool:
    return _is_post(word) or fold(word.strip(_SIGNS)) in words().no_names


def _name(part: str) -> str:
    """The part as a name: two words or more with capitals, or a surname with initials."""
    turned = _INITIALS_FIRST.match(part)
    part = f"{turned[2]} {turned[1].strip()}" if turned else part
    dotted = part if not _LONE_LETTER.search(part) else f"{part}."
    parts = [word for word in _BETWEEN_WORDS.split(dotted) if word]
    is_name = _NAME.match(dotted) and 2 <= len(parts) <= 5 and parts[0][0].isupper()
    if not is_name or not parts[1][0].isupper():
        return ""
    try:
        return line(dotted, "full_name")
    except Invalid:
        return ""
