"""Posts: what is written, with the accounts where it is to stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from smdesk.desk.cases import Cases, Tools, Wording
from smdesk.desk.files import Files
from smdesk.desk.planning.stages import NOBODY, Mover, Stages
from smdesk.models.errors import Invalid
from smdesk.models.labels import label, plural
from smdesk.models.plan_records import Placement, Post, PostFile
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.validation import normalise

STAYS = "Файлы публикации остались в папке рядом с базой."
"""Said when files of a post are undone."""
FORMS = ("публикация", "публикации", "публикаций")
PLACED = ("размещение", "размещения", "размещений")


@dataclass(frozen=True, slots=True)
class Where:
    """One account of a post as it is entered."""

    account_id: int
    planned_at: datetime | None = None
    text: str = ""
    """A text of its own; empty for the post's."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is kept beside the base already: see `Posts.keep`."""

    sha256: str
    name: str
    size: int
    """Bytes."""


class Posts(Cases[Post]):
    """Use cases of posts."""

    record = Post
    wording = Wording(
        added="Добавлена публикация",
        changed="Изменена публикация",
        deleted="Удалена публикация",
        forms=FORMS,
        missing="Публикация не найдена.",
    )

    def __init__(self, tools: Tools, files: Files) -> None:
        super().__init__(tools)
        self._now = tools.now
        self._files = files
        self._placements = tools.storage.repository(Placement)
        self._kept = tools.storage.repository(PostFile)
        self.stages = Stages(tools)

    def name(self, record: Post) -> str:
        """The topic."""
        return record.topic

    def place(
        self,
        post: Post,
        where: Sequence[Where] = (),
        files: Sequence[KeptFile] = (),
        after: Stage | None = None,
        mover: Mover = NOBODY,
    ) -> int:
        """Store a new post with its accounts and files as one change; returns its id.

        With `after` it goes on to that stage at once. Raises `Invalid`, `MoveRefused`.
        """
        ready = self._ready(replace(post, id=0))
        note = STAYS if files else ""
        with self._changes(self._titled(self.wording.added, ready), irreversible=note):
            post_id = self._rows.insert(ready)
            self._write_places(post_id, where, ())
            self._write_files(post_id, files)
            if after is not None:
                self.move([post_id], after, mover)
        return post_id

    def revise(
        self,
        post: Post,
        where: Sequence[Where] | None = None,
        files: Sequence[KeptFile] | None = None,
        after: Stage | None = None,
        mover: Mover = NOBODY,
    ) -> None:
        """Correct a post: from now on it has these accounts and files (None: as they are).

        A placement that is published stays, whatever `where` says. With `after` the post goes on
        to that stage in the same change. Raises `Invalid`, `MoveRefused`, `NotFound`.
        """
        before = self.get(post.id)
        ready = self._ready(replace(post, stage=before.stage))
        kept = self.files(post.id)
        had = {each.sha256 for each in kept}
        new = [] if files is None else [each for each in files if each.sha256 not in had]
        title = self._titled(self.wording.changed, ready)
        with self._changes(title, irreversible=STAYS if new else ""):
            if ready != before:
                self._rows.update(ready)
            if where is not None:
                self._write_places(post.id, where, self._placements.where(post_id=post.id))
            if files is not None:
                stay = {each.sha256 for each in files}
                self._kept.delete(each.id for each in kept if each.sha256 not in stay)
                self._write_files(post.id, new)
            if after is not None:
                self.move([post.id], after, mover)

    def remove(self, ids: Sequence[int], placements: Sequence[int]) -> None:
        """Whole posts and single placements of others go, as one change. Raises `NotFound`."""
        gone = sum(len(self._placements.where(post_id=each)) or 1 for each in ids)
        number = gone + len(placements)
        if not number:
            return
        with self._changes(f"Удалено: {plural(number, *PLACED)}"):
            self._rows.delete(ids)
            self._placements.delete(placements)

    def move(self, ids: Sequence[int], after: Stage, mover: Mover = NOBODY) -> None:
        """Posts go to another stage, as one change.

        Raises `MoveRefused`, `NotFound`, and `Invalid` for a stage that only placements have.
        """
        posts = [self.get(each) for each in ids]
        moving = [post for post in posts if post.stage is not after]
        if not moving:
            return
        with self._changes(self._moved_title(moving, after)):
            for post in moving:
                self.stages.record_post(post, after, self._now(), mover)
                self._rows.update(self._ready(replace(post, stage=after)))

    def _moved_title(self, posts: Sequence[Post], after: Stage) -> str:
        words = label(after)
        if len(posts) == 1:
            return self._titled(f"Публикация теперь «{words}»:", posts[0])
        return f"«{words[0].upper()}{words[1:]}»: {plural(len(posts), *FORMS)}"

    # -- files -----------------------------------------------------------------------------------

    def keep(self, content: bytes, name: str) -> KeptFile:
        """Put a file beside the base, ready for `place`. May be called in any thread.

        Raises `Invalid` for one that is empty or too large, and `FileNotKept`.
        """
        return KeptFile(self._files.keep(content), name, len(content))

    def files(self, post_id: int) -> list[PostFile]:
        """The files of a post, in the order of entry."""
        return self._kept.where(post_id=post_id)

    def is_there(self, file: PostFile | KeptFile) -> bool:
        """Whether the file stands beside the base as it was kept."""
        return self._files.is_whole(file.sha256)

    def placements(self, post_id: int) -> list[Placement]:
        """The placements of a post, in the order of entry."""
        return self._placements.where(post_id=post_id)

    # -- writing ---------------------------------------------------------------------------------

    def _write_places(
        self, post_id: int, where: Sequence[Where], kept: Sequence[Placement]
    ) -> None:
        accounts = [each.account_id for each in where]
        if len(set(accounts)) < len(accounts):
            raise Invalid("account_id", "Одна страница выбрана дважды.", "Оставьте её один раз.")
        old = {each.account_id: each for each in kept if each.stage is not Stage.PUBLISHED}
        fixed = {each.account_id for each in kept if each.stage is Stage.PUBLISHED}
        self._placements.delete(each.id for at, each in old.items() if at not in accounts)
        for each in where:
            if each.account_id in fixed:
                continue
            ready = self._placed(old.get(each.account_id), post_id, each)
            if not ready.id:
                self._placements.insert(ready)
            elif ready != old[each.account_id]:
                self._placements.update(ready)

    def _placed(self, kept: Placement | None, post_id: int, where: Where) -> Placement:
        begun = kept or Placement(post_id=post_id, account_id=where.account_id)
        wanted = replace(begun, planned_at=where.planned_at, text=where.text)
        return normalise(wanted, self._tools.today())

    def _write_files(self, post_id: int, files: Sequence[KeptFile]) -> None:
        for each in files:
            record = PostFile(post_id=post_id, sha256=each.sha256, name=each.name, size=each.size)
            self._kept.insert(normalise(record, self._tools.today()))
