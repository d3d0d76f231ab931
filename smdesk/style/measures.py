"""Numbers and word lists that the style hint goes by: `resources/style_hint/measures.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from smdesk.procedures.toml_tables import Source
from smdesk.resources import resource_text
from smdesk.style.entries import FOLDER, ListError
from smdesk.style.words import folded

FILE = "measures.toml"
NUMBERS = ("longest_sentence", "genitives", "capitals", "passives", "heavy_words")
LISTS = (
    "deed_endings",
    "same_verbs",
    "announcements",
)
WORDS = (
    "deeds",
    "not_deeds",
    "heavy",
    "agents",
    "not_passive",
    "desk_passives",
    "names",
    "names_with_more",
    "shortenings",
    "abbreviations",
    "calls",
    "titles",
    "places",
    "times",
    "to_do",
)
ADVICE = (
    "passive",
    "passives",
    "genitives",
    "deeds",
    "heavy",
    "long",
    "capitals",
    "contact",
    "action",
)


@dataclass(frozen=True, slots=True)
class Measures:
    """What the file says; words are folded."""

    numbers: Mapping[str, int]
    lists: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]
    advice: Mapping[str, str]
    pairs: Mapping[str, frozenset[str]]
    """A verb → itself with those that say the same."""


@cache
def measures() -> Measures:
    """The shipped measures. Raises `ListError`."""
    return read_measures(resource_text(f"{FOLDER}/{FILE}"))


def read_measures(text: str) -> Measures:
    """The measures that the text says. Raises `ListError` with the line that is wrong."""
    top = Source(text, FILE, ListError).read()
    numbers = {name: top.integer(name, lowest=1) for name in NUMBERS}
    lists = {name: top.texts(name) for name in LISTS}
    words = {name: frozenset(folded(top.text(name)).split()) for name in WORDS}
    table = top.table("advice")
    advice = {name: table.text(name) for name in ADVICE}
    table.finish()
    top.finish()
    groups = [frozenset(folded(group).split()) for group in lists["same_verbs"]]
    return Measures(
        numbers, lists, words, advice, {verb: group for group in groups for verb in group}
    )
