"""The closed vocabularies of the desk. Codes are stored; `labels` has the Russian words."""

from __future__ import annotations

from enum import StrEnum


class AccountStatus(StrEnum):
    """The life of a page: planned, active, suspended, deleted (the page, not the record)."""

    PLANNED = "planned"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    DELETED = "deleted"


class NetworkStatus(StrEnum):
    """The legal status of a network in Russia."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    RESTRICTED = "restricted"
    BANNED = "banned"


class OrganizationKind(StrEnum):
    """A place in the tree: whose pages a clause calls own and whose subordinate."""

    BODY = "body"
    UNIT = "unit"
    SETTLEMENT = "settlement"
    SUBORDINATE = "subordinate"


class Role(StrEnum):
    """The duties that the procedures distinguish."""

    ORGANIZER = "organizer"
    MANAGER = "manager"
    GOSPUBLIC_OPERATOR = "gospublic_operator"
    MODERATOR = "moderator"
    CONTROLLER = "controller"


class ActKind(StrEnum):
    """Kinds of legal acts."""

    RESOLUTION = "resolution"
    ORDER = "order"
    DECREE = "decree"
    DECISION = "decision"
    LETTER = "letter"
    OTHER = "other"


class ActRelation(StrEnum):
    """What an act is to this office."""

    OWN = "own"
    ANALOGOUS = "analogous"
    EXEMPTION = "exemption"
    APPOINTMENT = "appointment"


class CredentialKind(StrEnum):
    """What a reference in the keyring stands for."""

    LOGIN = "login"
    PASSWORD = "password"  # noqa: S105 - the name of a kind, not a secret
    RECOVERY_CODES = "recovery_codes"
