"""Where what is found is mended: the page and what to show on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from smdesk.models.vocabulary import CheckKind, Role, Subject
from smdesk.procedures.examined import Asked, Whom

Where = tuple[str, object]
"""The key of a page, and its target (None: the page as it is)."""
_Find = Callable[[Whom], Where]


def _organization(whom: Whom) -> Where:
    return "organizations", whom.organization_id or None


def _registry(whom: Whom) -> Where:
    return "registry", whom.id if whom.kind is Subject.ACCOUNT else None


def _people(_whom: Whom) -> Where:
    return "people", None


def _plan(whom: Whom) -> Where:
    return "plan", (whom.kind.value, whom.id) if whom.kind in _FILTERED else None


def _settings(section: str) -> _Find:
    return lambda _whom: ("settings", section)


def _documents(which: str) -> _Find:
    return lambda _whom: ("documents", which)


_FILTERED = frozenset({Subject.ACCOUNT, Subject.ORGANIZATION})
"""The plan can be narrowed to these."""

_BY_CHECK: Mapping[str, _Find] = {
    "accounts_kept": _organization,
    "network_coverage": _organization,
    "exemptions": _documents("exemptions"),
    "analogous_acts": _documents("acts"),
    "person_notices": _documents("letters"),
    "role_organizer": _people,
    "role_manager": _people,
    "role_gospublic_operator": _people,
    "role_controller": _people,
    "assignments": _people,
    "own_act": _documents("acts"),
    "own_act_published": _documents("acts"),
    "own_act_repeals": _documents("acts"),
    "account_notices": _documents("letters"),
    "notices": _documents("letters"),
    "help": _documents("help"),
    "help_received": _documents("help"),
    "conduct_rules": _settings("office"),
    "registry_kept": _registry,
    "registry_published": _registry,
    "subordinates_inspected": _registry,
    **dict.fromkeys(
        ("content_plan", "weekly_norm", "formats", "posts", "approvals", "event_information"),
        _plan,
    ),
}
"""Word of a check → its place; other checks of a page are mended on the page's card."""


_BY_NEW_PAGE = frozenset({"accounts_kept", "network_coverage"})
"""What a new page of the organisation mends."""
_BY_DUTY = {
    "role_organizer": Role.ORGANIZER,
    "role_manager": Role.MANAGER,
    "role_gospublic_operator": Role.GOSPUBLIC_OPERATOR,
    "role_controller": Role.CONTROLLER,
}
"""What is mended by giving somebody this duty."""


def place_of(asked: Asked, whom: Whom, *, is_open: bool = False) -> Where | None:
    """Where it is mended, `is_open` while it is not; None where no page of the program does that.

    A page that is missing is added, a duty that nobody has is given: their forms open.
    """
    if asked.check is CheckKind.LATER:
        return None
    if is_open and asked.what in _BY_NEW_PAGE:
        return "registry", ("add", whom.organization_id)
    if is_open and asked.what in _BY_DUTY:
        page = whom.id if whom.kind is Subject.ACCOUNT else 0
        return "people", ("assign", _BY_DUTY[asked.what], whom.organization_id, page)
    find = _BY_CHECK.get(asked.what)
    if find is None and whom.kind is Subject.ACCOUNT:
        find = _registry
    return find(whom) if find else None
