"""The words of tables, out of two files in `resources`, and how they are compared."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from smdesk.models.folding import fold
from smdesk.models.plan_vocabulary import PostFormat, Stage
from smdesk.models.vocabulary import AccountStatus, OrganizationKind
from smdesk.resources import resource_text

_NOT_WORDS = re.compile(r"[^\w№]+|_")
_BREAK_HYPHEN = re.compile(r"(?<=\w)[-\u00ad]\s{0,9}\n\s{0,9}(?=\w)")


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A heading whose meaning depends on other columns."""

    beside: Mapping[str, str]
    """Another column → what the heading means beside it; the first that is there decides."""
    otherwise: str


@dataclass(frozen=True, slots=True)
class KindRule:
    """Names that start so, and hold one of these (if any are listed), are of this kind."""

    kind: OrganizationKind
    starts: tuple[str, ...]
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Everything of headings.toml; headings are normalised by `normal`, cell words by `fold`."""

    headings: Mapping[str, str]
    """Heading → field."""
    ambiguous: Mapping[str, Ambiguity]
    networks: Mapping[str, str]
    """Word → code of a network."""
    around: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    blank: frozenset[str]
    total: frozenset[str]
    """What the first cell of a row of totals says."""
    total_starts: tuple[str, ...]
    """The same, followed by more."""
    statuses: Mapping[str, AccountStatus]
    forms: tuple[tuple[str, str], ...]
    """Legal forms in full and short, the longest first."""
    form_starts: frozenset[str]
    """The first words of the full forms: most names hold none of them."""
    kinds: tuple[KindRule, ...]
    posts: frozenset[str]
    """Words that begin a post, where a name might begin."""
    no_names: frozenset[str]
    """Words that are never a part of a name, though they often have a capital."""


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """A heading for comparison: folded, hyphenation and punctuation gone; «№» stays."""
    return " ".join(_NOT_WORDS.sub(" ", fold(_BREAK_HYPHEN.sub("", text))).split())


@cache
def words() -> Words:
    """The words that ship with the program."""
    data = tomllib.loads(resource_text("headings.toml"))
    cells = data["words"]
    networks = {code: names for code, names in data["networks"].items() if code != "around"}
    return Words(
        headings=_turned(data["fields"]),
        ambiguous=_ambiguous(data),
        networks=_turned(networks),
        around=frozenset(map(normal, data["networks"]["around"])),
        yes=frozenset(map(fold, cells["yes"])),
        no=frozenset(map(fold, cells["no"])),
        blank=frozenset(map(fold, cells["blank"])),
        total=frozenset(map(fold, cells["total"])),
        total_starts=tuple(fold(word) + end for word in cells["total"] for end in " :"),
        statuses={
            fold(word): AccountStatus(code)
            for code, listed in cells["status"].items()
            for word in listed
        },
        forms=tuple(sorted(data["organization_forms"].items(), key=lambda form: -len(form[0]))),
        form_starts=frozenset(full.split()[0] for full in data["organization_forms"]),
        posts=frozenset(map(fold, cells["post_starts"])),
        no_names=frozenset(map(fold, cells["no_names"])),
        kinds=tuple(map(_kind_rule, data["organization_kinds"])),
    )


@dataclass(frozen=True, slots=True, eq=False)
class PlanWords:
    """The words that stand in the cells of a content plan; compared by `normal`."""

    stages: Mapping[str, Stage]
    formats: Mapping[str, PostFormat]
    everywhere: frozenset[str]
    """«Все площадки»: every page of the office."""


@cache
def plan_headings() -> Words:
    """The words of tables of a content plan: other headings, the same networks and answers."""
    data = _plan_data()
    return replace(words(), headings=_turned(data["fields"]), ambiguous=_ambiguous(data))


@cache
def plan_words() -> PlanWords:
    """What cells of a content plan say."""
    cells = _plan_data()["words"]
    return PlanWords(
        stages={word: Stage(code) for word, code in _turned(cells["stage"]).items()},
        formats={word: PostFormat(code) for word, code in _turned(cells["format"]).items()},
        everywhere=frozenset(map(normal, cells["everywhere"])),
    )


@cache
def _plan_data() -> Mapping[str, Any]:
    return tomllib.loads(resource_text("plan_headings.toml"))


def _ambiguous(data: Mapping[str, Any]) -> dict[str, Ambiguity]:
    return {
        normal(heading): Ambiguity(rule["beside"], rule["otherwise"])
        for rule in data["ambiguous"].values()
        for heading in rule["headings"]
    }


def _kind_rule(rule: Mapping[str, Any]) -> KindRule:
    return KindRule(OrganizationKind(rule["kind"]), tuple(rule["starts"]), tuple(rule["holds"]))


def _turned(table: Mapping[str, list[str]]) -> dict[str, str]:
    """Listed words → the key that lists them. A word under two keys is a fault of the file."""
    found: dict[str, str] = {}
    for key, listed in table.items():
        for word in listed:
            if found.setdefault(normal(word), key) != key:
                raise ValueError(f"«{word}» stands under {found[normal(word)]} too")
    return found
