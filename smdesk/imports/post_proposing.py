"""The rules of an import of a content plan: what each row would change. Pure: nothing is written.

A cell that says nothing erases nothing. A value that cannot be read is left out with a note; a
row is rejected when it does not tell what goes where and when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smdesk.imports.mapping import ColumnMapping
from smdesk.imports.plan_rows import PlanRow, plan_rows
from smdesk.imports.post_circle import Circle
from smdesk.imports.post_differing import Differing
from smdesk.imports.post_matching import KnownPlan, Matcher
from smdesk.imports.post_new import NewPosts
from smdesk.imports.post_proposal import PostItem, PostProposal
from smdesk.imports.post_rows import PlanReader, Told
from smdesk.imports.proposal import Verdict
from smdesk.imports.refusals import Refusal, rejected
from smdesk.imports.table import RawTable
from smdesk.models.errors import Invalid
from smdesk.models.moments import show_moment
from smdesk.models.progress import Job, Progress

_STEP = 250
_WORDS = "Сравнение с планом"


@dataclass(frozen=True)
class ReadPlan:
    """The rows of a file, read: each with what it says, or why it is rejected."""

    rows: Sequence[tuple[PlanRow, Sequence[Told] | Invalid]]

    @property
    def accounts(self) -> frozenset[int]:
        """The pages that are named."""
        return frozenset(told.spot.account.id for told in self._told() if told.spot)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that is named; None where none is."""
        found = [told.when.at.date() for told in self._told() if told.when]
        return (min(found), max(found)) if found else None

    @property
    def codes(self) -> frozenset[int]:
        """The placements that rows were exported from."""
        return frozenset(told.code for told in self._told() if told.code)

    def _told(self) -> list[Told]:
        return [one for _row, said in self.rows if not isinstance(said, Invalid) for one in said]


def read_plan(table: RawTable, mapping: ColumnMapping, circle: Circle) -> Job[ReadPlan]:
    """What the rows say. Raises ImportRejected when no column holds topics or texts."""
    if not {"topic", "text"} & set(mapping.columns.values()):
        raise rejected(Refusal.NO_TOPICS)
    reader = PlanReader(circle.places, circle.persons, circle.now.date())
    found: list[tuple[PlanRow, Sequence[Told] | Invalid]] = []
    for number, row in enumerate(plan_rows(table, mapping)):
        if number % _STEP == 0:
            yield Progress(number, len(table.rows), "Чтение плана")
        try:
            found.append((row, reader.read(row)))
        except Invalid as problem:
            found.append((row, problem))
    return ReadPlan(found)


def propose_posts(read: ReadPlan, known: KnownPlan, circle: Circle) -> Job[PostProposal]:
    """What the plan would change, compared with what is known of its days and pages."""
    proposer = _Proposer(read, known, circle)
    for number, (row, said) in enumerate(read.rows):
        if number % _STEP == 0:
            yield Progress(number, len(read.rows), _WORDS)
        if isinstance(said, Invalid):
            proposer.reject(row, said.what)
        else:
            for told in said:
                proposer.take(row, told)
    return PostProposal(circle.now.date(), tuple(proposer.items))


class _Proposer:
    """Rows one after another; each sees what the rows above have proposed."""

    def __init__(self, read: ReadPlan, known: KnownPlan, circle: Circle) -> None:
        self._places = circle.places
        self._matcher = Matcher(known)
        self._differing = Differing(read.rows, known, circle)
        self._new = NewPosts(circle)
        self._seen: dict[tuple[object, ...], int] = {}
        self.items: list[PostItem] = []

    def take(self, row: PlanRow, told: Told) -> None:
        """Propose what one row says of one page."""
        key = self._key(told)
        if key in self._seen:
            self.reject(row, f"Повтор строки {self._seen[key]}.")
            return
        self._seen[key] = row.row
        try:
            self.items.append(self._item(told))
        except Invalid as problem:
            self.reject(row, problem.what)

    def _item(self, told: Told) -> PostItem:
        number = len(self.items) + 1
        page = self._places.name(told.spot.account) if told.spot else ""
        placement = self._matcher.placement(told)
        if placement is not None:
            return self._differing.placement(told, placement, number, page)
        idea = self._matcher.idea(told) if told.spot is None else None
        if idea is not None:
            return self._differing.idea(told, idea, number)
        return self._new.item(told, self._matcher.post_beside(told), number, page)

    def reject(self, row: PlanRow, reason: str) -> None:
        """The row is left out, and why."""
        self.items.append(
            PostItem(
                number=len(self.items) + 1,
                row=row.row,
                verdict=Verdict.REJECTED,
                title=(row.text("topic") or row.text("text"))[:200],
                when=(row.text("at") or row.text("day"))[:40],
                page=(row.text("page") or row.text("network"))[:100],
                reason=reason,
            )
        )

    def _key(self, told: Told) -> tuple[object, ...]:
        """What two rows that say the same have in common."""
        page = told.spot.account.id if told.spot else 0
        return page, told.topic, show_moment(told.when.at) if told.when else "", told.link
