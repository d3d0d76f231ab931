"""What is done about an approval, as a few words that another process can carry out.

The plan of a region is ten thousand lines: putting it up takes seconds of one transaction, which
would hold up the window. Small ones are done in the window itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from smdesk.desk.planning.voices import Verdict, Voice
from smdesk.models.plan_vocabulary import Decision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smdesk.desk.planning.approvals import Approvals


@dataclass(frozen=True, slots=True)
class AskPlan:
    """Put the plan of some days up; see `Approvals.ask_plan`."""

    since: date
    until: date
    voices: tuple[Voice, ...]
    by: str = ""
    with_texts: bool = False

    def do(self, approvals: Approvals) -> int:
        """Returns the id of the approval. Raises as `Approvals.ask_plan`."""
        return approvals.ask_plan(
            self.since, self.until, self.voices, self.by, with_texts=self.with_texts
        )

    def plain(self) -> dict[str, object]:
        """For JSON."""
        return {
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "voices": [list(voice) for voice in self.voices],
            "by": self.by,
            "with_texts": self.with_texts,
        }

    @classmethod
    def read(cls, told: dict[str, object]) -> AskPlan:
        """What `plain` gave."""
        voices = told["voices"]
        if not isinstance(voices, list):
            raise TypeError(voices)
        return cls(
            date.fromisoformat(str(told["since"])),
            date.fromisoformat(str(told["until"])),
            tuple(Voice(*each) for each in voices),
            str(told["by"]),
            bool(told["with_texts"]),
        )


@dataclass(frozen=True, slots=True)
class Decide:
    """Voices have decided; see `Approvals.decide`."""

    approval_id: int
    verdicts: Mapping[int, Verdict]

    def do(self, approvals: Approvals) -> int:
        """Returns the id of the approval. Raises as `Approvals.decide`."""
        approvals.decide(self.approval_id, self.verdicts)
        return self.approval_id

    def plain(self) -> dict[str, object]:
        """For JSON."""
        return {
            "approval": self.approval_id,
            "verdicts": [
                [voice, str(said.decision), said.remark, said.at and said.at.isoformat()]
                for voice, said in self.verdicts.items()
            ],
        }

    @classmethod
    def read(cls, told: dict[str, object]) -> Decide:
        """What `plain` gave."""
        found = told["verdicts"]
        if not isinstance(found, list):
            raise TypeError(found)
        return cls(
            int(str(told["approval"])),
            {
                voice: Verdict(Decision(said), remark, at and datetime.fromisoformat(at))
                for voice, said, remark, at in found
            },
        )


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Nobody need decide any more; see `Approvals.withdraw`."""

    approval_id: int
    by: str = ""

    def do(self, approvals: Approvals) -> int:
        """Returns the id of the approval. Raises as `Approvals.withdraw`."""
        approvals.withdraw(self.approval_id, self.by)
        return self.approval_id

    def plain(self) -> dict[str, object]:
        """For JSON."""
        return {"approval": self.approval_id, "by": self.by}

    @classmethod
    def read(cls, told: dict[str, object]) -> Withdraw:
        """What `plain` gave."""
        return cls(int(str(told["approval"])), str(told["by"]))


ApprovalDeed = AskPlan | Decide | Withdraw
_KINDS: Mapping[str, type[ApprovalDeed]] = {
    kind.__name__: kind for kind in (AskPlan, Decide, Withdraw)
}


def to_json(deed: ApprovalDeed) -> str:
    """In one line."""
    return json.dumps({"deed": type(deed).__name__, **deed.plain()}, ensure_ascii=False)


def from_json(text: str) -> ApprovalDeed:
    """What `to_json` gave; only this program writes it. Raises `KeyError` and the like."""
    told = json.loads(text)
    return _KINDS[told.pop("deed")].read(told)


def again(approvals: Approvals, approval_id: int, by: str = "") -> AskPlan | None:
    """The plan of the same days to the same people; None for a text. Raises `NotFound`."""
    old = approvals.get(approval_id)
    if old.since is None or old.until is None:
        return None
    voices = tuple(Voice(each.name, each.person_id) for each in approvals.voices(approval_id))
    return AskPlan(old.since, old.until, voices, by, bool(approvals.content(old).texts))
