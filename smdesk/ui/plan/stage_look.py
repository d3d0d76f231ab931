"""How stages look: a tone and a sign, so that colour is never the only one."""

from __future__ import annotations

from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.theme.tokens import Tone

TONES = {
    Stage.IDEA: Tone.NEUTRAL,
    Stage.DRAFT: Tone.NEUTRAL,
    Stage.ON_APPROVAL: Tone.WARNING,
    Stage.CHANGES_ASKED: Tone.BAD,
    Stage.APPROVED: Tone.ACCENT,
    Stage.SCHEDULED: Tone.ACCENT,
    Stage.PUBLISHED: Tone.OK,
    Stage.CANCELLED: Tone.NEUTRAL,
}
SIGNS = {
    Stage.IDEA: "○",
    Stage.DRAFT: "✎",
    Stage.ON_APPROVAL: "?",
    Stage.CHANGES_ASKED: "!",
    Stage.APPROVED: "•",
    Stage.SCHEDULED: "◷",
    Stage.PUBLISHED: "✓",
    Stage.CANCELLED: "×",
}
"""One sign a stage, at the right end of a chip."""
LEGEND = (
    Stage.PUBLISHED,
    Stage.SCHEDULED,
    Stage.APPROVED,
    Stage.ON_APPROVAL,
    Stage.CHANGES_ASKED,
    Stage.DRAFT,
    Stage.IDEA,
)
"""Stages that the legend under the calendar explains: all that a calendar usually shows."""
