"""How a status looks: a sign, a word and a colour, never the colour alone."""

from __future__ import annotations

from smdesk.models.labels import label
from smdesk.models.vocabulary import Status
from smdesk.procedures.self_check import Band
from smdesk.ui.kit.chip import Chip
from smdesk.ui.theme.tokens import Tone

TONES = {
    Status.VIOLATION: Tone.BAD,
    Status.ADVICE: Tone.WARNING,
    Status.UNKNOWN: Tone.NEUTRAL,
    Status.OK: Tone.OK,
    Status.NOT_APPLICABLE: None,
}
SIGNS = {
    Status.VIOLATION: "bad",
    Status.ADVICE: "warning",
    Status.UNKNOWN: "unknown",
    Status.OK: "ok",
    Status.NOT_APPLICABLE: "minus",
}
"""Icons."""
BANDS = {"green": Tone.OK, "yellow": Tone.WARNING, "red": Tone.BAD}


def status_chip(status: Status) -> Chip:
    """The status as a pill."""
    return Chip(label(status), TONES[status] or Tone.NEUTRAL)


def band_chip(band: Band | None) -> Chip:
    """The colour of the self-check as a pill."""
    return Chip(band.title, BANDS.get(band.code, Tone.NEUTRAL)) if band else Chip("не считается")
