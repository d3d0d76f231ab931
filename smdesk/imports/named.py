"""The persons whom a cell names: «Петрова Мария Ивановна, ведущий специалист, 2-11-22»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from smdesk.imports.values import line
from smdesk.imports.words import words
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold

_PARTS = re.compile(r"([,;\n/()]|\s[-–—]\s|\sи\s)")
_NAME = re.compile(r"^[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*|\s*[^\W\d_]\.)+$")
_CONTACT = re.compile(r"[\d@]")
_LONE_LETTER = re.compile(r"\b\w$")
_BETWEEN_WORDS = re.compile(r"[\s.]+")
_INITIAL = r"[^\W\d_a-zа-яё]\.\s?"
_WORD = r"[^\W\d_a-zа-яё][\w'’-]+"
_WITHIN = re.compile(
    rf"(?<!\S)(?:{_WORD}\s+(?:{_INITIAL}){{1,2}}|(?:{_INITIAL}){{1,2}}{_WORD}|{_WORD}(?:\s+{_WORD}){{1,2}})(?!\S)"
)
"""A name among other words: with initials, or two words or three with capitals."""
_INITIALS_FIRST = re.compile(rf"^((?:{_INITIAL}){{1,2}})({_WORD})$")
_SIGNS = " .:,;-–—()/"


@dataclass(frozen=True, slots=True)
class Named:
    """What a cell says of one person."""

    name: str
    contacts: tuple[str, ...] = ()
    post: str = ""


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
    """The parts of a cell, each with the sign that follows it."""
    cut = [*_PARTS.split(text), ""]
    for part, sign in zip(cut[::2], cut[1::2], strict=True):
        stripped = part.strip(" .:")
        if stripped:
            yield f"{stripped}." if part.rstrip().endswith(".") else stripped, sign


def _joined(left: str, sign: str, right: str) -> str:
    """Two pieces of a post, as they stood."""
    if not (left and right):
        return left or right
    shown = sign.strip(" ()\n")
    between = f" {shown} " if shown in ("и", "-", "–", "—") else f"{shown or ','} "
    return f"{left}{between}{right}"


def _split(part: str) -> tuple[str, str, str]:
    """What stands before a name, the name, and what stands after; without one all is before."""
    begin = part.split(maxsplit=1)[0]
    is_post = fold(begin.strip(_SIGNS)) in words().posts
    whole = "" if is_post else _name(part.strip("."))
    if whole:
        return "", whole, ""
    offset = len(begin) if is_post else 0
    within = _WITHIN.search(part, offset)
    name = _name(within[0].strip(" ").rstrip(".")) if within else ""
    if within is None or not name:
        return part.strip(_SIGNS), "", ""
    return part[: within.start()].strip(_SIGNS), name, part[within.end() :].strip(_SIGNS)


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
