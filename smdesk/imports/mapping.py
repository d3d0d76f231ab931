"""What the columns of a table mean: found by the program or chosen by hand, and remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final, Self

from smdesk.imports.words import normal

IGNORED: Final = "ignored"
NETWORK_PREFIX: Final = "network:"
"""`network:vk` means: links to pages of this network."""

MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "organization": "Организация",
        "organization_short": "Организация: короткое название",
        "founder": "Организация: входит в",
        "ogrn": "Организация: ОГРН",
        "postal_address": "Организация: почтовый адрес",
        "organization_site": "Организация: сайт",
        "network": "Социальная сеть",
        "address": "Ссылка на страницу",
        "title": "Название страницы",
        "page_id": "ID страницы",
        "status": "Состояние",
        "status_since": "Состояние: с какого дня",
        "created_on": "Создана",
        "deleted_on": "Удалена",
        "work_email": "Рабочая почта страницы",
        "work_phone": "Рабочий телефон страницы",
        "subscribers": "Подписчики",
        "gospublics_on": "В «Госпабликах» с",
        "two_factor": "Двухфакторная аутентификация",
        "gosmark": "Госметка",
        "pos_widgets": "Виджеты ПОС",
        "is_public": "Показывать на сайте",
        "note": "Примечание",
        "responsible": "Ответственный",
        "responsible_post": "Ответственный: должность",
        "responsible_phone": "Ответственный: телефон",
        "responsible_email": "Ответственный: почта",
        "unit": "Подразделение",
        "contact_phone": "Телефон для связи",
        "contact_email": "Почта для связи",
        "exemption": "Страница не ведётся на основании",
        "row_number": "Номер строки",
        IGNORED: "Не переносить",
    }
)
"""Every meaning a column may have, in the order and words of a list to choose from; columns per
network (`network:` with the code) come in addition."""

PLAN_MEANINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "at": "Дата и время",
        "day": "Дата",
        "time": "Время",
        "network": "Площадка, социальная сеть",
        "page": "Название страницы",
        "address": "Ссылка на страницу",
        "organization": "Организация",
        "topic": "Тема",
        "text": "Текст",
        "rubric": "Рубрика",
        "format": "Формат",
        "files": "Материалы",
        "responsible": "Ответственный",
        "status": "Статус",
        "link": "Ссылка на публикацию",
        "note": "Примечание",
        "code": "Код из выгрузки",
        "row_number": "Номер строки",
        IGNORED: "Не переносить",
    }
)
"""The same for a content plan."""


_BESIDES: Final = frozenset({IGNORED, "note", "row_number"})
"""Meanings that tables of every kind have."""
OF_REGISTRY: Final = frozenset({"address", "network", "page_id", "exemption"})
OF_PLAN: Final = frozenset({"topic", "text"})
"""Meanings that tell of a registry, and of a plan; a column of a network tells of both."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The heading rows of a table and what each column means."""

    header_row: int
    """The last row of the heading, as numbered in the file; 0 where there is none."""
    columns: Mapping[int, str]
    """Index of the column from 0 → meaning. A column that is not here is not known."""
    headings: Mapping[int, str] = field(default_factory=dict)
    """Index → what stands above the column."""
    confidence: float = 1.0
    """0–1: how much of the heading was understood; below 0.5 a person should look."""

    def indexes(self, meaning: str) -> tuple[int, ...]:
        """The columns of this meaning, from left to right."""
        return tuple(sorted(index for index, found in self.columns.items() if found == meaning))

    def network_columns(self) -> tuple[tuple[int, str], ...]:
        """Columns of links to one network, as (index, code of the network)."""
        return tuple(
            (index, meaning.removeprefix(NETWORK_PREFIX))
            for index, meaning in sorted(self.columns.items())
            if meaning.startswith(NETWORK_PREFIX)
        )

    def sides(self) -> tuple[Self, ...]:
        """The mappings of tables side by side: each begins with its column of organisations.

        It is one table unless each of them tells of pages.
        """
        starts = (0, *self.indexes("organization")[1:])
        ends = (*starts[1:], max(self.columns, default=0) + 1)
        sides = tuple(
            replace(self, columns={i: m for i, m in self.columns.items() if start <= i < end})
            for start, end in zip(starts, ends, strict=True)
        )
        tell = all(side.indexes("address") or side.network_columns() for side in sides)
        return sides if tell else (self,)

    def unknown(self) -> tuple[str, ...]:
        """Headings that nothing is taken from, because they were not understood."""
        return tuple(text for index, text in self.headings.items() if index not in self.columns)

    def is_of(self, telling: frozenset[str]) -> bool:
        """Whether two headings were understood, one of them telling what the table is."""
        headed = {meaning for index, meaning in self.columns.items() if index in self.headings}
        tells = any(m in telling or m.startswith(NETWORK_PREFIX) for m in headed)
        return tells and len(headed - _BESIDES) > 1

    def chosen(self, columns: Mapping[int, str]) -> Self:
        """The mapping with these columns as a person chose them; an empty meaning takes it away."""
        merged = {**self.columns, **columns}
        kept = {index: meaning for index, meaning in merged.items() if meaning}
        return replace(self, columns=kept, confidence=1.0)

    @property
    def fingerprint(self) -> str:
        """What a mapping is remembered under: the same for equal headings in equal places."""
        return fingerprint(self.headings)

    def to_json(self) -> dict[str, Any]:
        """The plain form to keep and to hand to another process."""
        return {
            "header_row": self.header_row,
            "columns": {str(index): meaning for index, meaning in self.columns.items()},
            "headings": {str(index): text for index, text in self.headings.items()},
            "confidence": self.confidence,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The mapping of `to_json`."""
        return cls(
            header_row=int(data["header_row"]),
            columns={int(index): str(meaning) for index, meaning in data["columns"].items()},
            headings={int(index): str(text) for index, text in data["headings"].items()},
            confidence=float(data["confidence"]),
        )


def fingerprint(headings: Mapping[int, str]) -> str:
    """A short stable digest of headings; spelling that does not matter does not change it."""
    named = ((index, normal(heading)) for index, heading in sorted(headings.items()))
    joined = "\n".join(f"{index} {heading}" for index, heading in named if heading)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
