"""Which organisation a row means: a stored one, one proposed by a row above, or a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from smdesk.imports.proposal import NewOrganization, Ref
from smdesk.imports.rows import Entry
from smdesk.imports.values import line
from smdesk.imports.words import normal, words
from smdesk.models import values as rules
from smdesk.models.contacts import site
from smdesk.models.errors import Invalid
from smdesk.models.records import Organization
from smdesk.models.vocabulary import OrganizationKind

_NUMBER_SIGN = re.compile(r"(?:№|\bn|\bno)\s*(?=\d)")


@lru_cache(maxsize=16384)
def organization_key(title: str) -> str:
    """A name for comparison: without case, quotes and punctuation, legal forms in short."""
    key = f" {_NUMBER_SIGN.sub(' ', normal(title))} "
    begun = words().form_starts.intersection(key.split())
    if begun:
        for full, short in words().forms:
            key = key.replace(f" {full} ", f" {short} ")
    return " ".join(key.split())


class Organizations:
    """Stored organisations by name and ОГРН, and those that the file adds."""

    def __init__(self, known: Iterable[Organization], home: int | None = None) -> None:
        """`home`: whose desk it is; what the file adds and no founder is told of belongs to it."""
        self._home = home
        self._stored = {organization.id: organization for organization in known}
        self._by_key: dict[str, list[Ref]] = {}
        self._by_ogrn: dict[str, Ref] = {}
        self.added: dict[Ref, NewOrganization] = {}
        for organization in self._stored.values():
            self._index(organization.id, organization)

    def name(self, ref: Ref | None) -> str:
        """The name to show."""
        record = self.record(ref)
        return record.name if record else ""

    def record(self, ref: Ref | None) -> Organization | None:
        """The organisation, stored or new."""
        if ref in self.added:
            return self.added[ref].record
        return self._stored.get(ref) if isinstance(ref, int) else None

    def of(self, entry: Entry, notes: list[str], current: int | None = None) -> Ref | None:
        """The organisation of a row, added where it is new; None where the row names none.

        Of several with one name the `current` one of the page is meant. Raises Invalid where the
        name does not tell which one.
        """
        short = _named(entry.text("organization_short"))
        title = _named(entry.text("organization")) or short
        ogrn = self._ogrn(entry, notes)
        if not title:
            return self._by_ogrn.get(ogrn) if ogrn else None
        found = self._found(title, short, ogrn)
        founder = self._founder(entry, found)
        one = self._one_of(found, current, founder)
        return self._add(entry, title, short, ogrn, founder) if one is None else one

    def _found(self, title: str, short: str, ogrn: str) -> list[Ref]:
        """Candidates: the one with the ОГРН, else those with the name and no other ОГРН."""
        if ogrn in self._by_ogrn:
            return [self._by_ogrn[ogrn]]
        found = self._by_key.get(organization_key(title)) or self._by_key.get(
            organization_key(short), []
        )
        return [ref for ref in found if not (ogrn and self._has_other_ogrn(ref, ogrn))]

    def _has_other_ogrn(self, ref: Ref, ogrn: str) -> bool:
        record = self.record(ref)
        return record is not None and record.ogrn not in ("", ogrn)

    def _one_of(self, found: list[Ref], current: int | None, founder: Ref | None) -> Ref | None:
        if current in found:
            return current
        if len(found) > 1 and founder is not None:
            found = [ref for ref in found if self._parent(ref) == founder] or found
        if len(found) > 1:
            raise Invalid(
                "organization_id",
                f"Название «{self.name(found[0])}» есть у нескольких организаций.",
                "Укажите ОГРН или учредителя.",
            )
        return found[0] if found else None

    def tell(self, ref: Ref, field: str, text: str) -> bool:
        """Let a new organisation have this value; False for one that is stored."""
        if ref not in self.added:
            return False
        added = self.added[ref]
        record = replace(added.record, **{field: text})  # type: ignore[arg-type]
        self.added[ref] = replace(added, record=record)
        return True

    def _parent(self, ref: Ref) -> Ref | None:
        if ref in self.added:
            return self.added[ref].parent
        record = self.record(ref)
        return record.parent_id if record else None

    def _founder(self, entry: Entry, found: list[Ref]) -> Ref | None:
        """The founder: a stored one, or added along with an organisation that is new itself."""
        title = _named(entry.text("founder"))
        if not title:
            return None
        key = organization_key(title)
        if key == organization_key(entry.text("organization")):
            return None
        candidates = self._by_key.get(key, [])
        if len(candidates) == 1:
            return candidates[0]
        if candidates or found:
            return None
        return self._keep(Organization(title=title, kind=_kind_of(title, founder=True)), None)

    def _add(self, entry: Entry, title: str, short: str, ogrn: str, founder: Ref | None) -> Ref:
        record = Organization(
            title=title,
            short_title=short if short != title else "",
            kind=_kind_of(title),
            ogrn=ogrn,
            postal_address=_or_nothing(entry.text("postal_address")),
            site=_site(entry.text("organization_site")),
        )
        return self._keep(record, founder)

    def _keep(self, record: Organization, parent: Ref | None) -> Ref:
        """Add it below its founder, else below the office: a body alone stands by itself."""
        if parent is None and record.kind is not OrganizationKind.BODY:
            parent = self._home
        key = f"organization:{len(self.added) + 1}"
        self.added[key] = NewOrganization(key, record, parent)
        self._index(key, record)
        return key

    def _index(self, ref: Ref, record: Organization) -> None:
        keys = {organization_key(record.title), organization_key(record.short_title)}
        for key in keys - {""}:
            self._by_key.setdefault(key, []).append(ref)
        if record.ogrn:
            self._by_ogrn.setdefault(record.ogrn, ref)

    def _ogrn(self, entry: Entry, notes: list[str]) -> str:
        text = entry.text("ogrn")
        if not text:
            return ""
        try:
            return rules.ogrn(text, "ogrn")
        except Invalid as problem:
            notes.append(f"ОГРН «{text[:20]}» не взят: {problem.what}")
            return ""


def _named(text: str) -> str:
    """The name on one line. Raises Invalid when it is longer than a name can be."""
    return line(text, "organization_id") if text else ""


def _or_nothing(text: str) -> str:
    try:
        return line(text, "postal_address")
    except Invalid:
        return ""


def _site(text: str) -> str:
    try:
        return site(text)
    except Invalid:
        return ""


def _kind_of(title: str, *, founder: bool = False) -> OrganizationKind:
    """The kind that the name tells; a founder is a body unless its name tells otherwise."""
    name = f"{organization_key(title)} "
    for rule in words().kinds:
        if name.startswith(rule.starts) and (not rule.holds or any(w in name for w in rule.holds)):
            return rule.kind
    return OrganizationKind.BODY if founder else OrganizationKind.SUBORDINATE
