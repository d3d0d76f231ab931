"""The rules of an import: what each row of a table would change. Pure: nothing is written.

An account is found by its canonical address, then by the id of the page in its network, then as
the account of the organisation in the network that has no address yet. A cell that says nothing
never erases what is stored; a text in a cell does change it. A value that cannot be read is left
out with a note; a row is rejected when it does not tell which page of which organisation it means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from smdesk.imports.account_rows import Draft, Reader
from smdesk.imports.known import KnownRegistry
from smdesk.imports.mapping import ColumnMapping
from smdesk.imports.organizations import Organizations
from smdesk.imports.pages import Page
from smdesk.imports.proposal import Item, Proposal, Ref, Verdict
from smdesk.imports.refusals import Refusal, rejected
from smdesk.imports.rows import Entry, entries
from smdesk.imports.table import RawTable, has_link
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold
from smdesk.models.progress import Job, Progress
from smdesk.models.records import Exemption, Network

_STEP = 250
_HIDDEN = "Ссылка за словом в такой книге не видна: сохраните её как xlsx."
_TELLING = ("address", "network", "page_id", "exemption")


def propose(
    table: RawTable,
    mapping: ColumnMapping,
    known: KnownRegistry,
    networks: Sequence[Network],
    today: date,
    reader: Reader | None = None,
) -> Job[Proposal]:
    """What the table would change. Raises ImportRejected when no column tells of pages.

    `reader` is one made of the same records, networks and day that has read no row yet.
    """
    tells = set(mapping.columns.values()) & set(_TELLING)
    is_clicked = "title" in mapping.columns.values() and any(row.links for row in table.rows)
    if not tells and not mapping.network_columns() and not is_clicked:
        raise rejected(Refusal.NO_HEADINGS)
    found = list(entries(table, mapping))
    proposer = _Proposer(known, reader or Reader(known, networks, today), today)
    read = proposer.look_ahead(found)
    for number, (entry, (pages, problems)) in enumerate(zip(found, read, strict=True)):
        if number % _STEP == 0:
            yield Progress(number, len(found), "Сравнение с реестром")
        proposer.take(entry, pages, problems)
    yield Progress(len(found), len(found), "Сравнение с реестром")
    proposal = proposer.proposal()
    return _with_doubt(proposal, found) if table.hides_links else proposal


class _Proposer:
    """Rows one after another; each sees what the rows above have proposed."""

    def __init__(self, known: KnownRegistry, reader: Reader, today: date) -> None:
        self._today = today
        self._reader = reader
        self._items: list[Item] = []
        self._addresses: Counter[str] = Counter()
        self._seen: dict[tuple[object, ...], int] = {}
        self._exempt: set[tuple[Ref, str]] = {
            (exemption.organization_id, fold(exemption.basis))
            for exemption in known.exemptions
            if _lasts(exemption, today)
        }

    def look_ahead(self, found: Sequence[Entry]) -> list[tuple[list[Page], list[str]]]:
        """The pages of every row, and why others are not taken.

        An address that the table names has its own row.
        """
        read = []
        for entry in found:
            pages, problems = self._reader.networks.pages(entry)
            problems += filter(None, [entry.problem])
            self._addresses.update(page.address for page in pages)
            read.append((pages, problems))
        return read

    def take(self, entry: Entry, pages: Sequence[Page], problems: Sequence[str]) -> None:
        """Propose what the row says."""
        for problem in problems:
            self._reject(entry, problem)
        for page in pages:
            self._page(entry, page, is_only=len(pages) == 1)
        if not pages and not problems:
            self._without_address(entry)

    def proposal(self) -> Proposal:
        """Everything taken so far, with the organisations and persons that it needs."""
        organizations, people = self._reader.organizations, self._reader.people
        persons = {ref for item in self._items for ref in item.managers if isinstance(ref, str)}
        needed: list[Ref | None] = [item.organization_ref for item in self._items]
        needed += [people.added[ref].organization for ref in persons]
        kept = _closure(needed, organizations)
        return Proposal(
            self._today,
            tuple(self._items),
            tuple(added for ref, added in organizations.added.items() if ref in kept),
            tuple(added for ref, added in people.added.items() if ref in persons),
        )

    def _without_address(self, entry: Entry) -> None:
        if entry.text("exemption"):
            self._exemption(entry)
            return
        network = self._reader.networks.named(entry)
        if entry.names_only_organization or not (entry.text("network") or entry.text("title")):
            self._reject(entry, "Нет ссылки на страницу.")
        elif network is None:
            named = entry.text("network")
            why = f"Сеть «{named[:40]}» не известна." if named else "Нет ссылки на страницу и сети."
            self._reject(entry, why)
        else:
            self._page(entry, Page(network.id), is_only=True)

    def _page(self, entry: Entry, page: Page, *, is_only: bool) -> None:
        try:
            draft = self._reader.draft(entry, page, self._free, is_only=is_only)
            key = self._unseen_key(draft)
            item = self._reader.item(draft, len(self._items) + 1)
        except Invalid as problem:
            self._reject(entry, problem.what, page)
            return
        self._seen[key] = entry.row
        if draft.account is not None:
            self._seen["account", draft.account.id] = entry.row
        self._items.append(item)

    def _free(self, account_id: int, address: str) -> bool:
        """Whether a stored account may be meant by a row that does not name its address."""
        return ("account", account_id) not in self._seen and address not in self._addresses

    def _unseen_key(self, draft: Draft) -> tuple[object, ...]:
        """The key of the page. Raises Invalid when a row above has told of it."""
        key = self._key(draft)
        if key in self._seen:
            raise Invalid("address", f"Повтор строки {self._seen[key]}.")
        return key

    def _key(self, draft: Draft) -> tuple[object, ...]:
        """What two rows about one page have in common."""
        if draft.account is not None and ("account", draft.account.id) in self._seen:
            return "account", draft.account.id
        if draft.page.address:
            return "address", draft.page.address
        title = fold(str(draft.values.get("title", "")))
        return "planned", draft.organization, draft.page.network_id, title

    def _exemption(self, entry: Entry) -> None:
        notes: list[str] = []
        try:
            organization = self._reader.exempted(entry, notes)
            basis = self._reader.basis(entry)
        except Invalid as problem:
            self._reject(entry, problem.what)
            return
        key = organization, fold(basis)
        verdict = Verdict.EXEMPT_KNOWN if key in self._exempt else Verdict.EXEMPT
        self._exempt.add(key)
        self._items.append(
            Item(
                number=len(self._items) + 1,
                row=entry.row,
                verdict=verdict,
                organization=self._reader.organizations.name(organization),
                organization_ref=organization,
                basis=basis,
                notes=tuple(notes),
            )
        )

    def _reject(self, entry: Entry, reason: str, page: Page | None = None) -> None:
        self._items.append(
            Item(
                number=len(self._items) + 1,
                row=entry.row,
                verdict=Verdict.REJECTED,
                title=entry.text("title")[:200],
                organization=entry.text("organization")[:200],
                network_id=page.network_id if page else 0,
                address=page.address if page else "",
                reason=reason,
            )
        )


def _with_doubt(proposal: Proposal, found: Sequence[Entry]) -> Proposal:
    """The proposal with a word on each row that shows no link, where some cannot be read."""
    shown = {entry.row for entry in found if any(has_link(link.text) for link in entry.links)}
    items = (item if item.row in shown else _doubted(item) for item in proposal.items)
    return replace(proposal, items=tuple(items))


def _doubted(item: Item) -> Item:
    if item.verdict is Verdict.REJECTED:
        return replace(item, reason=f"{item.reason} {_HIDDEN}")
    if item.verdict is Verdict.NEW and not item.address:
        return replace(item, notes=(*item.notes, _HIDDEN))
    return item


def _lasts(exemption: Exemption, today: date) -> bool:
    return exemption.until is None or exemption.until >= today


def _closure(needed: Sequence[Ref | None], organizations: Organizations) -> set[Ref]:
    """The new organisations among these, with those above them."""
    found: set[Ref] = set()
    waiting = list(needed)
    while waiting:
        ref = waiting.pop()
        if isinstance(ref, str) and ref not in found:
            found.add(ref)
            waiting.append(organizations.added[ref].parent)
    return found
