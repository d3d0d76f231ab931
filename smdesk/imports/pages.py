"""Which pages a row means: links to canonical addresses, and the stored accounts behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smdesk.imports.rows import Entry, Link
from smdesk.imports.table import text_of
from smdesk.imports.values import network_named
from smdesk.imports.words import words
from smdesk.models.addresses import parse_address, split_links
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold
from smdesk.models.records import Account, Network


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a row names; without an address it is only planned, or found by its id."""

    network_id: int
    address: str = ""


class Networks:
    """The networks of the desk, found by name, code or link."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = networks
        self._by_code = {network.code: network for network in networks}
        self._by_name: dict[str, Network | None] = {}
        self._titles = {network.id: network.title for network in networks}

    def title(self, network_id: int) -> str:
        """The network's title."""
        return self._titles.get(network_id, "")

    def named(self, entry: Entry) -> Network | None:
        """The one network of the row's column of networks; None for none or several."""
        text = text_of(entry.cells.get("network"))  # «X» is a network here, and a blank elsewhere
        if text and text not in self._by_name:
            self._by_name[text] = network_named(text, self._networks)
        return self._by_name.get(text)

    def pages(self, entry: Entry) -> tuple[list[Page], list[str]]:
        """The pages of the row's links without repeats, and why other links are not taken."""
        named = self.named(entry)
        found: dict[Page, None] = {}
        problems: list[str] = []
        for link in entry.links:
            if broken := _broken(link.text):
                problems.append(f"В адресе «{broken}» пробел: уберите его в таблице.")
                continue
            for text in _links_of(link):
                try:
                    found[self._page(text, link, named)] = None
                except Invalid as problem:
                    problems.append(problem.what)
        pages = list(found)
        if named and len(pages) == 1 and pages[0].network_id != named.id:
            other = self.title(pages[0].network_id)
            return [], [f"Указана сеть «{named.title}», а ссылка ведёт в другую: {other}."]
        return pages, problems

    def _page(self, text: str, link: Link, named: Network | None) -> Page:
        known = self._by_code.get(link.network, named)
        parsed = parse_address(text, self._networks, known)
        return Page(parsed.network_id, parsed.address)


class Accounts:
    """Stored accounts by address, by id of the page, and those that have no address yet."""

    def __init__(self, known: Iterable[Account]) -> None:
        self._by_address: dict[str, Account] = {}
        self._by_page_id: dict[tuple[int, str], Account] = {}
        self._planned: dict[tuple[int, int], list[Account]] = {}
        for account in known:
            if account.address:
                self._by_address[account.address] = account
            else:
                key = account.organization_id, account.network_id
                self._planned.setdefault(key, []).append(account)
            if account.page_id:
                self._by_page_id.setdefault((account.network_id, fold(account.page_id)), account)

    def at(self, address: str) -> Account | None:
        """The account with this address."""
        return self._by_address.get(address) if address else None

    def with_page_id(self, network_id: int, page_id: str) -> Account | None:
        """The account with this id of the page in its network."""
        return self._by_page_id.get((network_id, fold(page_id))) if page_id else None

    def planned(self, organization: object, page: Page, title: str) -> Account | None:
        """The organisation's account in the network that has no address yet.

        It is the one of this title, or the only one where the page now has an address. A row with
        neither title nor link means none: such rows are how forms say that there is no page.
        """
        if not isinstance(organization, int):
            return None
        found = self._planned.get((organization, page.network_id), [])
        named = [account for account in found if title and fold(account.title) == fold(title)]
        if named:
            return named[0]
        return found[0] if len(found) == 1 and page.address else None


_NO_NUMBER = re.compile(r"\S{0,60}/(?:club|public|event|id|group)\s+\d+", re.IGNORECASE)
"""An address that a space cuts before its number."""
_NO_END = re.compile(r"\s*(\S{1,60}/\S{1,60}\s+((?=\S*[a-z])[a-z\d_-]+))\s*")
"""Nothing but an address and the end of a name."""


def _broken(text: str) -> str:
    """An address that a space cuts, as it stands there: what is left of it is another page."""
    if len(text.split(maxsplit=1)) < 2:
        return ""  # nearly every one, and looking closer takes as long as reading it
    if found := _NO_NUMBER.search(text):
        return found[0].strip()
    found = _NO_END.fullmatch(text)
    return found[1] if found and found[2] not in words().networks else ""


def _links_of(link: Link) -> list[str]:
    """The links in a cell, or its whole text where it may be a bare name.

    «Да» and «не ведётся» in the column of a network are no page.
    """
    found = split_links(link.text)
    if found:
        return found
    known = words()
    is_answer = fold(link.text).rstrip(".") in {*known.yes, *known.no, *known.statuses}
    return [] if link.network and is_answer else [link.text]
