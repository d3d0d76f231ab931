"""The stages of posts and placements, and which moves between them are allowed.

A post goes from idea to approved; its placements go with it until one of them is scheduled,
published or cancelled by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from smdesk.models.plan_vocabulary import Stage

OF_PLACEMENTS = frozenset({Stage.SCHEDULED, Stage.PUBLISHED})
"""Stages that only a placement has."""

MOVES: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.IDEA: (Stage.DRAFT, Stage.ON_APPROVAL, Stage.APPROVED, Stage.CANCELLED),
    Stage.DRAFT: (
        Stage.ON_APPROVAL,
        Stage.APPROVED,
        Stage.SCHEDULED,
        Stage.PUBLISHED,
        Stage.IDEA,
        Stage.CANCELLED,
    ),
    Stage.ON_APPROVAL: (Stage.APPROVED, Stage.CHANGES_ASKED, Stage.DRAFT, Stage.CANCELLED),
    Stage.CHANGES_ASKED: (Stage.ON_APPROVAL, Stage.DRAFT, Stage.CANCELLED),
    Stage.APPROVED: (
        Stage.SCHEDULED,
        Stage.PUBLISHED,
        Stage.ON_APPROVAL,
        Stage.DRAFT,
        Stage.CANCELLED,
    ),
    Stage.SCHEDULED: (Stage.PUBLISHED, Stage.APPROVED, Stage.DRAFT, Stage.CANCELLED),
    Stage.PUBLISHED: (Stage.APPROVED, Stage.DRAFT),
    Stage.CANCELLED: (Stage.DRAFT, Stage.IDEA, Stage.APPROVED),
}
"""Stage → the stages that may follow it, the usual one first. From published it goes back only
where it was marked by mistake."""

WITHOUT_APPROVAL: frozenset[tuple[Stage, Stage]] = frozenset(
    {
        (Stage.IDEA, Stage.APPROVED),
        (Stage.DRAFT, Stage.APPROVED),
        (Stage.DRAFT, Stage.SCHEDULED),
        (Stage.DRAFT, Stage.PUBLISHED),
    }
)
"""Moves that pass over approval: for offices that do not ask for it."""


def stage_of(post: Stage, placement: Stage | None) -> Stage:
    """How far a placement has come: its own stage, or that of its post."""
    return post if placement is None else placement


def moves_from(stage: Stage, *, needs_approval: bool) -> tuple[Stage, ...]:
    """The stages that may follow, the usual one first."""
    return tuple(
        after
        for after in MOVES[stage]
        if not (needs_approval and (stage, after) in WITHOUT_APPROVAL)
    )
