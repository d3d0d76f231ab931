"""Whose pages are whose: what tells the body's own from those of its subordinates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from smdesk.models.vocabulary import Binds, OrganizationKind


class Node(NamedTuple):
    """What an organisation hangs on, and what it is."""

    parent_id: int | None
    kind: OrganizationKind


@dataclass(frozen=True)
class Tree:
    """Organisations by id. `named` is the body that the office has named as its own."""

    nodes: Mapping[int, Node]
    named: int | None = None

    @cached_property
    def body(self) -> int:
        """The office's own body; 0 where it is not known."""
        if self.named is not None:
            return self.named
        roots = (each for each, node in self.nodes.items() if node.parent_id is None)
        return next((r for r in roots if self.nodes[r].kind is OrganizationKind.BODY), 0)

    @cached_property
    def owner(self) -> dict[int, int]:
        """Organisation → the one that answers for its pages: itself, or above its units."""
        return {each: self._owner_of(each) for each in self.nodes}

    def _owner_of(self, organization: int) -> int:
        at, seen = organization, {organization}
        while self.nodes[at].kind is OrganizationKind.UNIT:
            above = self.nodes[at].parent_id
            if above is None or above in seen or above not in self.nodes:
                break
            seen.add(above)
            at = above
        return at

    def is_bound(self, binds: Binds, organization_id: int) -> bool:
        """Whether a clause binds the pages of an organisation: own, subordinate, or all."""
        if binds is Binds.ALL:
            return True
        return (self.owner.get(organization_id, 0) == self.body) is (binds is Binds.OWN)
