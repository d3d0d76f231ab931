"""Placeholders of templates: words in braces that are filled in when the text is used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLACEHOLDERS: Mapping[str, str] = {
    "дата": "день, на который запланирована публикация",
    "время": "время публикации или мероприятия",
    "место": "где проходит мероприятие",
    "мероприятие": "название мероприятия",
    "организация": "чья это страница или чьё мероприятие",
}
"""Name → what stands there afterwards."""
_BRACES = re.compile(r"\{\s*([^{}\n]{1,40}?)\s*\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its placeholders filled in, as far as something is known."""

    text: str
    missing: tuple[str, ...] = ()
    """Placeholders that nothing is known for: they stand in the text as they were."""
    unknown: tuple[str, ...] = ()
    """Words in braces that are no placeholders."""


def fill(text: str, facts: Mapping[str, str]) -> Filled:
    """The text with what is known; names are understood in any case, an empty fact is none."""
    missing: list[str] = []
    unknown: list[str] = []

    def put(match: re.Match[str]) -> str:
        name = match[1].casefold()
        if name not in PLACEHOLDERS:
            unknown.append(match[1])
        elif not facts.get(name):
            missing.append(name)
        else:
            return facts[name]
        return match[0]

    filled = _BRACES.sub(put, text)
    return Filled(filled, _once(missing), _once(unknown))


def unknown_in(text: str) -> tuple[str, ...]:
    """Words in braces that are no placeholders, in their order."""
    return fill(text, {}).unknown


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
