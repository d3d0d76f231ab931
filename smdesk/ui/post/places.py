"""Which pages a post goes to and when: what is chosen, whatever is shown of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.errors import Invalid
from smdesk.models.folding import fold, words_of
from smdesk.models.moments import parse_moment, show_moment
from smdesk.models.plan import PlanItem
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.registry import RegistryFilter, RegistryRow
from smdesk.models.vocabulary import AccountStatus

PART = 200
"""Pages read at once: some ten milliseconds."""


class Page(NamedTuple):
    """An account as the list shows it."""

    account_id: int
    network_id: int
    network: str
    badge: str
    colour: str
    name: str
    organization_id: int
    organization: str
    text: str
    """What search looks in, folded."""


def page_of(row: RegistryRow) -> Page:
    """An account out of the registry."""
    name = row.title or row.address.removeprefix("https://")
    return Page(
        row.account_id,
        row.network_id,
        row.network,
        row.badge,
        row.colour,
        name,
        row.organization_id,
        row.organization,
        fold(f"{name} {row.organization} {row.network} {row.badge} {row.address}"),
    )


def active_ids(desk: Desk) -> list[int]:
    """Accounts that work today, by organisation."""
    working = frozenset({AccountStatus.ACTIVE})
    return desk.registry.ids(RegistryFilter(statuses=working, sort="organization"))


def read_pages(desk: Desk, ids: Sequence[int]) -> list[Page]:
    """The pages of these accounts; at most some hundred at a time."""
    return [page_of(row) for row in desk.registry.rows(ids)]


@dataclass(slots=True)
class Places:
    """The chosen pages. A page without a moment of its own follows the one for all."""

    today: date
    moment: datetime | None = None
    """The moment for all that have none of their own."""
    typed: dict[int, str | None] = field(default_factory=dict)
    """Account → its own moment as it was typed, empty for no day; None to follow."""
    out: dict[int, str] = field(default_factory=dict)
    """Account → when it was published there, in words; that is not changed here."""

    def take(self, where: Iterable[Where], items: Iterable[PlanItem] = ()) -> None:
        """Begin with these places; the moment that most of them have is the one for all."""
        self.out = {i.account_id: out_words(i) for i in items if i.stage is Stage.PUBLISHED}
        moments = {each.account_id: each.planned_at for each in where}
        open_ones = {each: at for each, at in moments.items() if each not in self.out}
        found = list(open_ones.values())
        self.moment = max(found, key=found.count) if found else None
        self.typed = {
            each: None if at == self.moment else show_moment(at) for each, at in open_ones.items()
        }

    def copy(self) -> Places:
        """The same choice, to be kept while this one goes on changing."""
        return Places(self.today, self.moment, dict(self.typed), dict(self.out))

    def choose(self, accounts: Iterable[int], *, chosen: bool) -> None:
        """Take pages in or leave them out."""
        for each in accounts:
            if chosen:
                self.typed.setdefault(each, None)
            else:
                self.typed.pop(each, None)

    def follow(self) -> None:
        """Every page at the moment for all."""
        self.typed = dict.fromkeys(self.typed)

    def is_chosen(self, account_id: int) -> bool:
        """Whether the post goes to the page, or has gone already."""
        return account_id in self.typed or account_id in self.out

    def words(self, account_id: int) -> str:
        """When, as the list shows it."""
        if account_id in self.out:
            return self.out[account_id]
        if account_id not in self.typed:
            return ""
        own = self.typed[account_id]
        try:
            return self._shown(self.at(account_id))
        except Invalid:
            return own or ""

    def typing(self, account_id: int) -> str:
        """What stands in the field when the moment of a page is opened."""
        own = self.typed.get(account_id)
        return show_moment(self.moment) if own is None else own

    def _shown(self, at: datetime | None) -> str:
        if at is None:
            return "без даты"
        return f"{at:%d.%m %H:%M}" if at.year == self.today.year else show_moment(at)

    def at(self, account_id: int) -> datetime | None:
        """When the post goes to a chosen page. Raises `Invalid` for what cannot be read."""
        own = self.typed[account_id]
        if own is None:
            return self.moment
        return parse_moment(own, self.today, self.moment.date() if self.moment else None)

    def problem(self, account_id: int) -> str:
        """What is wrong with the moment of a page, in words."""
        try:
            self.at(account_id)
        except Invalid as error:
            return str(error)
        return ""

    def where(self, texts: Mapping[int, str]) -> tuple[Where, ...]:
        """The places as the desk takes them. Raises `Invalid`."""
        return tuple(Where(each, self.at(each), texts.get(each, "")) for each in self.typed)


def out_words(item: PlanItem) -> str:
    """When a post was published on a page."""
    at = item.published_at
    return f"вышла {at:%d.%m %H:%M}" if at else "вышла"


def found(pages: Iterable[Page], text: str) -> list[Page]:
    """The pages that have all these words."""
    words = words_of(text)
    return [page for page in pages if all(word in page.text for word in words)]
