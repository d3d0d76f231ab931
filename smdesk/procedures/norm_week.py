"""The running week against the norm in a few lines: for a first page, whatever the office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from smdesk.models.plan import monday
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.facts import Facts
from smdesk.procedures.norms import WeekRow

FEW = 8
"""Pages that are all shown; of more only those that lack most."""
WORST = 6


class PageWeek(NamedTuple):
    """One page and this week."""

    account_id: int
    badge: str
    colour: str
    network: str
    name: str
    """Title of the page, or its address."""
    done: int
    planned: int
    norm: int
    note: str
    """Why the norm is not what the clause says; empty where it is."""

    @property
    def missing(self) -> int:
        """How many are neither done nor planned."""
        return max(0, self.norm - self.done - self.planned)


@dataclass(frozen=True)
class NormWeek:
    """This week of all pages that owe something."""

    number: int = 0
    """What the procedure asks for; 0 where it asks for nothing."""
    clause: str = ""
    """As it is printed."""
    pages: int = 0
    met: int = 0
    """Pages that have done all of it."""
    missing: int = 0
    """Posts that are neither done nor planned."""
    lines: tuple[PageWeek, ...] = ()


def norm_week(facts: Facts) -> NormWeek:
    """What these facts say of the running week."""
    asked = [row for row in facts.plan.now.values() if row.owed.number]
    norm = facts.procedure.norm_on(monday(facts.today))
    clause = print_clause(norm.clause, facts.procedure.act.kind) if norm else ""
    return NormWeek(
        number=norm.number if norm else 0,
        clause=clause,
        pages=len(asked),
        met=sum(row.done >= (row.owed.number or 0) for row in asked),
        missing=sum(row.missing for row in asked),
        lines=tuple(_line(facts, row) for row in _shown(asked)),
    )


def _shown(asked: list[WeekRow]) -> Iterable[WeekRow]:
    """All of a few pages as the registry has them; of many the worst, most lacking first."""
    if len(asked) <= FEW:
        return asked
    lacking = (row for row in asked if row.missing)
    return sorted(lacking, key=lambda row: (-row.missing, row.account_id))[:WORST]


def _line(facts: Facts, row: WeekRow) -> PageWeek:
    account = facts.account[row.account_id]
    network = facts.network[account.network_id]
    return PageWeek(
        account.id,
        network.badge,
        network.colour,
        network.title,
        account.title or account.address.removeprefix("https://"),
        row.done,
        row.planned,
        row.owed.number or 0,
        row.owed.reason,
    )


def to_json(week: NormWeek) -> dict[str, Any]:
    """The object, as values that JSON has."""
    return asdict(week)


def from_json(values: dict[str, Any]) -> NormWeek:
    """What `to_json` gave."""
    return NormWeek(**{**values, "lines": tuple(PageWeek(*line) for line in values["lines"])})
