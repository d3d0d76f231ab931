"""Who runs the page of a row: persons known, proposed by rows above, or new."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from smdesk.imports.named import Named, named_in
from smdesk.imports.proposal import NewPerson, Ref
from smdesk.imports.rows import Entry
from smdesk.imports.values import all_phones, left_out, line, mailbox
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold
from smdesk.models.people_names import surname_with_initials
from smdesk.models.records import Account, Assignment, Person
from smdesk.models.vocabulary import Role

_SHORT = re.compile(r"^[\w'’-]+\s*\w\.\s*(?:\w\.)?$")


class People:
    """Known persons by name, and those that the file adds."""

    def __init__(
        self, known: Iterable[Person], assignments: Iterable[Assignment], today: date
    ) -> None:
        self._today = today
        self._stored = {person.id: person for person in known}
        self._by_name: dict[str, list[Ref]] = {}
        self._by_short: dict[str, list[Ref]] = {}
        self._not_shortened: list[tuple[Ref, str]] = []
        """Names that are not in `_by_short` yet: few files name people by their initials."""
        self._managing: dict[tuple[str, int], list[Assignment]] = {}
        self.added: dict[Ref, NewPerson] = {}
        for person in self._stored.values():
            self._index(person.id, person.full_name)
        for assignment in assignments:
            if assignment.role is Role.MANAGER and self._lasts(assignment):
                self._managing.setdefault(_subject(assignment), []).append(assignment)

    def name(self, ref: Ref) -> str:
        """The person's name."""
        record = self.added[ref].record if ref in self.added else None
        if record is None and isinstance(ref, int):
            record = self._stored.get(ref)
        return record.full_name if record else ""

    def managing(self, account: Account | None) -> list[Assignment]:
        """Assignments of those who run the page today: for the page, then for its organisation."""
        if account is None:
            return []
        own = self._managing.get(("account", account.id), [])
        return own + self._managing.get(("organization", account.organization_id), [])

    def running(self, account: Account | None) -> list[Person]:
        """Those who run the page today."""
        ids = dict.fromkeys(assignment.person_id for assignment in self.managing(account))
        return [self._stored[person_id] for person_id in ids if person_id in self._stored]

    def of(
        self, entry: Entry, organization: Ref | None, current: Sequence[int], notes: list[str]
    ) -> list[Ref]:
        """The persons whom a row names, added where they are new."""
        named = _named(entry, notes)
        found: dict[Ref, None] = {}
        for position, one in enumerate(named):
            ref = self._match(one.name, organization, current)
            if ref is None:
                ref = self._add(one, entry, organization, notes, is_first=position == 0)
            else:
                self._note_post(ref, one.post, notes)
            found[ref] = None
        return list(found)

    def _match(self, name: str, organization: Ref | None, current: Sequence[int]) -> Ref | None:
        """The person of that name: who runs the page, else of the organisation, else the only."""
        found = self._by_name.get(fold(name)) or []
        if not found and _SHORT.match(name):
            found = self._shortened(name)
        for ref in found:
            if ref in current:
                return ref
        for ref in found:
            if self._workplace(ref) == organization:
                return ref
        return found[0] if len(found) == 1 and isinstance(found[0], int) else None

    def _shortened(self, name: str) -> list[Ref]:
        for ref, full in self._not_shortened:
            self._by_short.setdefault(_short(full), []).append(ref)
        self._not_shortened.clear()
        return self._by_short.get(_short(name), [])

    def _workplace(self, ref: Ref) -> Ref | None:
        if ref in self.added:
            return self.added[ref].organization
        person = self._stored.get(ref) if isinstance(ref, int) else None
        return person.organization_id if person else None

    def _add(
        self,
        one: Named,
        entry: Entry,
        organization: Ref | None,
        notes: list[str],
        *,
        is_first: bool,
    ) -> Ref:
        """A new person; the columns of contacts belong to the first one named."""
        beside = entry if is_first else Entry(entry.row, {})
        own_mail, own_phone = (_joined(one.contacts, mail=mail) for mail in (True, False))
        mail = beside.text("responsible_email") or own_mail or beside.text("contact_email")
        phone = beside.text("responsible_phone") or own_phone or beside.text("contact_phone")
        key = f"person:{len(self.added) + 1}"
        record = Person(
            full_name=one.name,
            post=_line(one.post or _post(beside), "должность", notes),
            unit=_line(beside.text("unit"), "подразделение", notes),
            work_phone=_contact(phone, "Телефон", all_phones, notes),
            work_email=_contact(mail, "Почта", mailbox, notes),
        )
        notes.extend(filter(None, [left_out(mail, "work_email")]))
        self.added[key] = NewPerson(key, record, organization)
        self._index(key, one.name)
        return key

    def _note_post(self, ref: Ref, post: str, notes: list[str]) -> None:
        """A post of a known person is changed in the card of the person, not by a registry."""
        person = self._stored.get(ref) if isinstance(ref, int) else None
        if person and post and fold(person.post) != fold(post):
            known = f"записано «{person.post}»" if person.post else "не указана"
            notes.append(
                f"Не взято: должность «{post[:60]}»; у {surname_with_initials(person.full_name)}"
                f" в программе {known}."
            )

    def _index(self, ref: Ref, name: str) -> None:
        self._by_name.setdefault(fold(name), []).append(ref)
        self._not_shortened.append((ref, name))

    def _lasts(self, assignment: Assignment) -> bool:
        began = assignment.since is None or assignment.since <= self._today
        return began and (assignment.until is None or assignment.until >= self._today)


def _named(entry: Entry, notes: list[str]) -> Sequence[Named]:
    """The persons of a row; where no column names them, the column of posts may."""
    text = entry.text("responsible")
    named = named_in(text)
    if text and not named:
        notes.append(f"Ответственный «{text[:60]}» не взят: не видно фамилии и имени.")
    post = entry.text("responsible_post")
    if post and not text:
        named = named_in(post)
        if not named:
            notes.append(f"Не взято: должность «{post[:60]}»: не указано, чья она.")
    if not named and not text and _has_contacts(entry):
        notes.append("Телефон и почта ответственного не взяты: не указано, чьи они.")
    return named


def _post(entry: Entry) -> str:
    """What the column of posts says, where another column names the person."""
    return entry.text("responsible_post") if entry.text("responsible") else ""


def _has_contacts(entry: Entry) -> bool:
    return bool(entry.text("responsible_phone") or entry.text("responsible_email"))


def _subject(assignment: Assignment) -> tuple[str, int]:
    if assignment.account_id is not None:
        return "account", assignment.account_id
    return "organization", assignment.organization_id or 0


def _short(name: str) -> str:
    return "".join(fold(surname_with_initials(name)).replace(".", " ").split())


def _joined(contacts: Iterable[str], *, mail: bool) -> str:
    return ", ".join(part for part in contacts if ("@" in part) is mail)


def _line(text: str, what: str, notes: list[str]) -> str:
    if not text:
        return ""
    try:
        return line(text, "post")
    except Invalid as problem:
        notes.append(f"Не взято: {what} ответственного «{text[:60]}». {problem.what}")
        return ""


def _contact(text: str, what: str, read: Callable[[str, str], str], notes: list[str]) -> str:
    if not text:
        return ""
    try:
        return read(text, "responsible")
    except Invalid as problem:
        notes.append(f"{what} ответственного не взят: {problem.what}")
        return ""
