"""Moves from stage to stage: allowed ones only, each with who and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from smdesk.desk.cases import Tools
from smdesk.desk.planning.open_approvals import close_open
from smdesk.models.errors import DeskError
from smdesk.models.labels import label
from smdesk.models.plan_records import Placement, Post, StageMove
from smdesk.models.plan_stages import moves_from, stage_of
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.records import Office


class MoveRefused(DeskError):
    """The stage cannot follow the one there is."""


@dataclass(frozen=True, slots=True)
class Mover:
    """Who moves something, and what they say about it."""

    name: str = ""
    remark: str = ""


NOBODY = Mover()


class Stages:
    """Checks and records moves; to be called inside an open change."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._moves = tools.storage.repository(StageMove)
        self._offices = tools.storage.repository(Office)

    def needs_approval(self) -> bool:
        """Whether posts of this office go out only when somebody has approved them."""
        office = self._offices.get(1)
        return office is not None and office.posts_need_approval

    def next_of(self, stage: Stage) -> tuple[Stage, ...]:
        """The stages that may follow, the usual one first."""
        return moves_from(stage, needs_approval=self.needs_approval())

    def check(self, before: Stage, after: Stage) -> None:
        """Raise `MoveRefused` for a move that is not allowed."""
        allowed = self.next_of(before)
        if after in allowed:
            return
        if after in moves_from(before, needs_approval=False):
            raise MoveRefused(
                "Публикацию сначала надо согласовать.",
                "Отправьте её на согласование или отключите согласование в «Настройках».",
            )
        known = ", ".join(f"«{label(each)}»" for each in allowed)
        raise MoveRefused(
            f"Из состояния «{label(before)}» нельзя перейти в «{label(after)}».",
            f"Можно в: {known}.",
        )

    def record_post(self, post: Post, after: Stage, now: datetime, mover: Mover) -> None:
        """Keep that a post has moved; an approval that waits is over. Raises `MoveRefused`."""
        self.check(post.stage, after)
        if post.stage is Stage.ON_APPROVAL:
            close_open(self._tools.storage, post.id, after, now)
        self._record(post.id, None, (post.stage, after), now, mover)

    def record_placement(
        self, placement: Placement, post: Post, after: Stage, now: datetime, mover: Mover
    ) -> None:
        """Keep that one placement has moved. Raises `MoveRefused`."""
        before = stage_of(post.stage, placement.stage)
        self.check(before, after)
        self._record(post.id, placement.id, (before, after), now, mover)

    def of_post(self, post_id: int) -> list[StageMove]:
        """Every move of a post and of its placements, the newest first."""
        found: Sequence[StageMove] = self._moves.where(post_id=post_id)
        return sorted(found, key=lambda move: (move.moved_at, move.id), reverse=True)

    def _record(
        self,
        post_id: int,
        placement_id: int | None,
        stages: tuple[Stage, Stage],
        now: datetime,
        mover: Mover,
    ) -> None:
        self._moves.insert(
            StageMove(
                post_id=post_id,
                placement_id=placement_id,
                before=stages[0],
                after=stages[1],
                moved_at=now.replace(microsecond=0),
                moved_by=mover.name,
                remark=mover.remark,
            )
        )
