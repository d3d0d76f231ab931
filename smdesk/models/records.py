"""The records of the desk, one dataclass a table.

`id` is 0 until the record is stored. Dates are local calendar dates; times are ISO texts in
local time. An empty text means «не указано»; `None` means that the value is not known.
"""

from __future__ import annotations

from datetime import date, datetime

from smdesk.models.quick_dataclass import dataclass
from smdesk.models.vocabulary import (
    AccountStatus,
    ActKind,
    ActRelation,
    CredentialKind,
    NetworkStatus,
    OrganizationKind,
    Role,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every stored record has."""

    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Record):
    """A body, unit, settlement or subordinate institution: a node of the tree."""

    parent_id: int | None = None
    kind: OrganizationKind = OrganizationKind.SUBORDINATE
    title: str = ""
    short_title: str = ""
    ogrn: str = ""
    postal_address: str = ""
    site: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The short title where there is one: what tables and letters show."""
        return self.short_title or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Record):
    """A social network: data, not code. See `resources/networks.toml`."""

    code: str = ""
    title: str = ""
    badge: str = ""
    """Two letters for the chip in tables, such as VK."""
    colour: str = ""
    """Chip background, `#RRGGBB`: the network's own colour is data, not theme."""
    hosts: tuple[str, ...] = ()
    """Host names of its pages; the first is the canonical one."""
    path: str = ""
    """Regular expression over the address path; the group `name` (in any case) is the page,
    other groups are kept as they are written."""
    canonical: str = ""
    """Templates of the canonical address, such as `https://vk.com/{name}`, separated by spaces;
    the first one whose groups all took part in the match is used."""
    marker: str = ""
    """Text printed after the network's name, such as «*»."""
    footnote: str = ""
    """What the marker means, printed under the table."""
    post_limit: int | None = None
    """Longest post, characters."""
    media_post_limit: int | None = None
    """Longest text of a post with media, characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPeriod(Record):
    """The legal status of a network from a date on."""

    network_id: int
    status: NetworkStatus
    since: date
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Record):
    """One official page of one organisation in one network."""

    organization_id: int
    network_id: int
    title: str = ""
    address: str = ""
    """Canonical address with scheme; empty while the page is only planned."""
    page_id: str = ""
    work_email: str = ""
    work_phone: str = ""
    created_on: date | None = None
    deleted_on: date | None = None
    subscribers: int | None = None
    email_is_work: bool | None = None
    """Whether the mailbox is the office's own: False is personal, None that nobody has said."""
    phone_is_work: bool | None = None
    two_factor: bool | None = None
    """Whether two-factor authentication is on; None while nobody has said."""
    gospublics_on: date | None = None
    """Since when connected to the system «Госпаблики»."""
    gosmark: bool = False
    pos_widgets: int = 0
    """Widgets of the feedback platform on the page: 0, 1 or 2."""
    is_public: bool = True
    """Shown in the registry on the site."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPeriod(Record):
    """The status of an account from a date on, so that past weeks are judged as they were."""

    account_id: int
    status: AccountStatus
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """An official. Contacts are work contacts; private ones have no place here."""

    organization_id: int | None = None
    full_name: str = ""
    post: str = ""
    unit: str = ""
    work_phone: str = ""
    work_email: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """A duty of a person, for one organisation or for one account, from and to a date."""

    person_id: int
    role: Role
    organization_id: int | None = None
    account_id: int | None = None
    since: date | None = None
    until: date | None = None
    """The last day of the duty; None while it lasts."""
    act_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalAct(Record):
    """A legal act: the office's own, an analogous one, or the basis of an exemption."""

    organization_id: int | None = None
    relation: ActRelation = ActRelation.OWN
    kind: ActKind = ActKind.RESOLUTION
    number: str = ""
    signed_on: date | None = None
    title: str = ""
    in_force_from: date | None = None
    in_force_until: date | None = None
    published: str = ""
    """Where and when it was published."""
    repeals: str = ""
    file: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Record):
    """An organisation that need run no page, by which act, from and to a date."""

    organization_id: int
    act_id: int | None = None
    basis: str = ""
    since: date | None = None
    until: date | None = None
    recheck_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryRelease(Record):
    """What stood in the public registry when it was put on the site."""

    released_at: datetime
    place: str = ""
    """Where it was published: the address of the page of the site."""
    rows: str = "[]"
    """JSON list of the public rows, as the report `registry-public` had them."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential(Record):
    """A reference to a secret in the OS keyring. The secret itself is never here."""

    account_id: int
    kind: CredentialKind
    entry: str
    """The unique keyring service of the secret; never used again after removal."""
    holder_id: int | None = None
    changed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureCopy(Record):
    """An act of the office's own: an edited copy of a built-in procedure."""

    code: str
    base: str = ""
    """The code of the built-in procedure it was copied from."""
    title: str = ""
    text: str = ""
    """The procedure in the TOML form of `resources/procedures`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Record):
    """The office itself: one row with id 1."""

    organization_id: int | None = None
    """The body whose desk this is: the root that clauses call «own»."""
    procedure: str = ""
    """Code of the procedure in use; empty while none is chosen."""
    place: str = ""
    """The place for the head of documents, such as «с. Амурзет»."""
    approve: bool = False
    """Print the block «УТВЕРЖДАЮ»."""
    approver_post: str = ""
    approver_name: str = ""
    signer_post: str = ""
    signer_name: str = ""
    executor_name: str = ""
    executor_phone: str = ""
    public_persons: bool = False
    """Print the names of responsible persons in the registry for the site."""
    site_page: str = ""
    """The page of the official site where the registry stands."""
    conduct_rules: str = ""
    """Where the rules of conduct for users are published."""
    conduct_rules_on: date | None = None
    posts_need_approval: bool = False
    """A post is published only after somebody has approved it."""
