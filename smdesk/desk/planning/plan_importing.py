"""A content plan from a file becomes one change of the base."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from smdesk.desk.cases import Tools
from smdesk.desk.planning.placements import Mark, Placements
from smdesk.desk.planning.posts import Posts
from smdesk.desk.planning.stages import Mover
from smdesk.desk.table_reading import TableReading
from smdesk.imports.mapping import OF_PLAN, PLAN_MEANINGS, ColumnMapping
from smdesk.imports.plan_places import Places
from smdesk.imports.post_circle import Circle
from smdesk.imports.post_matching import KnownPlan
from smdesk.imports.post_proposal import PostItem, PostProposal
from smdesk.imports.post_proposing import ReadPlan, propose_posts, read_plan
from smdesk.imports.proposal import Verdict
from smdesk.imports.refusals import Refusal
from smdesk.imports.table import RawTable
from smdesk.imports.words import Words, plan_headings
from smdesk.models.errors import ImportRejected
from smdesk.models.labels import plural
from smdesk.models.plan_records import Placement, Post, StageMove
from smdesk.models.plan_stages import OF_PLACEMENTS
from smdesk.models.plan_vocabulary import PostFormat, Stage
from smdesk.models.progress import Job
from smdesk.models.records import Account, Network, Office, Organization, Person
from smdesk.models.validation import normalise

__all__ = ["PLAN_MEANINGS", "PlanImporting", "PostItem", "PostProposal"]

FORMS = ("размещение", "размещения", "размещений")
LOADED = Mover(remark="Загружено из таблицы")
_OF_PAGES, _OF_DAYS = frozenset({"address", "link"}), frozenset({"at", "day", "text"})
"""Meanings that pages have, and those of which a plan with links has one."""
_OF_POSTS = frozenset({Stage.IDEA, Stage.DRAFT})


class PlanImporting(TableReading[Circle, PostProposal]):
    """What an import of a plan needs of the base, and what it brings into it."""

    remembered = "plan_mappings"
    telling = OF_PLAN
    strange = Refusal.NOT_A_PLAN

    def __init__(self, tools: Tools, posts: Posts, placements: Placements) -> None:
        super().__init__(tools)
        self._posts = posts
        self._placements = placements

    def expected(self) -> Words:
        """Headings of content plans."""
        return plan_headings()

    def _fits(self, table: RawTable, mapping: ColumnMapping) -> bool:
        """Names with addresses and no day are a registry of pages, however they are headed."""
        meant = set(mapping.columns.values())
        is_registry = bool(meant & _OF_PAGES) and not meant & _OF_DAYS
        return not is_registry and super()._fits(table, mapping)

    def known(self) -> Circle:
        """The pages and persons that rows may mean."""
        rows = self._tools.storage.repository
        office = rows(Office).get(1) or Office()
        places = Places(
            [each for each in rows(Account).all() if each.deleted_on is None],
            rows(Organization).all(),
            rows(Network).all(),
            office.organization_id,
        )
        persons = rows(Person).all()
        return Circle(places, persons, self._tools.now(), office.posts_need_approval)

    def propose(
        self, table: RawTable, mapping: ColumnMapping, known: Circle | None = None
    ) -> Job[PostProposal]:
        """What the table would change today. Raises `ImportRejected`."""
        circle = known or self.known()
        read = yield from read_plan(table, mapping, circle)
        return (yield from propose_posts(read, self._kept(read), circle))

    def _kept(self, read: ReadPlan) -> KnownPlan:
        storage = self._tools.storage
        rows = storage.repository
        ids = storage.plan_known.placements(sorted(read.accounts), read.days)
        exported = read.codes.difference(ids)
        placements = list(rows(Placement).by_ids([*ids, *sorted(exported)]).values())
        posts = rows(Post).by_ids(list({each.post_id for each in placements}))
        loose = rows(Post).by_ids(storage.plan_known.loose())
        return KnownPlan(posts, placements, list(loose.values()))

    def take(self, proposal: PostProposal, numbers: Collection[int] | None = None) -> None:
        """Carry out the items with these numbers (None: all that change something), as one change.

        Raises `ImportRejected` when the base is no longer what it was compared with, `Invalid`.
        """
        items = [
            item
            for item in proposal.items
            if item.verdict in {Verdict.NEW, Verdict.CHANGED}
            and (numbers is None or item.number in numbers)
        ]
        if not items:
            return
        with self._tools.changes(_title(items)):
            self._add([item for item in items if item.verdict is Verdict.NEW])
            for item in items:
                if item.verdict is Verdict.CHANGED:
                    self._change(item)

    # -- new ones --------------------------------------------------------------------------------

    def _add(self, items: Iterable[PostItem]) -> None:
        made: dict[str, int] = {}
        for item in items:
            post_id = item.post_id or made.get(item.group, 0)
            if not post_id:
                post_id = made[item.group] = self._add_post(item)
            if item.account_id is not None:
                self._add_placement(item, post_id)

    def _add_post(self, item: PostItem) -> int:
        post = normalise(replace(Post(), **_values(item.post)), self._tools.today())
        made = self._tools.storage.repository(Post).insert(post)
        if post.stage not in _OF_POSTS:
            self._moved(made, None, Stage.DRAFT, post.stage)
        return made

    def _add_placement(self, item: PostItem, post_id: int) -> None:
        begun = Placement(post_id=post_id, account_id=item.account_id or 0)
        placement = normalise(replace(begun, **_values(item.placement)), self._tools.today())
        made = self._tools.storage.repository(Placement).insert(placement)
        if placement.stage is not None:
            post = self._posts.get(post_id)
            self._moved(post_id, made, post.stage, placement.stage)

    def _moved(self, post: int, placement: int | None, before: Stage, after: Stage) -> None:
        """A record begins at a stage because the table says so: kept as a move all the same."""
        moves = self._tools.storage.repository(StageMove)
        at = self._tools.now().replace(microsecond=0)
        moves.insert(
            StageMove(
                post_id=post,
                placement_id=placement,
                before=before,
                after=after,
                moved_at=at,
                remark=LOADED.remark,
            )
        )

    # -- known ones ------------------------------------------------------------------------------

    def _change(self, item: PostItem) -> None:
        post = self._posts.find(item.post_id)
        placement = self._placements.find(item.placement_id)
        if post is None or (item.placement_id and placement is None):
            raise _outdated()
        if item.post:
            self._posts.change(replace(post, **_values(item.post)))
        if placement is not None and item.placement:
            self._placements.change(replace(placement, **_values(item.placement)))
        if item.stage:
            self._move(item, Stage(item.stage))

    def _move(self, item: PostItem, after: Stage) -> None:
        if item.placement_id is None:
            self._posts.move([item.post_id or 0], after, LOADED)
            return
        ids = [item.placement_id]
        post = self._posts.get(item.post_id or 0)
        if post.stage is Stage.IDEA and after in OF_PLACEMENTS:
            self._posts.move([post.id], Stage.DRAFT, LOADED)
        if after is Stage.PUBLISHED:
            placement = self._placements.get(item.placement_id)
            at = min(placement.planned_at or self._tools.now(), self._tools.now())
            self._placements.mark({placement.id: Mark(at.replace(microsecond=0))}, LOADED)
        elif after is Stage.SCHEDULED:
            self._placements.schedule(ids, LOADED)
        elif after is Stage.CANCELLED:
            self._placements.cancel(ids, LOADED)
        else:
            if self._placements.get(item.placement_id).stage is not None:
                self._placements.take_back(ids, LOADED)
            self._posts.move([item.post_id or 0], after, LOADED)


def _values(pairs: Sequence[tuple[str, object]]) -> Mapping[str, Any]:
    """Fields as records hold them."""
    return {name: _READ.get(name, _same)(value) for name, value in pairs if value is not None}


def _same(value: object) -> object:
    return value


def _moment(value: object) -> datetime:
    return datetime.fromisoformat(str(value))


_READ: Mapping[str, Any] = {
    "planned_at": _moment,
    "published_at": _moment,
    "stage": Stage,
    "format": PostFormat,
}


def _title(items: Sequence[PostItem]) -> str:
    new = sum(item.verdict is Verdict.NEW for item in items)
    changed = len(items) - new
    parts = [
        f"добавлено {plural(new, *FORMS)}" if new else "",
        f"изменено {plural(changed, *FORMS)}" if changed else "",
    ]
    return "Импорт плана: " + ", ".join(filter(None, parts))


def _outdated() -> ImportRejected:
    return ImportRejected(
        "План изменился, пока вы выбирали строки.", "Прочитайте файл ещё раз: ничего не записано."
    )
