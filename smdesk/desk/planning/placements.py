"""Placements: one post on one account, from planned to published."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.desk.planning.stages import NOBODY, Mover, Stages
from smdesk.models.errors import Invalid
from smdesk.models.labels import plural
from smdesk.models.plan_records import Placement, Post, PostFile
from smdesk.models.plan_stages import stage_of
from smdesk.models.plan_vocabulary import Stage

FORMS = ("размещение", "размещения", "размещений")


@dataclass(frozen=True, slots=True)
class Mark:
    """When a placement was published, and under which link."""

    at: datetime
    address: str = ""
    """Empty leaves the link as it is."""


class Placements(Cases[Placement]):
    """Use cases of placements."""

    record = Placement
    wording = Wording(
        added="Добавлено размещение",
        changed="Изменено размещение",
        deleted="Удалено размещение",
        forms=FORMS,
        missing="Размещение не найдено.",
    )

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._now = tools.now
        self._posts = tools.storage.repository(Post)
        self._files = tools.storage.repository(PostFile)
        self._stages = Stages(tools)

    def name(self, record: Placement) -> str:
        """The topic of its post."""
        post = self._posts.get(record.post_id)
        return post.topic if post else ""

    def stage(self, placement: Placement) -> Stage:
        """How far it has come."""
        return stage_of(self._post(placement).stage, placement.stage)

    # -- in the calendar -------------------------------------------------------------------------

    def move(self, moments: Mapping[int, datetime | None], *, and_published: bool = False) -> None:
        """Placements go to other moments (None: to the tray), as one change.

        What is published is moved, which corrects when it was published, only when
        `and_published` says so. Raises `Invalid`, `NotFound`.
        """
        moved = self._moved(moments, and_published=and_published)
        if not moved:
            return
        with self._changes(self._many("Перенесено", moved)):
            for each in moved:
                self._rows.update(each)

    def check_move(self, moments: Mapping[int, datetime | None]) -> None:
        """Raise what `move` would even where it was confirmed, before anybody is asked."""
        self._moved(moments, and_published=True)

    def _moved(
        self, moments: Mapping[int, datetime | None], *, and_published: bool
    ) -> list[Placement]:
        """The placements that change their moment, as they are to be stored."""
        moved = []
        for placement_id, moment in moments.items():
            placement = self.get(placement_id)
            wanted = _at(placement, moment, and_published=and_published)
            if wanted != placement:
                moved.append(self._ready(wanted))
        return moved

    def copy(self, moments: Mapping[int, datetime | None]) -> list[int]:
        """Posts of these placements once more at other moments, as drafts; returns ids of posts.

        Placements of one post that are copied together stay together. Raises `NotFound`.
        """
        groups: dict[int, list[Placement]] = {}
        for placement_id in moments:
            placement = self.get(placement_id)
            groups.setdefault(placement.post_id, []).append(placement)
        copied = [each for group in groups.values() for each in group]
        if not copied:
            return []
        made = []
        with self._changes(self._many("Скопировано", copied)):
            for post_id, group in groups.items():
                made.append(self._copy_post(post_id, group, moments))
        return made

    def _copy_post(
        self, post_id: int, group: Sequence[Placement], moments: Mapping[int, datetime | None]
    ) -> int:
        post = self._post(group[0])
        stage = Stage.IDEA if post.stage is Stage.IDEA else Stage.DRAFT
        made = self._posts.insert(replace(post, id=0, stage=stage))
        for file in self._files.where(post_id=post_id):
            self._files.insert(replace(file, id=0, post_id=made))
        for each in group:
            fresh = Placement(
                post_id=made,
                account_id=each.account_id,
                planned_at=moments[each.id],
                text=each.text,
            )
            self._rows.insert(self._ready(fresh))
        return made

    # -- stages ----------------------------------------------------------------------------------

    def publish(
        self,
        ids: Sequence[int],
        at: datetime | None = None,
        address: str = "",
        mover: Mover = NOBODY,
    ) -> None:
        """They have been published, now or at a moment, as one change.

        `address` is the link, for a single placement. Raises `MoveRefused`, `Invalid`, `NotFound`.
        """
        moment = (at or self._now()).replace(microsecond=0)
        self.mark({each: Mark(moment, address) for each in ids}, mover)

    def publish_as_planned(self, ids: Sequence[int], mover: Mover = NOBODY) -> None:
        """They have been published when they were planned. Raises as `publish`."""
        now = self._now().replace(microsecond=0)
        self.mark({each: Mark(min(self.get(each).planned_at or now, now)) for each in ids}, mover)

    def mark(self, marks: Mapping[int, Mark], mover: Mover = NOBODY) -> None:
        """Each has been published at its moment and under its link, as one change.

        What is published already gets the other moment or link. Raises as `publish`.
        """
        if not marks:
            return
        placements = self.by_ids(list(marks))
        known = [each for each in placements.values() if each.stage is Stage.PUBLISHED]
        with self._changes(self._many("Опубликовано", list(placements.values()))):
            for each in known:
                self.change(_marked(each, marks[each.id]))
            self._to_stage(
                [each for each in marks if each not in {one.id for one in known}],
                Stage.PUBLISHED,
                "Опубликовано",
                mover,
                lambda each: _marked(each, marks[each.id]),
            )

    def schedule(self, ids: Sequence[int], mover: Mover = NOBODY) -> None:
        """They wait in the network itself for their moment. Raises `MoveRefused`, `NotFound`."""
        self._to_stage(
            ids,
            Stage.SCHEDULED,
            "Поставлено в отложенные",
            mover,
            lambda each: replace(each, stage=Stage.SCHEDULED),
        )

    def cancel(self, ids: Sequence[int], mover: Mover = NOBODY) -> None:
        """They will not be published. Raises `MoveRefused`, `NotFound`."""
        self._to_stage(
            ids,
            Stage.CANCELLED,
            "Отменено размещение",
            mover,
            lambda each: replace(each, stage=Stage.CANCELLED),
        )

    def take_back(self, ids: Sequence[int], mover: Mover = NOBODY) -> None:
        """They go with their posts again: marked by mistake, or wanted after all.

        Raises `MoveRefused`, `NotFound`.
        """
        self._to_stage(
            ids,
            None,
            "Возвращено в план",
            mover,
            lambda each: replace(each, stage=None, published_at=None),
        )

    def _to_stage(
        self,
        ids: Sequence[int],
        after: Stage | None,
        title: str,
        mover: Mover,
        change: Callable[[Placement], Placement],
    ) -> None:
        moving = [each for each in map(self.get, ids) if each.stage is not after]
        if not moving:
            return
        ready = [self._ready(change(each)) for each in moving]
        with self._changes(self._many(title, moving)):
            for before, wanted in zip(moving, ready, strict=True):
                post = self._post(before)
                stage = stage_of(post.stage, after)
                self._stages.record_placement(before, post, stage, self._now(), mover)
                self._rows.update(wanted)

    def _post(self, placement: Placement) -> Post:
        post = self._posts.get(placement.post_id)
        assert post is not None  # noqa: S101 - a foreign key
        return post

    def _many(self, title: str, placements: Sequence[Placement]) -> str:
        if len(placements) == 1:
            return self._titled(title, placements[0])
        return f"{title}: {plural(len(placements), *FORMS)}"


def _at(placement: Placement, moment: datetime | None, *, and_published: bool) -> Placement:
    if placement.stage is not Stage.PUBLISHED:
        return replace(placement, planned_at=moment)
    if moment is None:
        raise Invalid(
            "planned_at",
            "Публикация уже вышла.",
            "Её день можно исправить, но не убрать.",
        )
    if not and_published:
        raise Invalid(
            "planned_at",
            "Публикация уже вышла.",
            "Подтвердите перенос, если день публикации записан неверно.",
        )
    return replace(placement, published_at=moment)


def _marked(placement: Placement, mark: Mark) -> Placement:
    return replace(
        placement,
        stage=Stage.PUBLISHED,
        published_at=mark.at,
        address=mark.address or placement.address,
    )
