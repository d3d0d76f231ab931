"""Which pages a row of a content plan means: by address, by title, or by network and organisation.

Of «ВКонтакте» alone it is the page of the organisation that the row names, else the page of the
office itself, else the only page in the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from smdesk.imports.organizations import organization_key
from smdesk.imports.plan_rows import PlanRow
from smdesk.imports.table import Cell, text_of
from smdesk.imports.values import network_named, said
from smdesk.imports.words import normal, plan_words, words
from smdesk.models.addresses import parse_address, split_links
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold
from smdesk.models.post_links import account_of_post
from smdesk.models.records import Account, Network, Organization

_LISTED = re.compile(r"[;,/+&\n]|\sи\s")
_WITH_NETWORK = (
    re.compile(r"^(?P<title>.+?)\s*\((?P<network>[^()]+)\)$"),
    re.compile(r"^(?P<network>[\w ]{2,20}?)\s*[:·|–—-]\s*(?P<title>.+)$"),
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """One page that a row means, and what the row's column of its network says besides."""

    account: Account
    cell: Cell = None
    """The cell of that column; None where the page was named otherwise."""


class Places:
    """Pages as rows name them."""

    def __init__(
        self,
        accounts: Iterable[Account],
        organizations: Iterable[Organization],
        networks: Sequence[Network],
        own: int | None,
    ) -> None:
        """`accounts` are those that are not deleted; `own` is the office's organisation."""
        self._accounts = list(accounts)
        self._networks = networks
        self._own = own
        self._at = {each.address: each for each in self._accounts if each.address}
        self._titled: dict[str, list[Account]] = {}
        for account in self._accounts:
            self._titled.setdefault(fold(account.title), []).append(account)
        self._titled.pop("", None)
        self._named: dict[str, list[int]] = {}
        for each in organizations:
            for key in {organization_key(each.title), organization_key(each.short_title)} - {""}:
                self._named.setdefault(key, []).append(each.id)
        self._titles = {network.id: network.title for network in networks}

    def name(self, account: Account) -> str:
        """The page with its network: «Посёлок (ВКонтакте)»."""
        title = account.title or account.address.removeprefix("https://")
        return f"{title} ({self._titles.get(account.network_id, '')})"

    def of(self, row: PlanRow) -> list[Spot]:
        """The pages of the row, without repeats; none where it names none. Raises Invalid."""
        inside = self._organization(row)
        found: dict[int, Spot] = {}
        for mark in row.networks:
            for spot in self._marked(mark.network, mark.cell, inside):
                found.setdefault(spot.account.id, spot)
        named = [row.link("address"), row.link("page"), row.link("network")]
        for account in self._said([text for text in named if text], inside):
            found.setdefault(account.id, Spot(account))
        if not found and inside is not None and not any(named) and not row.networks:
            found = {each.id: Spot(each) for each in self._only(self._in(inside), "организации")}
        return list(found.values())

    def only(self) -> Account | None:
        """The one page there is, where there is only one."""
        return self._accounts[0] if len(self._accounts) == 1 else None

    # -- columns of one network ------------------------------------------------------------------

    def _marked(self, code: str, cell: Cell, inside: int | None) -> Iterator[Spot]:
        text = said(cell)
        word = fold(text)
        if not text or word in words().no:
            return
        network = next((each for each in self._networks if each.code == code), None)
        for link in split_links(text):
            account = self._linked(link)
            if account is not None:
                yield Spot(account, cell)
                return
        if network is not None:
            yield Spot(self._in_network(network, inside), cell)

    # -- names -----------------------------------------------------------------------------------

    def _said(self, texts: Sequence[str], inside: int | None) -> list[Account]:
        linked = [link for text in texts for link in split_links(text)]
        if linked:
            return [self._at_address(link) for link in linked]
        networks: list[Network] = []
        titles: list[str] = []
        for text in texts:
            if normal(text) in plan_words().everywhere:
                return self._everywhere(inside)
            for part in self._parts(text):
                network = network_named(part, self._networks)
                if network is None:
                    titles.append(part)
                else:
                    networks.append(network)
        if titles:
            return [each for title in titles for each in self._by_title(title, networks, inside)]
        return [self._in_network(network, inside) for network in networks]

    def _parts(self, text: str) -> list[str]:
        """The names in a cell: all of it where that is one, else what commas part."""
        whole = " ".join(text.split())
        if fold(whole) in self._titled or organization_key(whole) in self._named:
            return [whole]
        return [" ".join(part.split()) for part in _LISTED.split(text) if part.strip()]

    def _by_title(
        self, text: str, networks: Sequence[Network], inside: int | None
    ) -> list[Account]:
        found = self._with_title(text)
        wanted = {network.id for network in networks}
        for pattern in _WITH_NETWORK:
            parts = pattern.match(text) if not found else None
            network = network_named(parts["network"], self._networks) if parts else None
            if parts and network:
                found, wanted = self._with_title(parts["title"]), {network.id}
        if not found:
            raise Invalid(
                "account_id",
                f"Страницы «{text[:_LONGEST]}» в реестре нет.",
            )
        fitting = [each for each in found if not wanted or each.network_id in wanted]
        if inside is not None and len(fitting) > 1:
            fitting = [each for each in fitting if each.organization_id == inside] or fitting
        if not fitting:
            raise Invalid("account_id", f"Страница «{text[:_LONGEST]}» в другой сети.")
        return fitting if wanted else self._only(fitting, f"названия «{text[:_LONGEST]}»")

    def _with_title(self, text: str) -> list[Account]:
        """Pages of this title, else those of the organisation of this name."""
        found = self._titled.get(fold(text))
        if found:
            return found
        organizations = self._named.get(organization_key(text), [])
        return [each for each in self._accounts if each.organization_id in organizations]

    def _in_network(self, network: Network, inside: int | None) -> Account:
        everyone = [each for each in self._accounts if each.network_id == network.id]
        whose = self._own if inside is None else inside
        found = [each for each in everyone if each.organization_id == whose]
        if inside is None and len(found) != 1:
            found = everyone
        if len(found) == 1:
            return found[0]
        what = "несколько: укажите название или ссылку" if found else "нет"
        of_it = " этой организации" if inside is not None else ""
        raise Invalid("account_id", f"Страниц{of_it} в сети «{network.title}» {what}.")

    def _everywhere(self, inside: int | None) -> list[Account]:
        of_it = self._in(inside if inside is not None else self._own or 0)
        if not of_it:
            raise Invalid("account_id", "Не понято, какие страницы: у организации их нет.")
        return of_it

    def _only(self, found: Sequence[Account], whose: str) -> list[Account]:
        if len(found) == 1:
            return list(found)
        if not found:
            raise Invalid("account_id", "У организации нет страниц.")
        raise Invalid("account_id", f"Страниц {whose} несколько: укажите сеть.")

    def _in(self, organization: int) -> list[Account]:
        return [each for each in self._accounts if each.organization_id == organization]

    # -- addresses and organisations -------------------------------------------------------------

    def _linked(self, link: str) -> Account | None:
        """The page at an address, or that a post's link leads to."""
        try:
            at = self._at.get(parse_address(link, self._networks).address)
        except Invalid:
            at = None
        return at or account_of_post(link, self._accounts, self._networks)

    def _at_address(self, link: str) -> Account:
        found = self._linked(link)
        if found is None:
            raise Invalid("account_id", f"Страницы «{link[:_LONGEST]}» в реестре нет.")
        return found

    def _organization(self, row: PlanRow) -> int | None:
        text = row.text("organization")
        if not text:
            return None
        found = self._named.get(organization_key(text), [])
        if len(found) == 1:
            return found[0]
        what = "несколько" if found else "нет"
        raise Invalid("organization_id", f"Организаций «{text[:_LONGEST]}» в реестре {what}.")


def link_of(cell: Cell) -> str:
    """The link that a cell of a column of one network holds; empty for a mark or a time."""
    links = split_links(text_of(cell))
    return links[0] if links else ""
