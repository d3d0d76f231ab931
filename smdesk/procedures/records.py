"""A procedure (Порядок) as data: what `resources/procedures/*.toml` and edited copies hold.

Clauses are ids (see `clauses`). Networks are codes of `resources/networks.toml` and stay as the
act names them, also after a network has been banned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smdesk.models.vocabulary import (
    ActKind,
    Binds,
    CheckKind,
    DayCount,
    DeadlineKind,
    Force,
    OrganizationKind,
    Role,
    Subject,
)

INSPECTION_DAYS = 180
"""An inspection older than this many days says nothing any more, unless the procedure differs."""
ROTATION_DAYS = 180
"""A password is to be changed after this many days, unless the procedure differs. The number is
ours: no act of the five names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The act that approves the procedure."""

    kind: ActKind
    number: str
    signed_on: date
    title: str
    issuer: str
    """The body that issued it."""
    signed_by: str = ""
    """The post that signed it; names of officials change, the act's text has them."""
    place: str = ""
    in_force_from: date
    in_force_until: date | None = None
    in_force_rule: str = ""
    """What the act itself says about its coming into force."""
    published: str = ""
    """Where the act is to be published."""
    repeals: str = ""
    """The act that it repeals, as it is cited there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """The weekly minimum of posts per account, for the time from `since` until `until`."""

    clause: str
    number: int
    """Posts a week, Monday to Sunday."""
    force: Force
    binds: Binds
    since: date
    until: date | None = None
    """The last day of this norm; None while it lasts."""
    counted: str = ""
    """What a post must be about to count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Whom notices go to, named as the act names them."""

    code: str
    title: str
    short_title: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """By when something is due after an event."""

    kind: DeadlineKind
    clause: str
    days: int
    count: DayCount
    binds: Binds
    recipient: str = ""
    """Code of the recipient; empty where nothing is sent."""
    is_stated: bool = True
    """False where the act says «оперативно» and the number of days is ours."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOrganization:
    """A subordinate organisation or unit that the act names."""

    title: str
    short_title: str
    kind: OrganizationKind
    clause: str
    is_exempt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOfficial:
    """A duty that the act lays on a post or a unit."""

    role: Role
    post: str = ""
    unit: str = ""
    organization: str = ""
    """Short title of the organisation; empty for the body itself."""
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How a requirement is checked; `what` is the rule, the place of the record, or what waits."""

    kind: CheckKind
    what: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.what}" if self.what else str(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing that one clause demands. `code` is unique in its procedure."""

    code: str
    clause: str
    group: str
    """Code of the part it stands under, see `terms.GROUPS`."""
    text: str
    force: Force
    binds: Binds
    subject: Subject
    check: Check
    remedy: str
    since: date | None = None
    """In force from; None for as long as the act is."""
    until: date | None = None
    due_on: date | None = None
    """The day by which the act wanted it done once."""
    kinds: tuple[OrganizationKind, ...] = ()
    """Kinds of organisations it is asked of; empty for all that `binds` names."""

    def is_in_force(self, day: date) -> bool:
        """Whether the demand holds on a day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """The act an office works under, clause by clause."""

    code: str
    title: str
    """Title of the Порядок itself."""
    body: str
    """The body whose pages the clauses call own: full title."""
    body_short: str
    place: str = ""
    site: str = ""
    act: Act
    networks: tuple[str, ...]
    systems: tuple[str, ...] = ()
    """Systems that accounts are connected to, such as `gospublics`."""
    formats: tuple[str, ...] = ()
    """Formats of posts that the act names."""
    inspection_days: int = INSPECTION_DAYS
    rotation_days: int = ROTATION_DAYS
    """0 where passwords are not changed by the calendar."""
    norms: tuple[Norm, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    organizations: tuple[NamedOrganization, ...] = ()
    officials: tuple[NamedOfficial, ...] = ()
    requirements: tuple[Requirement, ...] = ()

    def norm_on(self, day: date) -> Norm | None:
        """The weekly norm in force on a day, or None where there is none."""
        for norm in self.norms:
            if norm.since <= day and (norm.until is None or day <= norm.until):
                return norm
        return None

    def recipient(self, code: str) -> Recipient | None:
        """The recipient with this code, or None."""
        return next((found for found in self.recipients if found.code == code), None)
