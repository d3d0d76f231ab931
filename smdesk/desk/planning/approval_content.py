"""What is put up for approval, and what has changed in it since: who reads it, and from where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from smdesk.desk.cases import Tools
from smdesk.models.approval_content import Content, Difference, Row, Text, differences, from_json
from smdesk.models.labels import quoted
from smdesk.models.plan import PlanFilter, PlanItem
from smdesk.models.plan_records import Approval, Post
from smdesk.models.plan_vocabulary import Stage
from smdesk.models.records import Account, Network
from smdesk.storage.approvals import Touched

_EVERYTHING = PlanFilter()
MOST_READ = 8
"""Contents that are kept in memory."""


class ApprovalChange(NamedTuple):
    """One thing that is other than it was put up, and since when."""

    what: str
    """«перенесено», «изменён текст» …"""
    topic: str
    where: str
    """The page that it is about; empty where it is about the post as a whole."""
    before: str
    after: str
    at: datetime | None
    """When it was last changed; None where the journal does not say."""
    post_id: int
    placement_id: int = 0

    @property
    def text(self) -> str:
        """In a line: «Ёлка» (VK, Посёлок): перенесено»."""
        where = f" ({self.where})" if self.where else ""
        return f"{quoted(self.topic)}{where}: {self.what}"


@dataclass(frozen=True)
class _Since:
    """What may have changed since an approval was asked for, and when it did."""

    posts: Mapping[int, datetime | None]
    placements: Mapping[int, datetime | None]


_NOTHING = _Since({}, {})


class ApprovalContents:
    """Reads what an approval is about."""

    def __init__(self, tools: Tools) -> None:
        self._view = tools.storage.approvals
        self._plan = tools.storage.plan
        self._posts = tools.storage.repository(Post)
        self._accounts = tools.storage.repository(Account)
        self._networks = tools.storage.repository(Network)
        self._read: dict[int, Content] = {}

    def of_post(self, post_id: int) -> Content:
        """A text alone."""
        return Content(self.texts([post_id]))

    def of_plan(self, since: date, until: date) -> Content:
        """The lines of a plan, without texts."""
        return Content({}, _rows(self._plan.between(since, until, _EVERYTHING)))

    def texts(self, posts: Sequence[int]) -> dict[int, Text]:
        """These posts as they are read, those that are there and not given up."""
        found = self._posts.by_ids(posts)
        own: dict[int, dict[int, str]] = {}
        for post, account, text in self._view.own_texts(posts):
            own.setdefault(post, {})[account] = text
        files: dict[int, dict[str, str]] = {}
        for post, sha256, name in self._view.files(posts):
            files.setdefault(post, {})[sha256] = name
        return {
            post: Text(one.topic, one.text, one.format, own.get(post, {}), files.get(post, {}))
            for post, one in found.items()
            if one.stage is not Stage.CANCELLED
        }

    def put_up(self, approval: Approval) -> Content:
        """What was put up: it never changes, and reading a region's plan takes a while."""
        if approval.id not in self._read:
            if len(self._read) >= MOST_READ:
                self._read.pop(next(iter(self._read)))
            self._read[approval.id] = from_json(approval.content)
        return self._read[approval.id]

    def changes(self, approval: Approval) -> list[ApprovalChange]:
        """What differs today from what was put up, the newest last."""
        before = self.put_up(approval)
        if approval.post_id is not None:
            found = differences(before, self.of_post(approval.post_id), list(before.texts), ())
            since = self._since(approval, before) if found else _NOTHING
        else:
            since = self._since(approval, before)
            found = self._of_plan(approval, before, since)
        return sorted(self._worded(found, since), key=lambda each: each.at or datetime.min)

    def _of_plan(self, approval: Approval, before: Content, since: _Since) -> list[Difference]:
        """Only what was touched since is compared: a region has a plan of many thousands."""
        posts = [post for post in since.posts if post in before.texts]
        of_posts = self._view.placements(list(since.posts))
        placements = list(dict.fromkeys([*since.placements, *of_posts]))
        now = Content(self.texts(posts), self._rows_now(approval, before, placements))
        return differences(before, now, posts, placements)

    def _since(self, approval: Approval, before: Content) -> _Since:
        """By the journal; where it has forgotten, everything may have changed."""
        touched = self._view.touched(approval.id)
        if touched is not None:
            return self._by_journal(touched)
        ids: dict[int, datetime | None] = dict.fromkeys(before.rows)
        if approval.since and approval.until:
            today = self._plan.between(approval.since, approval.until, _EVERYTHING)
            ids |= dict.fromkeys(_rows(today))
        return _Since(dict.fromkeys(before.texts), ids)

    def _by_journal(self, touched: Sequence[Touched]) -> _Since:
        posts: dict[int, datetime | None] = {}
        placements: dict[int, datetime | None] = {}
        for table, row, post, at in touched:
            if table == "placement":
                placements[row] = max(at, placements.get(row) or at)
            of_post = row if table == "post" else post
            if of_post is not None:
                posts[of_post] = max(at, posts.get(of_post) or at)
        return _Since(posts, placements)

    def _rows_now(
        self, approval: Approval, before: Content, placements: Sequence[int]
    ) -> dict[int, Row]:
        """Lines that were put up, wherever they stand now, and those that came into the days."""
        since, until = approval.since, approval.until
        if since is None or until is None:
            return {}
        return _rows(
            item
            for item in self._plan.items(placements)
            if item.placement_id in before.rows or (item.at and since <= item.at.date() <= until)
        )

    def _worded(self, found: Iterable[Difference], since: _Since) -> Iterable[ApprovalChange]:
        listed = list(found)
        accounts = self._accounts.by_ids(sorted({d.account_id for d in listed if d.account_id}))
        badges = {network.id: network.badge for network in self._networks.all()}
        for each in listed:
            account = accounts.get(each.account_id)
            name = (
                f"{badges[account.network_id]}, {account.title or account.address}"
                if account
                else ""
            )
            at = since.placements.get(each.placement_id) or since.posts.get(each.post_id)
            yield ApprovalChange(
                each.what,
                each.topic,
                name,
                each.before,
                each.after,
                at,
                each.post_id,
                each.placement_id,
            )


def _rows(items: Iterable[PlanItem]) -> dict[int, Row]:
    """Lines of a plan: where and when something is to go out, whenever it really does."""
    return {
        item.placement_id: Row(item.post_id, item.account_id, at.replace(second=0), item.topic)
        for item in items
        if (at := item.planned_at or item.at) and item.stage is not Stage.CANCELLED
    }
