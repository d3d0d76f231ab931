"""What is done about an approval, as a few words that another process can carry out.

The plan of a region is ten thousand lines: putting it up takes seconds of one transaction, which
would hold up the window. Small ones are done in the window itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from smdesk.desk.planning.voices import Verdict, Voice
from smdesk.models.plan_vocabulary import Decision

if TYPE_CHECKING:
    from smdesk.desk.planning.approvals import Approvals


@dataclass(frozen=True, slots=True)
class AskPlan:
    """Put the plan of some days up; see `Approvals.ask_plan`."""

    since: date
    until: date
    voices: Sequence[Voice]
    by: str = ""
    with_texts: bool = False

    def do(self, approvals: Approvals) -> int:
        """Returns the id of the approval. Raises as `Approvals.ask_plan`."""
        return approvals.ask_plan(
            self.since, self.until, self.voices, self.by, with_texts=self.with_texts
        )


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Put up what there is today, to the same people; see `Approvals.ask_again`."""

    approval_id: int
    by: str = ""

    def do(self, approvals: Approvals) -> int:
        """Returns the id of the new approval. Raises as `Approvals.ask_again`."""
        return approvals.ask_again(self.approval_id, self.by)


@dataclass(frozen=True, slots=True)
class Decide:
    """Voices have decided; see `Approvals.decide`."""

    approval_id: int
    verdicts: Mapping[int, Verdict]

    def do(self, approvals: Approvals) -> int:
        """Returns the id of the approval. Raises as `Approvals.decide`."""
        approvals.decide(self.approval_id, self.verdicts)
        return self.approval_id


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Nobody need decide any more; see `Approvals.withdraw`."""

    approval_id: int
    by: str = ""

    def do(self, approvals: Approvals) -> int:
        """Returns the id of the approval. Raises as `Approvals.withdraw`."""
        approvals.withdraw(self.approval_id, self.by)
        return self.approval_id


ApprovalDeed = AskPlan | AskAgain | Decide | Withdraw
_KINDS: Mapping[str, type[ApprovalDeed]] = {
    kind.__name__: kind for kind in (AskPlan, AskAgain, Decide, Withdraw)
}


def to_json(deed: ApprovalDeed) -> str:
    """In one line."""
    told = {field.name: getattr(deed, field.name) for field in fields(deed)}
    return json.dumps({"deed": type(deed).__name__, **told}, default=_plain, ensure_ascii=False)


def from_json(text: str) -> ApprovalDeed:
    """What `to_json` gave; only this program writes it. Raises `KeyError` and the like."""
    told: dict[str, Any] = json.loads(text)
    kind = _KINDS[told.pop("deed")]
    return kind(**{name: _READ.get(name, _same)(value) for name, value in told.items()})


def _plain(value: object) -> object:
    """What JSON has no word for."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Verdict):
        return astuple(value)
    raise TypeError(value)


def _same(value: Any) -> Any:  # noqa: ANN401 - JSON
    return value


def _voices(told: list[tuple[str, int | None]]) -> tuple[Voice, ...]:
    return tuple(Voice(*each) for each in told)


def _verdicts(told: dict[str, tuple[str, str, str | None]]) -> dict[int, Verdict]:
    return {
        int(voice): Verdict(Decision(said), remark, datetime.fromisoformat(at) if at else None)
        for voice, (said, remark, at) in told.items()
    }


_READ: Mapping[str, Callable[[Any], Any]] = {
    "since": date.fromisoformat,
    "until": date.fromisoformat,
    "voices": _voices,
    "verdicts": _verdicts,
}
"""Field → how it is read; the others are plain already."""
