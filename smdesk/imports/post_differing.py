"""Rows of a content plan that mean a stored placement: what they say otherwise than it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from smdesk.imports.plan_rows import PlanRow
from smdesk.imports.post_circle import Circle
from smdesk.imports.post_matching import KnownPlan, moment_of
from smdesk.imports.post_new import ASKED
from smdesk.imports.post_proposal import Plain, PostItem
from smdesk.imports.post_rows import Told
from smdesk.imports.proposal import FieldChange, Verdict
from smdesk.models.errors import Invalid
from smdesk.models.field_names import show_value
from smdesk.models.labels import label
from smdesk.models.moments import show_moment
from smdesk.models.plan_records import Placement, Post
from smdesk.models.plan_stages import moves_from
from smdesk.models.plan_vocabulary import Stage

_SHOWN = 200
"""Letters of a text that are shown."""
Rows = Sequence[tuple[PlanRow, Sequence[Told] | Invalid]]


class Differing:
    """Compares rows with what is stored."""

    def __init__(self, rows: Rows, known: KnownPlan, circle: Circle) -> None:
        self._known = known
        self._circle = circle
        self._names = {person.id: person.full_name for person in circle.persons}
        told = [one for _row, said in rows if not isinstance(said, Invalid) for one in said]
        self._texts: dict[str, set[Plain]] = {}
        for one in told:
            self._texts.setdefault(one.topic, set()).add(one.post.get("text"))

    def placement(self, told: Told, stored: Placement, number: int, page: str) -> PostItem:
        """The item of a row that means this placement."""
        post = self._known.posts[stored.post_id]
        notes = [*told.notes]
        of_post, own = self._values(told, post, stored)
        of_placement = {**own, **self._moment(told, stored), **_link(told, stored)}
        before = self._known.stage(stored)
        stage = self._moved_to(told, stored, before, notes)
        changes = self._changes("post", of_post, post)
        changes += self._changes("placement", of_placement, stored)
        if stage is not None:
            changes.append(FieldChange("stage", label(before), label(stage)))
        return PostItem(
            number=number,
            row=told.row,
            verdict=Verdict.CHANGED if changes else Verdict.SAME,
            title=post.topic,
            when=show_moment(moment_of(stored)),
            page=page,
            notes=tuple(dict.fromkeys(notes)),
            changes=tuple(changes),
            account_id=stored.account_id,
            post_id=stored.post_id,
            placement_id=stored.id,
            post=tuple(of_post.items()),
            placement=tuple(of_placement.items()),
            stage=stage.value if stage else "",
        )

    def _moved_to(
        self, told: Told, stored: Placement, before: Stage, notes: list[str]
    ) -> Stage | None:
        stage = self._stage(told, before, notes)
        if stage is None or self._may_be_published(told, stored, stage, notes):
            return stage
        return None

    def idea(self, told: Told, post: Post, number: int) -> PostItem:
        """The item of a row without a page that means this post."""
        notes = [*told.notes]
        values = self._of_post(told, post)
        stage = self._stage(told, post.stage, notes)
        changes = self._changes("post", values, post)
        if stage is not None:
            changes.append(FieldChange("stage", label(post.stage), label(stage)))
        return PostItem(
            number=number,
            row=told.row,
            verdict=Verdict.CHANGED if changes else Verdict.SAME,
            title=post.topic,
            notes=tuple(dict.fromkeys(notes)),
            changes=tuple(changes),
            post_id=post.id,
            post=tuple(values.items()),
            stage=stage.value if stage else "",
        )

    # -- fields ----------------------------------------------------------------------------------

    def _of_post(self, told: Told, post: Post) -> dict[str, Plain]:
        return {
            field: value
            for field, value in told.post.items()
            if value != getattr(post, field) and field != "note"
        } | self._note(told, post)

    def _note(self, told: Told, post: Post) -> dict[str, Plain]:
        """A note that stands in the stored one already is no change."""
        said = str(told.post.get("note", ""))
        return {"note": said} if said and said not in post.note else {}

    def _values(
        self, told: Told, post: Post, stored: Placement
    ) -> tuple[dict[str, Plain], dict[str, Plain]]:
        """What to set in the post, and in the placement alone: a text of its own stays its own."""
        values = self._of_post(told, post)
        text = told.post.get("text")
        values.pop("text", None)
        if text is None or text == (stored.text or post.text):
            return values, {}
        pages = self._known.siblings(post.id)
        agreed = len(self._texts.get(told.topic, ())) == 1
        if not stored.text and (len(pages) == 1 or agreed):
            return {**values, "text": text}, {}
        return values, {"text": text}

    def _moment(self, told: Told, stored: Placement) -> dict[str, Plain]:
        """Another moment; a day without a time moves nothing within the day."""
        at = moment_of(stored)
        if told.when is None or told.when.at == at:
            return {}
        wanted = told.when.at
        if not told.when.has_time and at is not None:
            wanted = datetime.combine(wanted.date(), at.time())
        if wanted == at or (at is not None and wanted == at.replace(second=0)):
            return {}
        published = stored.stage is Stage.PUBLISHED
        return {"published_at" if published else "planned_at": wanted.isoformat()}

    # -- stages ----------------------------------------------------------------------------------

    def _stage(self, told: Told, before: Stage, notes: list[str]) -> Stage | None:
        """The stage to go on to, where the row names another one that may follow."""
        after = told.stage
        if after is None and told.link and before is not Stage.PUBLISHED:
            after = Stage.PUBLISHED
        if after is None or after is before:
            return None
        if after in ASKED:
            notes.append("Статус не взят: на согласование отправляют в программе.")
            return None
        if after not in self._next_of(before):
            notes.append(f"Статус не взят: из «{label(before)}» нельзя перейти в «{label(after)}».")
            return None
        return after

    def _next_of(self, before: Stage) -> tuple[Stage, ...]:
        """What may follow; an idea becomes a draft on the way."""
        needs_approval = self._circle.needs_approval
        found = moves_from(before, needs_approval=needs_approval)
        if before is Stage.IDEA:
            found += moves_from(Stage.DRAFT, needs_approval=needs_approval)
        return found

    def _may_be_published(
        self, told: Told, stored: Placement, stage: Stage, notes: list[str]
    ) -> bool:
        at = told.when.at if told.when else moment_of(stored)
        if stage is not Stage.PUBLISHED or at is None or at.date() <= self._circle.now.date():
            return True
        notes.append("Не отмечено опубликованным: этот день ещё не наступил.")
        return False

    def _changes(self, kind: str, values: Mapping[str, Plain], stored: Any) -> list[FieldChange]:  # noqa: ANN401 - a record
        return [
            FieldChange(
                field,
                self._shown(kind, field, getattr(stored, field)),
                self._shown(kind, field, value),
            )
            for field, value in values.items()
        ]

    def _shown(self, kind: str, field: str, value: object) -> str:
        if field == "author_id":
            return self._names.get(int(str(value)), "") if value else ""
        if isinstance(value, datetime):
            return show_moment(value)
        if field in {"planned_at", "published_at"} and value:
            return show_moment(datetime.fromisoformat(str(value)))
        return "" if value in (None, "") else show_value(kind, field, value)[:_SHOWN]


def _link(told: Told, stored: Placement) -> dict[str, Plain]:
    return {"address": told.link} if told.link and told.link != stored.address else {}
