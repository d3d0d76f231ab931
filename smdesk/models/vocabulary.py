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


class Force(StrEnum):
    """How strictly a clause binds: a breach is a violation or an advice."""

    MANDATORY = "mandatory"
    RECOMMENDED = "recommended"


class Binds(StrEnum):
    """Whose pages a clause binds: the body's own, those of its subordinates, or both."""

    OWN = "own"
    SUB = "sub"
    ALL = "all"


class Subject(StrEnum):
    """What a requirement is asked of."""

    OFFICE = "office"
    ORGANIZATION = "organization"
    ACCOUNT = "account"
    POST = "post"


class CheckKind(StrEnum):
    """How a requirement is checked."""

    INSPECTION = "inspection"
    COMPUTED = "computed"
    RECORDED = "recorded"
    LATER = "later"


class DayCount(StrEnum):
    """How days of a deadline are counted, from the day after the event."""

    CALENDAR = "calendar"
    WORKING = "working"
    SHIFT = "shift"
    """Calendar days; a last day that is a day off moves to the next working day."""


class DayKind(StrEnum):
    """What the office's own calendar says of a day."""

    DAY_OFF = "day_off"
    WORKING = "working"


class DeadlineKind(StrEnum):
    """What may be due: the first five are counted from an event by a rule of the procedure."""

    ACCOUNT_CREATED = "account_created"
    ACCOUNT_DELETED = "account_deleted"
    PERSON_CHANGED = "person_changed"
    INFORMATION_REQUESTED = "information_requested"
    EVENT_HELD = "event_held"
    REGISTRY_CHANGED = "registry_changed"
    INSPECTION_DUE = "inspection_due"
    ROTATION_DUE = "rotation_due"
    ACT_ENDS = "act_ends"
    ASSIGNMENT_ENDS = "assignment_ends"
    EXEMPTION_RECHECK = "exemption_recheck"
    NORM_AT_RISK = "norm_at_risk"
    PLAN_MISSING = "plan_missing"
    PUBLICATION_UNMARKED = "publication_unmarked"
    APPROVAL_WAITING = "approval_waiting"


class Answer(StrEnum):
    """What an inspection found for one requirement."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


class Status(StrEnum):
    """What is known about one requirement and one subject."""

    OK = "ok"
    VIOLATION = "violation"
    ADVICE = "advice"
    UNKNOWN = "unknown"
    """Nobody has looked, or too long ago: never a pass."""
    NOT_APPLICABLE = "not_applicable"


class SentBy(StrEnum):
    """How a letter went."""

    EMAIL = "email"
    MAIL = "mail"
    SYSTEM = "system"
    HAND = "hand"
