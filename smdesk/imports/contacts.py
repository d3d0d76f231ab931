"""Whom to call about a page: contacts that a list for the site tells without a name.

They are those of the person who runs the page, else of its organisation (`registry_public` shows
them so), and never what the page itself is bound to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from smdesk.imports.organizations import Organizations
from smdesk.imports.people import People
from smdesk.imports.proposal import Ref
from smdesk.imports.rows import Entry
from smdesk.imports.values import Value, all_mailboxes, all_phones, line
from smdesk.models.errors import Invalid
from smdesk.models.records import Account
from smdesk.models.unit_line import unit_line

Read = Callable[[str, str], str]
_CONTACTS: dict[str, tuple[str, Read, str]] = {
    "contact_phone": ("phone", all_phones, "телефон"),
    "contact_email": ("email", all_mailboxes, "почта"),
}
"""Meaning of a column → field of the organisation, what reads a cell, the word for it."""


class Contacts:
    """Contacts as they are shown now, and those that rows above have told."""

    def __init__(self, organizations: Organizations, people: People) -> None:
        self._organizations = organizations
        self._people = people
        self._told: dict[tuple[Ref, str], str] = {}

    def of(
        self, entry: Entry, organization: Ref | None, account: Account | None, notes: list[str]
    ) -> dict[str, str]:
        """What the row tells of a stored organisation that has no such contact yet, by field.

        An organisation that is new itself gets it at once. Where a row names who runs the page,
        the contact is that person's.
        """
        found: dict[str, str] = {}
        if organization is None or entry.text("responsible"):
            return found
        for meaning, (field, read, word) in _CONTACTS.items():
            text = entry.text(meaning)
            told = _read(text, read, word, notes) if text else ""
            shown = self._shown(field, organization, account) if told else ""
            if told and not shown:
                self._told[organization, field] = told
                if not self._organizations.tell(organization, field, told):
                    found[field] = told
            elif told != shown:
                notes.append(f"Не взято: {word} «{told}»; сейчас записано «{shown}».")
        return found

    def _shown(self, field: str, organization: Ref, account: Account | None) -> str:
        if (organization, field) in self._told:
            return self._told[organization, field]
        record = self._organizations.record(organization)
        own = _joined(getattr(person, f"work_{field}") for person in self._people.running(account))
        return own or (getattr(record, field) if record else "")


def put_unit(entry: Entry, values: dict[str, Value], *, is_new: bool) -> None:
    """The unit goes into the note where the row names nobody of it. Raises Invalid."""
    unit = entry.text("unit")
    if unit and not entry.text("responsible") and ("note" in values or is_new):
        note = values.get("note")
        values["note"] = "\n".join([*([str(note)] if note else ()), unit_line(line(unit, "unit"))])


def _read(text: str, read: Read, word: str, notes: list[str]) -> str:
    try:
        return read(text, word)
    except Invalid as problem:
        notes.append(f"Не взято: {word} «{text[:60]}». {problem.what}")
        return ""


def _joined(texts: Iterable[str]) -> str:
    def several() -> Iterator[str]:
        for text in texts:
            yield from filter(None, text.split(", "))

    return ", ".join(dict.fromkeys(several()))
