"""Those whose word an approval waits for: who is asked, what they say, what it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from smdesk.desk.cases import Tools
from smdesk.models.errors import DeskError, Invalid
from smdesk.models.folding import fold
from smdesk.models.people_names import surname_with_initials
from smdesk.models.plan_records import ApprovalVoice
from smdesk.models.plan_vocabulary import Decision
from smdesk.models.records import Office, Person


class ApprovalRefused(DeskError):
    """It cannot be put up, or be decided, as things stand."""


class Voice(NamedTuple):
    """Somebody who is asked."""

    name: str
    """As it is printed: post and name."""
    person_id: int | None = None
    """None for somebody who is not among the officials."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody who was asked says."""

    decision: Decision
    remark: str = ""
    at: datetime | None = None
    """When, if it was on paper before; None for now."""


def voice_of(person: Person) -> Voice:
    """An official as one who is asked: «глава поселения Рябинина А. П.»."""
    name = surname_with_initials(person.full_name)
    return Voice(f"{person.post} {name}".strip(), person.id or None)


def candidates(persons: Sequence[Person], office: Office) -> list[Voice]:
    """Who may be asked: the one who approves by the settings first, then the officials by name."""
    people = [voice_of(each) for each in sorted(persons, key=lambda p: fold(p.full_name))]
    name = surname_with_initials(office.approver_name)
    first = Voice(f"{office.approver_post} {name}".strip())
    own = next((voice for voice in people if name and voice.name.endswith(name)), None)
    if own is not None:
        return [own, *(voice for voice in people if voice != own)]
    return [first, *people] if name else people


class Voices:
    """Keeps the voices of approvals; to be called inside an open change."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._rows = tools.storage.repository(ApprovalVoice)

    def of(self, approval_id: int) -> list[ApprovalVoice]:
        """Those who were asked, in the order they were chosen."""
        return self._rows.where(approval_id=approval_id)

    def ask(self, approval_id: int, voices: Sequence[Voice]) -> None:
        """These are asked. Raises `Invalid` where there are none, or one is named twice."""
        if not voices:
            raise Invalid("voices", "Не выбрано, кто согласует.", "Отметьте хотя бы одного.")
        if len({voice.name.strip() for voice in voices}) < len(voices):
            raise Invalid("voices", "Один согласующий указан дважды.", "Оставьте его один раз.")
        for voice in voices:
            kept = ApprovalVoice(
                approval_id=approval_id, person_id=voice.person_id, name=voice.name
            )
            self._rows.insert(self._ready(kept))

    def decided(
        self, approval_id: int, verdicts: Mapping[int, Verdict], now: datetime
    ) -> list[ApprovalVoice]:
        """Voices (by their ids) with what they say, not stored yet.

        Raises `ApprovalRefused` for one who has decided before, `Invalid` for changes that
        nobody names and a day ahead.
        """
        known = {voice.id: voice for voice in self.of(approval_id)}
        found = []
        for voice_id, verdict in verdicts.items():
            voice = known.get(voice_id)
            if voice is None or voice.decision is not None:
                raise ApprovalRefused(
                    "Этот согласующий уже решил.",
                    "Если решение теперь другое, отправьте на согласование ещё раз.",
                )
            found.append(self._said(voice, verdict, now))
        return found

    def keep(self, voices: Sequence[ApprovalVoice]) -> None:
        """Store what was said."""
        for voice in voices:
            self._rows.update(voice)

    def _said(self, voice: ApprovalVoice, verdict: Verdict, now: datetime) -> ApprovalVoice:
        if verdict.at is not None and verdict.at > now:
            raise Invalid("at", "День решения ещё не наступил.", "Проверьте дату.")
        if verdict.decision is Decision.CHANGES_ASKED and not verdict.remark.strip():
            raise Invalid("remark", "Не сказано, что поправить.", "Напишите, какие нужны правки.")
        said = replace(
            voice, decision=verdict.decision, decided_at=verdict.at or now, remark=verdict.remark
        )
        return self._ready(said)

    def _ready(self, voice: ApprovalVoice) -> ApprovalVoice:
        from smdesk.models.validation import normalise  # looking needs no rules

        return normalise(voice, self._tools.today())


def outcome_of(voices: Sequence[ApprovalVoice]) -> Decision | None:
    """What it comes to; None while somebody has still to decide and nobody wants changes."""
    decisions = {voice.decision for voice in voices}
    if Decision.CHANGES_ASKED in decisions:
        return Decision.CHANGES_ASKED
    return None if None in decisions else Decision.APPROVED
