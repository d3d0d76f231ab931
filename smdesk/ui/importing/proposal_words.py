"""A row of a proposal in words: what was and what becomes, why not, what was concluded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from smdesk.desk.importing import Proposal, Verdict
from smdesk.models.field_names import FIELDS, field_label

Item = Any
"""An item of a proposal: of accounts or of posts."""


def changes(item: Item, tables: Sequence[str] = ("account",)) -> Iterator[tuple[str, str]]:
    """Each field that changes: its name, and what was → what becomes."""
    for each in item.differences():
        yield _label(tables, each.field), _change(item.verdict, each.old, each.new)


def details(item: Item, tables: Sequence[str] = ("account",)) -> str:
    """Why it is rejected, what was concluded, what would change: in one line."""
    changed = (f"{name}: {' '.join(words.split())}" for name, words in changes(item, tables))
    return "; ".join(part for part in (item.reason, *item.notes, *changed) if part)


def added_along(proposal: Proposal, item: Item) -> Iterator[tuple[str, str]]:
    """The organisation and the people that are new with an item of a registry, whole."""
    organizations = {added.key: added for added in proposal.organizations}
    added = organizations.get(item.organization_ref)
    if added is not None:
        above = organizations.get(added.parent) if isinstance(added.parent, str) else None
        parts = _told(added.record, "title", "ogrn", "postal_address", "site")
        within = [f"входит в «{above.record.name}»"] if above else []
        yield "Новая организация", "\n".join([*parts, *within])
    for person in proposal.persons:
        if person.key in item.managers:
            told = _told(person.record, "full_name", "post", "unit", "work_phone", "work_email")
            yield "Новый человек", "\n".join(told)


def _told(record: object, *fields: str) -> list[str]:
    return [text for field in fields if (text := getattr(record, field))]


def _label(tables: Sequence[str], field: str) -> str:
    known = next((each for each in tables if field in FIELDS.get(each, {})), tables[0])
    return field_label(known, field)


def _change(verdict: Verdict, old: str, new: str) -> str:
    """What was and what becomes; of a new one there is nothing that was."""
    before, after = (text.strip() or "—" for text in (old, new))
    return after if verdict is Verdict.NEW else f"{before} → {after}"
