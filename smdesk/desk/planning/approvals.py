"""Approval: a text, or the plan of some days, is put up, and those who were asked decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.desk.planning.approval_content import ApprovalChange, ApprovalContents
from smdesk.desk.planning.posts import Posts
from smdesk.desk.planning.stages import Mover
from smdesk.desk.planning.texts_put_up import TextsPutUp
from smdesk.desk.planning.voices import ApprovalRefused, Verdict, Voice, Voices, outcome_of
from smdesk.models.approval_content import Content, to_json
from smdesk.models.period import days_in_words
from smdesk.models.plan_records import Approval, ApprovalVoice
from smdesk.models.plan_vocabulary import Decision, Stage


class Approvals(Cases[Approval]):
    """Use cases of approval."""

    record = Approval
    wording = Wording(
        added="Отправлено на согласование:",
        changed="Изменено согласование",
        deleted="Удалено согласование",
        forms=("согласование", "согласования", "согласований"),
        missing="Согласование не найдено.",
    )

    def __init__(self, tools: Tools, posts: Posts) -> None:
        super().__init__(tools)
        self._posts = posts
        self._voices = Voices(tools)
        self._texts = TextsPutUp(tools, posts)
        self._contents = ApprovalContents(tools)
        self._changes_kept: tuple[object, dict[int, list[ApprovalChange]]] = (None, {})

    def name(self, record: Approval) -> str:
        """The topic of a text, or the days of a plan: «план на ноябрь 2026»."""
        if record.since is not None and record.until is not None:
            return f"план на {days_in_words(record.since, record.until)}"
        post = self._posts.find(record.post_id)
        return post.topic if post else ""

    # -- questions -------------------------------------------------------------------------------

    def waiting(self) -> list[Approval]:
        """Those that somebody has still to decide, the oldest first."""
        return self._in_order(self._storage.approvals.waiting())

    def of_post(self, post_id: int) -> list[Approval]:
        """Every time a text was put up, the newest first; those withdrawn are left out."""
        found = self._rows.where(post_id=post_id, is_withdrawn=0)
        return sorted(found, key=lambda each: each.id, reverse=True)

    def of_plan(self, since: date, until: date) -> list[Approval]:
        """Approvals of plans that share a day with these, the newest first.

        Of several for the same days the newest alone; those withdrawn are left out.
        """
        return self._in_order(self._storage.approvals.plans(since, until))

    def recent(self, since: date) -> list[Approval]:
        """Those that wait, and those asked for since a day, the newest first: one a subject."""
        return self._in_order(self._storage.approvals.recent(since))

    def voices(self, approval_id: int) -> list[ApprovalVoice]:
        """Those who were asked, in the order they were chosen."""
        return self._voices.of(approval_id)

    def changes(self, approval: Approval) -> list[ApprovalChange]:
        """What differs today from what was put up, what was changed last at the end."""
        version = self._storage.version()
        if self._changes_kept[0] != version:
            self._changes_kept = version, {}
        known = self._changes_kept[1]
        if approval.id not in known:
            known[approval.id] = self._contents.changes(approval)
        return known[approval.id]

    def content(self, approval: Approval) -> Content:
        """What was put up."""
        return self._contents.put_up(approval)

    # -- asking ----------------------------------------------------------------------------------

    def ask_post(self, post_id: int, voices: Sequence[Voice], by: str = "") -> int:
        """Put a text up; returns the id of the approval. What waited before is withdrawn.

        Raises `Invalid`, `MoveRefused`, `NotFound`.
        """
        post = self._posts.get(post_id)
        approval = Approval(post_id=post_id, asked_at=self._now(), asked_by=by)
        with self._changes(f"{self.wording.added} {self._quoted(approval)}"):
            for each in self._open(post_id=post_id):
                self._rows.update(replace(each, is_withdrawn=True))
            if post.stage is not Stage.ON_APPROVAL:
                self._posts.move([post_id], Stage.ON_APPROVAL, Mover(by))
            return self._put_up(approval, self._contents.of_post(post_id), voices)

    def ask_plan(
        self,
        since: date,
        until: date,
        voices: Sequence[Voice],
        by: str = "",
        *,
        with_texts: bool = False,
    ) -> int:
        """Put the plan of some days up, both included, with the texts that stand in it or without.

        Returns the id of the approval. What waited for the same days is withdrawn. Raises
        `Invalid`, `ApprovalRefused` where nothing is planned.
        """
        content = self._contents.of_plan(since, until)
        if not content.rows:
            raise ApprovalRefused(
                f"На {days_in_words(since, until)} ничего не запланировано.",
                "Сначала поставьте публикации в план.",
            )
        approval = Approval(since=since, until=until, asked_at=self._now(), asked_by=by)
        with self._changes(f"{self.wording.added} {self.name(approval)}"):
            for each in self._open(since=since.isoformat(), until=until.isoformat()):
                self._withdraw(each, Mover(by))
            if with_texts:
                posts = list(dict.fromkeys(row.post_id for row in content.rows.values()))
                content = replace(content, texts=self._contents.texts(posts))
                self._texts.put_up(posts, Mover(by))
            return self._put_up(approval, content, voices)

    def ask_again(self, approval_id: int, by: str = "") -> int:
        """Put up what there is today, to the same people. Raises as `ask_post` and `ask_plan`."""
        old = self.get(approval_id)
        voices = [Voice(each.name, each.person_id) for each in self.voices(approval_id)]
        if old.post_id is not None:
            return self.ask_post(old.post_id, voices, by)
        assert old.since is not None  # noqa: S101 - a check of the table
        assert old.until is not None  # noqa: S101 - a check of the table
        with_texts = bool(self.content(old).texts)
        return self.ask_plan(old.since, old.until, voices, by, with_texts=with_texts)

    def withdraw(self, approval_id: int, by: str = "") -> None:
        """Nobody need decide any more; the texts are drafts again. Raises `NotFound`."""
        title = "Отозвано с согласования: "
        with self._changes(lambda: title + self._quoted(self.get(approval_id))):
            approval = self._waiting(approval_id)
            if approval.outcome is not None:
                raise _finished()
            self._withdraw(approval, Mover(by))

    # -- deciding --------------------------------------------------------------------------------

    def decide(self, approval_id: int, verdicts: Mapping[int, Verdict]) -> None:
        """Voices (by their ids) have decided, as one change.

        Once everybody has approved, it is approved, and the texts that were put up with it. One
        who wants changes is enough for them to be asked. Raises `Invalid`, `ApprovalRefused`,
        `NotFound`.
        """
        if not verdicts:
            return
        with self._changes(lambda: self._decided_title(*self._decision(approval_id, verdicts))):
            approval, decided, outcome = self._decision(approval_id, verdicts)
            self._voices.keep(decided)
            if outcome is not None and approval.outcome is None:
                self._close(approval, outcome, decided[-1])

    def _decision(
        self, approval_id: int, verdicts: Mapping[int, Verdict]
    ) -> tuple[Approval, list[ApprovalVoice], Decision | None]:
        """What is to be kept, read inside the change: until then another process may decide."""
        approval = self._waiting(approval_id)
        decided = self._voices.decided(approval_id, verdicts, self._now())
        said = {voice.id: voice for voice in [*self.voices(approval_id), *decided]}
        return approval, decided, outcome_of(list(said.values()))

    def _close(self, approval: Approval, outcome: Decision, last: ApprovalVoice) -> None:
        self._rows.update(replace(approval, outcome=outcome, closed_at=last.decided_at))
        texts = list(self.content(approval).texts)
        self._texts.close(approval, texts, outcome, Mover(last.name, last.remark))

    # -- inside ----------------------------------------------------------------------------------

    def _put_up(self, approval: Approval, content: Content, voices: Sequence[Voice]) -> int:
        made = self._rows.insert(self._ready(replace(approval, content=to_json(content))))
        self._voices.ask(made, voices)
        return made

    def _withdraw(self, approval: Approval, mover: Mover) -> None:
        self._rows.update(replace(approval, is_withdrawn=True))
        self._texts.close(approval, list(self.content(approval).texts), None, mover)

    def _open(self, **equal: object) -> list[Approval]:
        return self._rows.where(**equal, outcome=None, is_withdrawn=0)

    def _waiting(self, approval_id: int) -> Approval:
        """One that can still be decided or taken back. Raises `ApprovalRefused`, `NotFound`."""
        approval = self.get(approval_id)
        open_voices = any(voice.decision is None for voice in self.voices(approval_id))
        if approval.is_withdrawn or approval.outcome is Decision.APPROVED or not open_voices:
            raise _finished()
        return approval

    def _in_order(self, ids: Sequence[int]) -> list[Approval]:
        found = self._rows.by_ids(ids)
        return [found[each] for each in ids if each in found]

    def _quoted(self, approval: Approval) -> str:
        return self._titled("", approval).strip() if approval.post_id else self.name(approval)

    def _decided_title(
        self, approval: Approval, decided: Sequence[ApprovalVoice], outcome: Decision | None
    ) -> str:
        return f"{_decided_words(decided, outcome)}: {self._quoted(approval)}"

    def _now(self) -> datetime:
        return self._tools.now().replace(microsecond=0)


def _decided_words(decided: Sequence[ApprovalVoice], outcome: Decision | None) -> str:
    said = outcome or decided[-1].decision
    word = "Согласовано" if said is Decision.APPROVED else "Нужны правки"
    return f"{word} ({decided[0].name})" if outcome is None and len(decided) == 1 else word


def _finished() -> ApprovalRefused:
    return ApprovalRefused(
        "Это согласование уже закончено.", "Если нужно, отправьте на согласование ещё раз."
    )
