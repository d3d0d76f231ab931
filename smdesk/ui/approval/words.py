"""How an approval stands, in a chip and a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from smdesk.models.dates import show_date
from smdesk.models.labels import plural
from smdesk.models.plan_records import Approval, ApprovalVoice
from smdesk.models.plan_vocabulary import Decision
from smdesk.ui.kit.chip import Chip
from smdesk.ui.theme.tokens import Tone

WAITING = Chip("на согласовании", Tone.WARNING)
CHIPS = {
    None: WAITING,
    Decision.APPROVED: Chip("согласовано", Tone.OK),
    Decision.CHANGES_ASKED: Chip("нужны правки", Tone.BAD),
}
_NAME = re.compile(r"\S+ \w\.(?: \w\.)?$")
CHANGES = ("изменение", "изменения", "изменений")


def chip_of(approval: Approval) -> Chip:
    """What it has come to, or that somebody has still to decide."""
    return CHIPS[approval.outcome]


def short_name(printed: str) -> str:
    """«Рябинина А. П.» of «глава поселения Рябинина А. П.»; the whole where there is no such."""
    found = _NAME.search(printed)
    return found[0] if found else printed


def surname_first(printed: str) -> str:
    """«Рябинина А. П. — глава поселения»: as one looks through a list."""
    short = short_name(printed)
    post = printed.removesuffix(short).strip()
    return f"{short} — {post}" if post else short


def awaited(voices: Sequence[ApprovalVoice]) -> str:
    """«ждёт: Рябинина А. П., Соколов И. И.»."""
    left = [short_name(voice.name) for voice in voices if voice.decision is None]
    return f"ждёт: {', '.join(left)}"


def standing(approval: Approval, voices: Sequence[ApprovalVoice]) -> str:
    """«отправлено 20.11.2026, ждёт: Рябинина А. П.», «01.11.2026, Рябинина А. П.».

    Where changes are asked for, everybody who has spoken is named.
    """
    if approval.outcome is None:
        return f"отправлено {show_date(approval.asked_at.date())}, {awaited(voices)}"
    wanted = [voice for voice in voices if voice.decision is approval.outcome]
    day = show_date(approval.closed_at.date()) if approval.closed_at else ""
    if approval.outcome is Decision.APPROVED:
        return ", ".join(filter(None, (day, *(short_name(voice.name) for voice in wanted))))
    others = [voice for voice in voices if voice.decision is Decision.APPROVED]
    said = [f"{short_name(voice.name)} — {voice.remark}" for voice in wanted]
    said += [f"{short_name(voice.name)} — согласовано" for voice in others]
    return ": ".join(filter(None, (day, "; ".join(said))))


def changed_words(number: int) -> str:
    """«с тех пор 3 изменения»; empty for none."""
    return f"с тех пор {plural(number, *CHANGES)}" if number else ""
