"""The posts that are put up for approval, by themselves or with a plan, and where they go then."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.desk.cases import Tools
from smdesk.desk.planning.posts import Posts
from smdesk.desk.planning.stages import Mover
from smdesk.models.plan_records import Approval
from smdesk.models.plan_vocabulary import Decision, Stage

PUT_UP = (Stage.DRAFT, Stage.CHANGES_ASKED)
"""Stages from which the texts of a plan are put up with it; ideas have none yet."""
_WAITING = (Stage.ON_APPROVAL,)


class TextsPutUp:
    """Moves them; to be called inside an open change."""

    def __init__(self, tools: Tools, posts: Posts) -> None:
        self._posts = posts
        self._rows = tools.storage.repository(Approval)

    def put_up(self, posts: Sequence[int], mover: Mover) -> None:
        """The texts of a plan wait for a decision with it."""
        self._move(posts, PUT_UP, Stage.ON_APPROVAL, mover)

    def close(
        self, approval: Approval, texts: Sequence[int], outcome: Decision | None, mover: Mover
    ) -> None:
        """What was put up goes on as decided; for None it is withdrawn.

        What is asked of a plan is not asked of each of its texts: they are drafts again. Those
        that were given up or taken back meanwhile stay where they are.
        """
        if outcome is Decision.APPROVED:
            after = Stage.APPROVED
        elif outcome is not None and approval.post_id is not None:
            after = Stage.CHANGES_ASKED
        else:
            after = Stage.DRAFT
        waiting = texts if approval.post_id is not None else self._with_plan(texts)
        self._move(waiting, _WAITING, after, mover)

    def _with_plan(self, posts: Sequence[int]) -> list[int]:
        """Those that do not wait by themselves as well."""
        return [
            post
            for post in posts
            if not self._rows.where(post_id=post, outcome=None, is_withdrawn=0)
        ]

    def _move(
        self, posts: Sequence[int], before: Sequence[Stage], after: Stage, mover: Mover
    ) -> None:
        found = self._posts.by_ids(posts)
        self._posts.move([p.id for p in found.values() if p.stage in before], after, mover)
