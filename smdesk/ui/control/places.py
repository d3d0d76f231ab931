"""Where what is found is mended: the page and what to show on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from smdesk.models.vocabulary import CheckKind, Subject
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


def _settings(section: str) -> _Find:
    return lambda _whom: ("settings", section)


_BY_CHECK: Mapping[str, _Find] = {
    "accounts_kept": _organization,
    "network_coverage": _organization,
    "exemptions": _organization,
    "analogous_acts": _organization,
    "person_notices": _people,
    "role_organizer": _people,
    "role_manager": _people,
    "role_gospublic_operator": _people,
    "role_controller": _people,
    "assignments": _people,
    "own_act": _settings("procedure"),
    "own_act_published": _settings("procedure"),
    "own_act_repeals": _settings("procedure"),
    "conduct_rules": _settings("office"),
    "registry_kept": _registry,
    "registry_published": _registry,
    "subordinates_inspected": _registry,
}
"""Word of a check → its place; other checks of a page are mended on the page's card."""


def place_of(asked: Asked, whom: Whom) -> Where | None:
    """Where it is mended; None where no page of the program does that yet."""
    if asked.check is CheckKind.LATER:
        return None
    find = _BY_CHECK.get(asked.what)
    if find is None and whom.kind is Subject.ACCOUNT:
        find = _registry
    return find(whom) if find else None
