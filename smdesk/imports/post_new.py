"""Rows of a content plan that the base does not know: new posts, or new pages of known ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from smdesk.imports.post_circle import Circle
from smdesk.imports.post_proposal import Plain, PostItem
from smdesk.imports.post_rows import FILES, Told
from smdesk.imports.proposal import FieldChange, Verdict
from smdesk.models.errors import Invalid
from smdesk.models.field_names import show_value
from smdesk.models.folding import fold
from smdesk.models.moments import show_moment
from smdesk.models.plan_records import Post
from smdesk.models.plan_vocabulary import Stage

ASKED = frozenset({Stage.ON_APPROVAL, Stage.CHANGES_ASKED})
"""Stages that a table cannot bring about: somebody has to be asked."""
_APPROVED = frozenset({Stage.APPROVED, Stage.SCHEDULED})


class NewPosts:
    """Rows of one topic, text and day on different pages become one post."""

    def __init__(self, circle: Circle) -> None:
        self._circle = circle
        self._groups: dict[tuple[object, ...], tuple[str, set[int]]] = {}
        self._made = 0

    def item(self, told: Told, beside: Post | None, number: int, page: str) -> PostItem:
        """The item of a row that the base does not know. Raises Invalid.

        `beside` is the stored post that gets one more page.
        """
        if not told.topic:
            raise Invalid("topic", "Не указана тема.")
        notes = [*told.notes]
        stage = self._stage(told, notes)
        placement = self._placement(told, stage)
        values = {} if beside is not None else self._post(told, stage)
        return PostItem(
            number=number,
            row=told.row,
            verdict=Verdict.NEW,
            title=told.topic,
            when=show_moment(told.when.at) if told.when else "",
            page=page,
            notes=tuple(dict.fromkeys(notes)),
            changes=tuple(_changes(told, values, stage)),
            group="" if beside is not None else self._group(told, values),
            account_id=told.spot.account.id if told.spot else None,
            post_id=beside.id if beside is not None else None,
            post=tuple(values.items()),
            placement=tuple(placement.items()) if told.spot else (),
            stage=stage.value,
        )

    def _stage(self, told: Told, notes: list[str]) -> Stage:
        """How far a new post has come: what the row says, as far as it can be."""
        usual = Stage.DRAFT if told.when else Stage.IDEA
        said = told.stage
        if said is None and told.link and told.spot:
            said = Stage.PUBLISHED
            notes.append("Есть ссылка: отмечено опубликованным.")
        if said is Stage.PUBLISHED:
            return self._published(told, notes, usual)
        if said in ASKED:
            notes.append("Загружено черновиком: на согласование отправляют в программе.")
            return Stage.DRAFT
        if said in _APPROVED and self._circle.needs_approval:
            notes.append("Загружено черновиком: согласование записывают в программе.")
            return Stage.DRAFT
        return said or usual

    def _published(self, told: Told, notes: list[str], usual: Stage) -> Stage:
        if told.spot is None or told.when is None:
            notes.append("Не отмечено опубликованным: не указаны день и страница.")
            return usual
        if told.when.at > self._latest():
            notes.append("Не отмечено опубликованным: этот день ещё не наступил.")
            return usual
        return Stage.PUBLISHED

    def _latest(self) -> datetime:
        return self._circle.now.replace(hour=23, minute=59)

    def _post(self, told: Told, stage: Stage) -> dict[str, Plain]:
        values = dict(told.post)
        values.setdefault("topic", told.topic)
        if told.files:
            lines = [str(values.get("note", "")), f"{FILES}{told.files}"]
            values["note"] = "\n".join(text for text in lines if text)
        own = {Stage.SCHEDULED: Stage.APPROVED, Stage.CANCELLED: Stage.DRAFT}
        if stage is Stage.PUBLISHED:
            stage = Stage.DRAFT if self._circle.needs_approval else Stage.APPROVED
        values["stage"] = own.get(stage, stage).value
        return values

    def _placement(self, told: Told, stage: Stage) -> dict[str, Plain]:
        at = told.when.at.isoformat() if told.when else None
        values: dict[str, Plain] = {"planned_at": at}
        if stage is Stage.PUBLISHED:
            values |= {"published_at": at, "stage": stage.value}
        elif stage in {Stage.SCHEDULED, Stage.CANCELLED}:
            values["stage"] = stage.value
        if told.link:
            values["address"] = told.link
        return values

    def _group(self, told: Told, values: Mapping[str, Plain]) -> str:
        """Rows with the same group become one post; a page that comes twice begins a new one."""
        day = told.when.at.date() if told.when else None
        page = told.spot.account.id if told.spot else 0
        key = fold(told.topic), values.get("text", ""), values["stage"], day
        name, pages = self._groups.get(key, ("", set()))
        if not name or page in pages:
            self._made += 1
            name, pages = f"post:{self._made}", set()
            self._groups[key] = name, pages
        pages.add(page)
        return name


def _changes(told: Told, values: dict[str, Plain], stage: Stage) -> Iterator[FieldChange]:
    """What the new row brings, field by field."""
    for field, value in values.items():
        if field not in {"topic", "stage", "author_id"}:
            yield FieldChange(field, "", show_value("post", field, value))
    yield FieldChange("stage", "", show_value("post", "stage", stage.value))
    if told.link:
        yield FieldChange("address", "", told.link)
