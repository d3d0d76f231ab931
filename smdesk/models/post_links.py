"""Which page a link of a single post belongs to: the account that it was published on.

A network that names the page in front of the post (`t.me/name/12`, `ok.ru/group/1/topic/2`) needs
no rule of its own: parts are taken off the end until what is left is the address of a page. Only
links that name the owner by its number are told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from smdesk.models.addresses import parse_address, plain_host
from smdesk.models.errors import Invalid
from smdesk.models.records import Account, Network

_OWNERS = (
    # vk.com/wall-1_2, vk.com/name?w=wall-1_2, vk.com/video-1_2, vk.com/clip-1_2, vk.com/photo-1_2
    ("vk", re.compile(r"(?:wall|video|clip|photo|album|topic)-(?P<page>\d+)_\d+")),
    # A person's own page: its number has no minus.
    ("vk", re.compile(r"(?:wall|video|clip|photo|album)(?P<page>\d+)_\d+")),
    # t.me/c/1234567890/5: a channel without a name.
    ("telegram", re.compile(r"^/c/(?P<page>\d+)/\d+")),
)
"""Network code, and where the number of the page stands in the path and query of a link."""
_ID_WORDS = re.compile(r"(?:club|public|event|id|group)?-?(?:100(?=\d{10}$))?(?P<digits>\d+)")
"""A page's number as people note it: 12, -12, club12, -1001234567890."""


@dataclass(frozen=True, slots=True)
class PostPage:
    """The page of a post as its link tells: its number, or its canonical address."""

    network_id: int
    page_id: str = ""
    """Digits alone; empty where the link tells the address."""
    address: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the link tells more than the network."""
        return bool(self.page_id or self.address)


def page_of_post(link: str, networks: Sequence[Network]) -> PostPage | None:
    """What a link of a post tells of its page; None for a link that is of none of the networks."""
    typed = "".join(link.split())
    try:
        parts = urlsplit(typed if "://" in typed else f"https://{typed}")
    except ValueError:
        return None
    host = plain_host(parts.netloc.partition(":")[0])
    network = next((n for n in networks if host in map(plain_host, n.hosts)), None)
    if network is None:
        return None
    told = f"{parts.path}?{parts.query}"
    for code, pattern in _OWNERS:
        found = pattern.search(told) if network.code == code else None
        if found:
            return PostPage(network.id, page_id=found["page"])
    return PostPage(network.id, address=_address(parts.netloc + parts.path, network))


def is_post_on(account: Account, page: PostPage) -> bool:
    """Whether a post of this page stands on the account."""
    if account.network_id != page.network_id or not page.is_known:
        return False
    if page.address:
        return account.address == page.address
    return page.page_id in _numbers(account)


def account_of_post(
    link: str, accounts: Iterable[Account], networks: Sequence[Network]
) -> Account | None:
    """The account that the link of a post leads to.

    A link that does not tell its page, or whose number nobody has noted, is of the only account
    of its network, where there is only one; None else.
    """
    page = page_of_post(link, networks)
    if page is None:
        return None
    same = [account for account in accounts if account.network_id == page.network_id]
    exact = next((account for account in same if is_post_on(account, page)), None)
    if exact is not None or page.address:
        return exact
    return same[0] if len(same) == 1 and _may_be(same[0], page) else None


def _may_be(account: Account, page: PostPage) -> bool:
    """Whether nothing that is known of the account says that its number is another."""
    return not (page.page_id and any(_numbers(account)))


def _numbers(account: Account) -> tuple[str, str]:
    """The number of the page as it is noted, and as its address has it."""
    return _digits(account.page_id), _digits(account.address.rpartition("/")[2])


def _digits(noted: str) -> str:
    found = _ID_WORDS.fullmatch(noted.strip().lower())
    return found["digits"] if found else ""


def _address(path: str, network: Network) -> str:
    """The canonical address of the page whose post stands under this path, or an empty text."""
    parts = path.split("/")
    for length in range(len(parts), 1, -1):
        try:
            return parse_address("/".join(parts[:length]), [network]).address
        except Invalid:
            continue
    return ""
