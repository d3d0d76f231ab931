"""Duties that clauses ask for, and whether somebody has them."""

from __future__ import annotations

from collections.abc import Mapping

from smdesk.models.labels import label
from smdesk.models.vocabulary import Role
from smdesk.procedures.facts import Facts
from smdesk.procedures.verdicts import Verdict, broken, ok

ROLE_OF: Mapping[str, Role] = {
    "role_organizer": Role.ORGANIZER,
    "role_manager": Role.MANAGER,
    "role_gospublic_operator": Role.GOSPUBLIC_OPERATOR,
    "role_controller": Role.CONTROLLER,
}
"""Word of `terms.COMPUTED` → the duty that it wants."""


_LOWER = {role: label(role)[0].lower() + label(role)[1:] for role in Role}


def role_verdict(facts: Facts, owner: int, role: Role) -> Verdict:
    """Whether somebody has the duty for an organisation, one of its units or of its pages."""
    words = _LOWER[role]
    if role in facts.roles.get(owner, ()):
        return ok(f"Назначено: {words}.")
    return broken(f"Никто не назначен: {words}.")
