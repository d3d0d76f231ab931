"""The words that a region is made of: `resources/demo/region.toml`, drawn by a seeded chance."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from typing import Any

from smdesk.resources import resource_text

_WOMEN = 0.8
"""How many of those who run pages are women."""


class Words:
    """Names of places and people; the same chance gives the same names."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._data: Mapping[str, Any] = tomllib.loads(resource_text("demo/region.toml"))
        self.institutions: list[Mapping[str, Any]] = self._data["institution"]
        self.body: str = self._data["body"]
        self.body_short: str = self._data["body_short"]

    def district(self, number: int) -> str:
        """The name of the district of this number from 0; prefixes tell later ones apart."""
        names: list[str] = self._data["districts"]
        again, which = divmod(number, len(names))
        if not again:
            return names[which]
        prefix: str = self._data["prefixes"][(again - 1) % len(self._data["prefixes"])]
        return prefix + (names[which] if prefix.endswith("-") else names[which].lower())

    def villages(self, count: int) -> list[str]:
        """So many different villages of one district."""
        return self._chance.sample(self._data["villages"], count)

    def address(self, place: str) -> str:
        """A postal address in a place."""
        street = self._chance.choice(self._data["streets"])
        return f"{place}, ул. {street}, {self._chance.randrange(1, 60)}"

    def phone(self) -> str:
        """A phone number as it is stored."""
        return f"+7 (42665) 2-{self._chance.randrange(10, 99)}-{self._chance.randrange(10, 99)}"

    def person(self) -> str:
        """Surname, name and patronymic."""
        people = self._data["people"]
        is_woman = self._chance.random() < _WOMEN
        surname = self._chance.choice(people["surnames"]) + ("а" if is_woman else "")
        name = self._chance.choice(people["women" if is_woman else "men"])
        patronymic = self._chance.choice(people["patronymics"])[0 if is_woman else 1]
        return f"{surname} {name} {patronymic}"

    def post(self, posts: list[str] | None = None) -> str:
        """One of these posts, or one of an administration."""
        return str(self._chance.choice(posts or self._data["administration_posts"]))

    @property
    def posts(self) -> list[Mapping[str, Any]]:
        """What pages write about: topic, text, rubric, format."""
        found: list[Mapping[str, Any]] = self._data["post"]
        return found

    @property
    def body_post(self) -> str:
        """The post of the person in charge at the governing body."""
        return str(self._data["body_post"])


def genitive(name: str) -> str:
    """«Берёзовский» → «Берёзовского»: what the administration is of."""
    return name[:-2] + "ого"
