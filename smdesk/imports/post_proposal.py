"""What a content plan from a file would change: one item a row and page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from smdesk.imports.proposal import Counted, FieldChange, Proposed, Verdict, plain

Plain = str | int | None
"""A value of a field as JSON holds it: moments as ISO texts, codes of vocabularies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostItem(Proposed):
    """One post on one page (or an idea that has none yet), and what would be done with it."""

    when: str = ""
    """The moment as the window shows it."""
    page: str = ""
    """The page with its network."""
    group: str = ""
    """Items of one group become placements of one new post."""
    account_id: int | None = None
    post_id: int | None = None
    """The stored post; None where the post is new."""
    placement_id: int | None = None
    """The stored placement; None where it is new."""
    post: tuple[tuple[str, Plain], ...] = ()
    """Fields of the post to set, by name."""
    placement: tuple[tuple[str, Plain], ...] = ()
    """Fields of the placement to set, by name."""
    stage: str = ""
    """Code of the stage to go on to; empty where it stays."""


@dataclass(frozen=True)
class PostProposal(Counted[PostItem]):
    """Everything that the plan would change."""

    today: date
    items: tuple[PostItem, ...]

    def to_json(self) -> dict[str, Any]:
        """The full form, for another process."""
        return {"today": self.today.isoformat(), "items": [plain(item) for item in self.items]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The proposal of `to_json`."""
        return cls(date.fromisoformat(data["today"]), tuple(map(_item, data["items"])))


def _item(data: Mapping[str, Any]) -> PostItem:
    return PostItem(
        **{
            **data,
            "verdict": Verdict(data["verdict"]),
            "notes": tuple(data.get("notes", ())),
            "changes": tuple(FieldChange(**change) for change in data.get("changes", ())),
            "post": tuple((name, value) for name, value in data.get("post", ())),
            "placement": tuple((name, value) for name, value in data.get("placement", ())),
        }
    )
