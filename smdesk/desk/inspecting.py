"""What an inspection asks of a page, and which page comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from smdesk.desk.cases import Tools
from smdesk.desk.inspections import Seen
from smdesk.desk.kept import Kept
from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import Answer, CheckKind, Force, OrganizationKind
from smdesk.procedures import terms
from smdesk.procedures.calendar import Calendar
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.facts import CLOSED, RUNNING, Facts
from smdesk.procedures.records import Procedure, Requirement
from smdesk.storage.control import Node


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to look at: requirements with the same wording are one question."""

    codes: tuple[str, ...]
    clauses: str
    """Printed, with semicolons."""
    group: str
    """Title of the part it stands under."""
    text: str
    is_mandatory: bool
    before: Seen | None = None
    """What the last inspection found."""
    before_on: date | None = None
    is_fresh: bool = False
    """Whether that day is within the procedure's interval: what is older counts no more."""

    @property
    def counts(self) -> Answer | None:
        """The last answer while it is fresh; None is «не проверено»."""
        return self.before.answer if self.before and self.is_fresh else None


class Inspecting:
    """Questions for a page, and the order of pages."""

    def __init__(self, tools: Tools, kept: Kept) -> None:
        self._tools = tools
        self._kept = kept

    def questions(self, account: Account) -> list[Question]:
        """What the procedure wants looked at on this page, part by part. Empty without one."""
        procedure = self._kept.procedures.current()
        if procedure is None:
            return []
        tree = self._tree(procedure, self._tools.storage.control.above(account.organization_id))
        last = self._kept.inspections.last_answers(account.id)
        by_text: dict[tuple[str, str], list[Requirement]] = {}
        for each in _looked_at(tree):
            if tree.is_bound(each.binds, account.organization_id):
                by_text.setdefault((each.group, each.text), []).append(each)
        found = [_question(tree, same, last) for same in by_text.values()]
        titles = list(terms.GROUPS.values())
        return sorted(found, key=lambda question: titles.index(question.group))

    def _tree(self, procedure: Procedure, rows: Sequence[Node]) -> Facts:
        """Only what tells own pages from subordinate ones."""
        organizations = tuple(
            Organization(id=each, parent_id=parent, kind=OrganizationKind(kind))
            for each, parent, kind in rows
        )
        office = self._kept.office.get()
        return Facts(self._tools.today(), procedure, office, Calendar(), organizations)

    def next_after(self, account_id: int = 0) -> int:
        """The page to look at next: one never looked at, then the oldest; 0 when all are fresh.

        The page that was just looked at is passed over.
        """
        procedure = self._kept.procedures.current()
        if procedure is None:
            return 0
        control = self._tools.storage.control
        tree, seen = self._tree(procedure, control.tree()), control.inspected()
        waiting = [
            (seen.get(page, ""), page)
            for page in self._running(tree)
            if page != account_id
            and not (page in seen and tree.is_fresh(date.fromisoformat(seen[page])))
        ]
        return min(waiting, default=("", 0))[1]

    def _running(self, tree: Facts) -> Iterator[int]:
        """Pages that are there, in networks that are open, and that some clause wants seen."""
        binds = {requirement.binds for requirement in _looked_at(tree)}
        networks = [network.id for network in self._kept.networks.all()]
        closed = {n for n in networks if self._kept.networks.status(n) in CLOSED}
        for page, organization, network, status in self._tools.storage.control.pages():
            is_there = status in RUNNING and network not in closed
            if is_there and any(tree.is_bound(each, organization) for each in binds):
                yield page


def _looked_at(tree: Facts) -> list[Requirement]:
    return [
        each
        for each in tree.procedure.requirements
        if each.check.kind is CheckKind.INSPECTION and each.is_in_force(tree.today)
    ]


def _question(tree: Facts, same: list[Requirement], last: dict[str, tuple[Seen, date]]) -> Question:
    seen, day = next((last[each.code] for each in same if each.code in last), (None, None))
    clauses = dict.fromkeys(print_clause(r.clause, tree.procedure.act.kind) for r in same)
    return Question(
        tuple(each.code for each in same),
        "; ".join(clauses),
        terms.GROUPS[same[0].group],
        same[0].text,
        any(each.force is Force.MANDATORY for each in same),
        seen,
        day,
        is_fresh=day is not None and tree.is_fresh(day),
    )
